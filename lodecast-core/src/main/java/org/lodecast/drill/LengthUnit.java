package org.lodecast.drill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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

    /// A length as it stands in a table of this unit, to the thousandth, without zeros that say nothing.
    public String number(double length) {
        double v = length / metres;
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(10))
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }

    /// A length with its unit: `90000 ft`.
    public String text(double length) {
        return number(length) + " " + symbol;
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
