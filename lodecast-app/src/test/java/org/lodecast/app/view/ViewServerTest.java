package org.lodecast.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.app.TinyProject;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.block.BlockModel;
import tools.jackson.databind.JsonNode;

/// The real server on a free port, asked by a real client; by a bare socket where a client would not ask so.
class ViewServerTest {
    @TempDir
    static Path shared;

    static TinyProject project;
    static Workspace workspace;
    static ViewServer server;
    static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        project = TinyProject.lean(shared.resolve("seen"));
        assertThat(project.run("--quiet").code()).isZero();
        workspace = Workspace.open(project.folder(), 1);
        server = ViewServer.start(workspace, 0);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void showsEveryKindOfProduct() throws Exception {
        for (String[] product : new String[][] {
            {"report.html", "text/html; charset=utf-8"},
            {"figures/targets.svg", "image/svg+xml"},
            {"targets.csv", "text/csv; charset=utf-8"},
            {"metrics.json", "application/json"},
            {"blocks.parquet", "application/vnd.apache.parquet"},
            {"targets.dxf", "image/vnd.dxf"},
        }) {
            HttpResponse<byte[]> a = get("/" + product[0]);
            assertThat(a.statusCode()).as(product[0]).isEqualTo(200);
            assertThat(a.body()).isEqualTo(Files.readAllBytes(project.out(product[0])));
            assertThat(header(a, "Content-Type")).isEqualTo(product[1]);
            guarded(a);
        }
    }

