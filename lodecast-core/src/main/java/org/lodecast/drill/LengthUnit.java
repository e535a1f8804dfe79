package org.lodecast.drill;

import java.util.Locale;
import java.util.Optional;

/// Units of length: the one table through which coordinates and depths become metres.
public enum LengthUnit {
    METRE("m", 1),
    /// The international foot; the survey foot of some American grids differs by 2 parts in a million.
    FOOT("ft", 0.3048);

    private final String symbol;
    private final double metres;

    LengthUnit(String symbol, double metres) {
        this.symbol = symbol;
        this.metres = metres;
    }

    /// As it is written beside a value.
    public String symbol() {
        return symbol;
    }

    /// How many metres one of this unit is.
    public double metres() {
        return metres;
    }

    /// Reads a unit as tables write it: `m`, `metres`, `ft`, `FEET`, `'`.
    public static Optional<LengthUnit> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "m", "mt", "mts", "meter", "meters", "metre", "metres" -> Optional.of(METRE);
            case "ft", "foot", "feet", "'", "ftus", "usft" -> Optional.of(FOOT);
            default -> Optional.empty();
        };
    }
}
