package org.lodecast.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ground that composites must not mix: a table of logged codes, and which codes make one domain.
///
/// Along a hole each logged interval belongs to the domain of its code; a code that no domain lists is a
/// domain under its own name. What is not logged, or logged without a code, is a domain too, called by the
/// empty text. Where logged intervals overlap the upper one wins: the lower one holds from where those above
/// it end. Neighbours of one domain are one stretch, and gaps or pieces of at most a micrometre are none.
///
/// @param logged sorted by hole, then depth, as {@link Drillholes} holds it
/// @param codes by the name of their domain
public record Domains(Intervals logged, Map<String, List<String>> codes) {
    /// Depths closer than this are the same [m].
    private static final double SAME = 1e-6;

    /// @throws IllegalArgumentException if a code stands in two domains
    public Domains {
        if (logged.code().length != logged.size()) {
            throw new IllegalArgumentException("the table " + logged.file() + " logs no codes");
        }
        domainOf(codes);
    }

    /// All ground is one.
    public static Domains none() {
        return new Domains(Intervals.none(), Map.of());
    }

    private static Map<String, String> domainOf(Map<String, List<String>> codes) {
        Map<String, String> domain = new HashMap<>();
        codes.forEach((name, list) -> list.forEach(code -> {
            String before = domain.putIfAbsent(code, name);
            if (before != null && !before.equals(name)) {
                throw new IllegalArgumentException(
                        "code " + code + " stands in two domains, " + before + " and " + name);
            }
        }));
        return domain;
    }

    /// Ready to be asked hole by hole.
    Log log() {
        return new Log(this);
    }

    /// The stretches of one hole at a time, cut to the ground that was asked for.
    static final class Log {
        private final Intervals logged;
        private final String[] domain;
        private final Map<String, int[]> rows = new HashMap<>();
        private double[] start = new double[16];
        private String[] name = new String[16];
        private int n;

        private Log(Domains d) {
            logged = d.logged;
            Map<String, String> byCode = domainOf(d.codes);
            domain = new String[logged.size()];
            for (int i = 0; i < domain.length; i++) {
                domain[i] = byCode.getOrDefault(logged.code()[i], logged.code()[i]);
            }
            for (int first = 0; first < logged.size(); ) {
                String hole = logged.hole()[first];
                int end = first + 1;
                while (end < logged.size() && logged.hole()[end].equals(hole)) {
                    end++;
                }
                rows.put(hole, new int[] {first, end});
                first = end;
            }
        }

        /// Finds the stretches of a hole between two depths; they cover it without gaps.
        void cut(String hole, double top, double bottom) {
            n = 0;
            int[] range = rows.get(hole);
            double at = top;
            for (int i = range == null ? 0 : range[0]; range != null && i < range[1]; i++) {
                double from = Math.max(logged.from()[i], at);
                double to = Math.min(logged.to()[i], bottom);
                if (to - from <= SAME) {
                    continue;
                }
                if (from - at > SAME) {
                    add(at, "");
                    at = from;
                }
                add(at, domain[i]);
                at = to;
            }
            if (n == 0 || bottom - at > SAME) {
                add(at, "");
            }
        }

        private void add(double from, String domain) {
            if (n > 0 && name[n - 1].equals(domain)) {
                return;
            }
            if (n == start.length) {
                start = java.util.Arrays.copyOf(start, 2 * n);
                name = java.util.Arrays.copyOf(name, 2 * n);
            }
            start[n] = from;
            name[n++] = domain;
        }

        /// Number of stretches.
        int size() {
            return n;
        }

        /// Upper end of stretch k [m]; it ends where the next one starts.
        double start(int k) {
            return start[k];
        }

        String name(int k) {
            return name[k];
        }
    }
}
