package org.lodecast.drill.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.drill.Collar;

/// The holes that the other tables refer to, by name.
final class HoleNames {
    /// No hole of the collar table has the name.
    static final int UNKNOWN = -1;

    /// The hole's collar has an error and was left out.
    static final int LOST = -2;

    private final List<Collar> collars;
    private final Map<String, String> lost;
    private final Map<String, Integer> number = new HashMap<>();
    private @Nullable Map<String, String> folded;

    /// @param collars that are used
    /// @param lost names of holes without a usable collar, and the check that found it
    HoleNames(List<Collar> collars, Map<String, String> lost) {
        this.collars = collars;
        this.lost = lost;
        for (int i = 0; i < collars.size(); i++) {
            number.put(collars.get(i).hole(), i);
        }
    }

    int size() {
        return collars.size();
    }

    Collar collar(int hole) {
        return collars.get(hole);
    }

    /// Number of the hole, {@link #UNKNOWN} or {@link #LOST}.
    int of(String name) {
        Integer n = number.get(name);
        return n != null ? n : lost.containsKey(name) ? LOST : UNKNOWN;
    }

    /// The check that a lost hole's collar failed.
    String lostBy(String name) {
        return lost.getOrDefault(name, "");
    }

    /// A hole whose name differs only by case, spaces, `-`, `_` or leading zeros.
    Optional<String> meant(String name) {
        Map<String, String> names = folded;
        if (names == null) {
            names = new HashMap<>();
            for (Collar c : collars) {
                names.putIfAbsent(folded(c.hole()), c.hole());
            }
            folded = names;
        }
        return Optional.ofNullable(names.get(folded(name)));
    }

    /// `dh-007` and `DH 7` become the same.
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "").replaceAll("(?<![0-9])0+(?=[0-9])", "");
    }
}
