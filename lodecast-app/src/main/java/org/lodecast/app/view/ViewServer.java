package org.lodecast.app.view;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lodecast.InvalidInput;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.pipeline.Workspace;

/// Serves the products of a run, and the columns of its block model, to this machine alone:
///
/// - `/` leads to `/report.html`; any other product stands under its name in the output folder;
/// - `/columns.json` tells every column of the block model: name, unit, least and greatest value;
/// - `/column/NAME` is one column: the values of the voxels below the ground, in rising order of their
///   index, as
///   little-endian 32-bit floats.
///
/// It only ever reads, listens on the loopback alone, and answers no one who calls it by another name
/// than the machine's own: a page of the wide web could otherwise have its own name lead here (DNS
/// rebinding) and read along.
public final class ViewServer implements AutoCloseable {
    private static final String COLUMN = "/column/";

    private final HttpServer server;
    private final ExecutorService requests;
    private final Gate gate;
    private final Products products;
    private final Columns columns;

    private ViewServer(Workspace w, HttpServer server) {
        this.server = server;
        this.requests = Executors.newVirtualThreadPerTaskExecutor();
        this.gate = new Gate(server.getAddress().getPort());
        this.products = new Products(w.out());
        this.columns = new Columns(w);
    }

    /// Begins to answer.
    ///
    /// @param port 0 for any free one
    /// @throws InvalidInput if it cannot be had
    public static ViewServer start(Workspace w, int port) {
        HttpServer server;
        try {
            // Not the system's loopback address, which may be that of IPv6: the address printed would not be heard.
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidInput.of(
                    "port",
                    "--port: cannot listen on 127.0.0.1:" + port + ": " + e.getMessage()
                            + "; expected a free port, up to 65535, or none to have one chosen");
        }
        ViewServer view = new ViewServer(w, server);
        server.setExecutor(view.requests);
        server.createContext("/", view::handle);
        server.start();
        return view;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }

    private void handle(HttpExchange x) throws IOException {
        try (x) {
            Gate.guard(x.getResponseHeaders());
            if (!gate.host(x)) {
                refuse(x, 421, "this server answers to 127.0.0.1 alone");
            } else if (!Gate.reads(x)) {
                x.getResponseHeaders().set("Allow", "GET, HEAD");
                refuse(x, 405, "this server only shows");
            } else {
                answer(x);
            }
        }
    }

    private void answer(HttpExchange x) throws IOException {
        URI address = x.getRequestURI();
        String path = address.getPath(); // decoded once: what still looks encoded after that is part of a name
        if (path == null || !path.startsWith("/")) {
            refuse(x, 404, "no such product");
        } else if (path.equals("/")) {
            x.getResponseHeaders().set("Location", "/report.html");
            send(x, 302, "text/plain; charset=utf-8", new byte[0]);
        } else if (path.equals("/columns.json")) {
            Optional<Columns.Told> told = columns.told();
            if (told.isPresent()) {
                send(x, 200, "application/json", Json.pretty(told.get()).getBytes(StandardCharsets.UTF_8));
            } else {
                refuse(x, 404, "no block model");
            }
        } else if (path.startsWith(COLUMN)) {
            column(x, path.substring(COLUMN.length()));
        } else {
            product(x, path);
        }
    }

    private void column(HttpExchange x, String name) throws IOException {
        Optional<Columns.Told> told = columns.told();
        if (told.isEmpty() || !told.get().has(name)) {
            refuse(x, 404, "no such column; /columns.json names them");
            return;
        }
        x.getResponseHeaders().set("Content-Type", "application/octet-stream");
        x.getResponseHeaders().set("Vary", "Accept-Encoding");
        boolean packed = Gate.takesGzip(x.getRequestHeaders());
        if (packed) {
            x.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        long size = 4 * told.get().voxels();
        try (OutputStream body = body(x, packed ? -1 : size)) {
            if (x.getRequestMethod().equals("HEAD")) {
                return;
            }
            try (OutputStream out = packed ? new FastGzip(body) : body) {
                columns.copy(name, out);
            }
        }
    }

    private void product(HttpExchange x, String path) throws IOException {
        Optional<Products.Product> found = products.find(path);
        if (found.isEmpty()) {
            refuse(x, 404, "no such product");
            return;
        }
        try (FileChannel file =
                FileChannel.open(found.get().file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            Gate.policy(x.getResponseHeaders(), path);
            x.getResponseHeaders().set("Content-Type", found.get().type());
            try (OutputStream body = body(x, file.size())) {
                if (!x.getRequestMethod().equals("HEAD")) {
                    Channels.newInputStream(file).transferTo(body);
                }
            }
        }
    }

    private static void refuse(HttpExchange x, int code, String why) throws IOException {
        send(x, code, "text/plain; charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange x, int code, String type, byte[] bytes) throws IOException {
        x.getResponseHeaders().set("Content-Type", type);
        try (OutputStream body = body(x, code, bytes.length)) {
            if (!x.getRequestMethod().equals("HEAD")) {
                body.write(bytes);
            }
        }
    }

    private static OutputStream body(HttpExchange x, long size) throws IOException {
        return body(x, 200, size);
    }

    /// Sends the head and opens the body.
    ///
    /// @param size −1 if it is not known yet
    private static OutputStream body(HttpExchange x, int code, long size) throws IOException {
        if (x.getRequestMethod().equals("HEAD")) {
            if (size >= 0) {
                x.getResponseHeaders().put("Content-Length", List.of(Long.toString(size)));
            }
            x.sendResponseHeaders(code, -1);
        } else {
            // The server takes 0 for a length to come and −1 for none.
            x.sendResponseHeaders(code, size < 0 ? 0 : size == 0 ? -1 : size);
        }
        return new BufferedOutputStream(x.getResponseBody(), 1 << 16);
    }
}