    @Test
    void thePageMayAskThisServerAndNoOther() throws Exception {
        String page = header(get("/report.html"), "Content-Security-Policy");
        assertThat(page).contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'");
        assertThat(header(get("/figures/targets.svg"), "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void theRootLeadsToTheReport() throws Exception {
        HttpResponse<byte[]> a = get("/");
        assertThat(a.statusCode()).isEqualTo(302);
        assertThat(header(a, "Location")).isEqualTo("/report.html");
        guarded(a);
    }

    @Test
    void headTellsTheSizeAndSendsNothing() throws Exception {
        for (String path : List.of("/report.html", "/column/Au", "/columns.json")) {
            HttpResponse<byte[]> a = ask(path, "HEAD");
            assertThat(a.statusCode()).isEqualTo(200);
            assertThat(a.body()).isEmpty();
            assertThat(header(a, "Content-Length"))
                    .as(path)
                    .isEqualTo(Integer.toString(get(path).body().length));
        }
        assertThat(ask("/nothing.json", "HEAD").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyShows() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<byte[]> a = ask("/report.html", method);
            assertThat(a.statusCode()).as(method).isEqualTo(405);
            assertThat(header(a, "Allow")).isEqualTo("GET, HEAD");
            guarded(a);
        }
        assertThat(project.out("report.html")).isNotEmptyFile();
    }

    @Test
    void answersToItsOwnNameAlone() throws Exception {
        int port = server.port();
        for (String own : List.of("127.0.0.1:" + port, "localhost:" + port, "LOCALHOST:" + port)) {
            assertThat(raw("GET /targets.csv HTTP/1.1", "Host: " + own)).as(own).startsWith("HTTP/1.1 200");
        }
        for (String other : List.of(
                "evil.example",
                "evil.example:" + port,
                "127.0.0.1",
                "localhost",
                "127.0.0.1:1",
                "localhost:" + port + ".evil.example",
                "[::1]:" + port,
                "0.0.0.0:" + port,
                "")) {
            String answer = raw("GET /targets.csv HTTP/1.1", "Host: " + other);
            assertThat(answer).as(other).startsWith("HTTP/1.1 421").doesNotContain("rank");
        }
        assertThat(raw("GET /targets.csv HTTP/1.0")).doesNotContain(" 200 ");
        String twice = raw("GET /targets.csv HTTP/1.1", "Host: localhost:" + port, "Host: evil.example");
        assertThat(twice).doesNotContain(" 200 ").doesNotContain("rank");
        String whole = raw("GET http://evil.example/targets.csv HTTP/1.1", "Host: localhost:" + port);
        assertThat(whole).startsWith("HTTP/1.1 421");
        assertThat(raw("GET //evil.example/targets.csv HTTP/1.1", "Host: localhost:" + port))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("POST /targets.csv HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 421");
    }

    @Test
    void listensOnTheLoopbackAlone() throws Exception {
        for (InetAddress own :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!own.isLoopbackAddress()) {
                assertThatThrownBy(() -> new Socket(own, server.port()).close()).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void showsNothingElse() throws Exception {
        Files.writeString(shared.resolve("secret.csv"), "secret");
        Files.writeString(project.out(".hidden.csv"), "secret");
        Files.writeString(project.out("notes.txt"), "secret");
        Files.writeString(project.out("targets.csv.tmp"), "secret");
        Files.createDirectories(project.out(".cache"));
        Files.writeString(project.out(".cache/a.csv"), "secret");
        for (String path : List.of(
                "/nothing.csv",
                "/../project.yaml",
                "/../collar.csv",
                "/../../secret.csv",
                "/figures/../targets.csv",
                "/figures/../../collar.csv",
                "/%2e%2e/collar.csv",
                "/%2E%2E/collar.csv",
                "/.%2e/collar.csv",
                "/..%2fcollar.csv",
                "/figures%2f..%2f..%2fcollar.csv",
                "/%252e%252e/collar.csv",
                "/..%5ccollar.csv",
                "/figures%5c..%5c..%5ccollar.csv",
                "/targets.csv%00.svg",
                "/" + project.out("../collar.csv"),
                "/./targets.csv",
                "/figures//targets.svg",
                "/figures",
                "/figures/",
                "/.hidden.csv",
                "/.cache/a.csv",
                "/notes.txt",
                "/targets.csv.tmp",
                "/lodecast.duckdb",
                "/work/evidence/done.json",
                "/work/evidence/Au.f32",
                "/%77ork/evidence/done.json",
                "/figures/../work/evidence/done.json")) {
            String answer = raw("GET " + path + " HTTP/1.1", "Host: localhost:" + server.port());
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (404|421) .*").doesNotContain("secret", "HOLEID");
        }
        // a backslash as it is makes no address at all
        assertThat(raw("GET /..\\collar.csv HTTP/1.1", "Host: localhost:" + server.port()))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void followsNoLinkThatLeadsOut() throws Exception {
        Files.writeString(shared.resolve("outside.csv"), "secret");
        Files.createDirectories(shared.resolve("elsewhere"));
        Files.writeString(shared.resolve("elsewhere/a.csv"), "secret");
        try {
            link("leak.csv", shared.resolve("outside.csv"));
            link("leak", shared.resolve("elsewhere"));
            link("collar.csv", project.folder().resolve("collar.csv"));
            link("stage.json", project.out("work/evidence/done.json"));
            link("same.csv", project.out("targets.csv"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "skipped: no links here");
        }
        for (String path : List.of("/leak.csv", "/leak/a.csv", "/collar.csv", "/stage.json")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/same.csv").body()).isEqualTo(Files.readAllBytes(project.out("targets.csv")));
    }

    private static void link(String name, Path to) throws IOException {
        Files.deleteIfExists(project.out(name));
        Files.createSymbolicLink(project.out(name), to);
    }

    @Test
    void tellsEveryColumn() throws Exception {
        HttpResponse<byte[]> a = get("/columns.json");
        guarded(a);
        JsonNode told = Json.MAPPER.readTree(a.body());
        BlockModel model = Access.model(workspace);
        int[] ground = Access.ground(workspace);
        assertThat(told.path("voxels").asInt()).isEqualTo(ground.length);
        List<String> names = new ArrayList<>();
        for (JsonNode column : told.path("columns")) {
            String name = column.path("name").asString();
            names.add(name);
            BlockModel.Column kept = model.column(name);
            assertThat(column.path("unit").asString()).isEqualTo(kept.unit());
            float least = Float.NaN;
            float greatest = Float.NaN;
            for (int v : ground) {
                float x = kept.values()[v];
                least = x < least || Float.isNaN(least) ? x : least;
                greatest = x > greatest || Float.isNaN(greatest) ? x : greatest;
            }
            assertThat(end(column.path("least"))).as(name).isEqualTo(Float.valueOf(least));
            assertThat(end(column.path("greatest"))).as(name).isEqualTo(Float.valueOf(greatest));
        }
        assertThat(names).containsExactlyElementsOf(model.columns().keySet());
        assertThat(model.column("Au").unit()).isNotEmpty();
    }

    private static float end(JsonNode node) {
        return node.isNull() ? Float.NaN : (float) node.asDouble();
    }

    @Test
    void givesEachColumnInTheOrderOfTheGround() throws Exception {
        BlockModel model = Access.model(workspace);
        int[] ground = Access.ground(workspace);
        for (String name : List.of("Au", "fault", "label", "score_overlay", "p", "class")) {
            HttpResponse<byte[]> plain = get("/column/" + name);
            guarded(plain);
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(header(plain, "Content-Type")).isEqualTo("application/octet-stream");
            ByteBuffer values = ByteBuffer.wrap(plain.body()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(values.remaining()).isEqualTo(4 * ground.length);
            for (int v : ground) {
                assertThat(values.getFloat()).as(name).isEqualTo(Float.valueOf(model.values(name)[v])); // NaN too
            }
            HttpResponse<byte[]> packed = ask("/column/" + name, "GET", "Accept-Encoding", "br, gzip;q=0.5");
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
        assertThat(model.values("label")).contains(Float.NaN);
        HttpResponse<byte[]> refused = ask("/column/Au", "GET", "Accept-Encoding", "gzip;q=0, identity");
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void knowsNoOtherColumn() throws Exception {
        for (String name : List.of("", "au", "x", "ix", "Unobtainium", "Au%22,%22p", "..%2fAu", "Au/", "%22%22")) {
            assertThat(get("/column/" + name).statusCode()).as(name).isEqualTo(404);
        }
    }

    @Test
    void aPortThatIsTakenOrNoneIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int port : new int[] {taken.getLocalPort(), 65_536, -1}) {
                assertThatThrownBy(() -> ViewServer.start(workspace, port))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("--port: cannot listen on 127.0.0.1:" + port)
                        .hasMessageContaining("expected a free port");
            }
        }
    }

    private static void guarded(HttpResponse<byte[]> a) {
        assertThat(header(a, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(a, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(a, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(a, "Content-Security-Policy")).contains("default-src 'none'");
    }

    private static String header(HttpResponse<byte[]> a, String name) {
        return a.headers().firstValue(name).orElse("none");
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return ask(path, "GET");
    }

    private static HttpResponse<byte[]> ask(String path, String method, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The whole answer to a request of these lines.
    private static String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
