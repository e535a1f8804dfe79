package org.lodecast.app.format;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names that DXF R12 allows a layer: at most 31 of A to Z, 0 to 9, `$`, `_` and `-`. Letters become capitals
/// without accents, anything else `_`; names that fall together get a number.
final class LayerNames {
    private static final int LONGEST = 31;

    /// Layers that mean something of their own.
    private final Set<String> taken = new HashSet<>(Set.of("0", "DEFPOINTS"));

    private final Map<String, Integer> numbers = new HashMap<>();

    /// A legal name that no call before gave.
    String legal(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9$_-]", "_");
        String start = plain.isEmpty() ? "_" : cut(plain, LONGEST);
        String legal = start;
        while (!taken.add(legal)) {
            String end = "_" + numbers.merge(start, 1, (k, one) -> k + one);
            legal = cut(start, LONGEST - end.length()) + end;
        }
        return legal;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
