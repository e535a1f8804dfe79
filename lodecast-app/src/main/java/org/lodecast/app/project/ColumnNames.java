package org.lodecast.app.project;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.geochem.Concentration;

/// Names of columns that tables and the block model have anyway. The database knows no case, so phosphorus
/// (`P`) would stand where the probability (`p`) does, and yttrium (`Y`) where the northing (`y`).
public final class ColumnNames {
    private static final Set<String> TAKEN = Set.of(
            "hole",
            "from",
            "to",
            "line",
            "sample",
            "sampled",
            "weight",
            "kind",
            "text",
            "code",
            "domain",
            "x",
            "y",
            "z",
            "ix",
            "iy",
            "iz",
            "label",
            "ore_share",
            "score",
            "p",
            "class",
            "calibrated",
            "agreement",
            "ensemble_mean",
            "ensemble_spread",
            "ensemble_p10",
            "ensemble_p50",
            "ensemble_p90",
            "support",
            "distance",
            "kriging_variance",
            "fault_distance",
            "fault_intersection_distance");

    private static final String OF_DETECTORS =
            "(score|p|probability|unlike)_(" + String.join("|", Detectors.NAMES) + ")";

    private ColumnNames() {}

    /// Whether the name is a column's already, whatever its case.
    public static boolean taken(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TAKEN.contains(lower) || lower.matches(OF_DETECTORS) || lower.matches(".*_(qualifier|limit)");
    }

    /// What an element is called: its symbol, with the unit where the symbol alone is taken, as in `P_ppm`.
    public static String element(String symbol, @Nullable Concentration unit) {
        if (!taken(symbol)) {
            return symbol;
        }
        return symbol
                + switch (unit) {
                    case null -> "_grade";
                    case PERCENT -> "_pct";
                    case GRAM_PER_TONNE -> "_gpt";
                    case OUNCE_PER_SHORT_TON -> "_opt";
                    case PPM, PPB, PPT -> "_" + unit.symbol();
                };
    }
}
