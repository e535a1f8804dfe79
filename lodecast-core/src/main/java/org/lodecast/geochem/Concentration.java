package org.lodecast.geochem;

import java.util.Locale;
import java.util.Optional;

/// Units of concentration: the one table through which they convert.
public enum Concentration {
    PERCENT("%", 1e4),
    PPM("ppm", 1),
    PPB("ppb", 1e-3),
    PPT("ppt", 1e-6),
    GRAM_PER_TONNE("g/t", 1),
    /// Troy ounce a short ton: 31.1034768 g in 907.18474 kg.
    OUNCE_PER_SHORT_TON("oz/t", 31.1034768 / 0.90718474);

    private final String symbol;
    private final double ppm;

    Concentration(String symbol, double ppm) {
        this.symbol = symbol;
        this.ppm = ppm;
    }

    /// As it is written beside a value.
    public String symbol() {
        return symbol;
    }

    /// How many ppm one of this unit is.
    public double ppm() {
        return ppm;
    }

    /// Reads a unit as laboratories write it: `ppm`, `PPB`, `pct`, `%`, `gpt`, `g/t`, `g_t`, `opt`, `oz/t`.
    public static Optional<Concentration> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "%", "pct", "percent", "wt%", "perc" -> Optional.of(PERCENT);
            case "ppm", "mg/kg", "mgkg" -> Optional.of(PPM);
            case "ppb", "ug/kg" -> Optional.of(PPB);
            case "ppt" -> Optional.of(PPT);
            case "g/t", "gpt", "g_t", "gt", "gmt", "gm/t" -> Optional.of(GRAM_PER_TONNE);
            case "oz/t", "opt", "oz/st", "ozt" -> Optional.of(OUNCE_PER_SHORT_TON);
            default -> Optional.empty();
        };
    }
}
