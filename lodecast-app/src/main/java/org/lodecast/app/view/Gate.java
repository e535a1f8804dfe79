package org.lodecast.app.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who is answered, and what every answer says of how it may be used.
final class Gate {
    /// The page holds all it needs in itself, and may ask this server for more. Its own policy, for when
    /// it is opened as a file, is at least as strict.
    private static final String PAGE =
            "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /// Figures and tables run nothing.
    private static final String REST =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    private final Set<String> names;

    Gate(int port) {
        this.names = port == 80
                ? Set.of("127.0.0.1:80", "localhost:80", "127.0.0.1", "localhost")
                : Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /// Whether the request is for this server by one of its own names, in the one `Host` and, if the
    /// address is whole, in that too.
    boolean host(HttpExchange x) {
        List<String> hosts = x.getRequestHeaders().getOrDefault("Host", List.of());
        String authority = x.getRequestURI().getRawAuthority();
        return hosts.size() == 1 && own(hosts.getFirst()) && (authority == null || own(authority));
    }

    private boolean own(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean reads(HttpExchange x) {
        return x.getRequestMethod().equals("GET") || x.getRequestMethod().equals("HEAD");
    }

    /// What every answer says, whatever it is.
    static void guard(Headers headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store"); // the next run makes other files of the same names
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", REST);
    }

    static void policy(Headers headers, String path) {
        headers.set("Content-Security-Policy", path.equals("/report.html") ? PAGE : REST);
    }

    /// Whether the one who asks unpacks gzip: named without being forbidden by a weight of zero.
    static boolean takesGzip(Headers request) {
        for (String list : request.getOrDefault("Accept-Encoding", List.of())) {
            for (String offer : list.split(",")) {
                String[] parts = offer.replace(" ", "").toLowerCase(Locale.ROOT).split(";");
                if (parts[0].equals("gzip") && (parts.length == 1 || !parts[1].matches("q=0(\\.0*)?"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
