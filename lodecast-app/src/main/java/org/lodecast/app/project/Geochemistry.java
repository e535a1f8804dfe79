package org.lodecast.app.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the elements are looked at, and layers made of them.
///
/// @param data that factors are sought in: `log` (logarithms) or `clr` (centred log-ratios)
/// @param factors how: `components`, `axes` (iterated principal axes) or `likelihood`
/// @param count of factors: `parallel` (parallel analysis), `eigenvalue` (above 1) or a whole number
/// @param rotation `varimax` or `none`
/// @param classes most classes of a concentration-volume curve
/// @param leastShare of the curve in each class
/// @param partition `paper`, `paper_without_co` or `own`, which stands in `signs`
/// @param signs of the project's own sequential binary partition
/// @param slices of elevation in which the halo is followed
/// @param sliceHeight [m], in place of their number
@SuppressWarnings("NullAway") // as of {@link Project}
public record Geochemistry(
        String data,
        String factors,
        String count,
        String rotation,
        Integer classes,
        Double leastShare,
        String partition,
        @Nullable Signs signs,
        Integer slices,
        @Nullable Double sliceHeight) {
    public Geochemistry {
        data = orElse(data, "log");
        factors = orElse(factors, "components");
        count = orElse(count, "parallel");
        rotation = orElse(rotation, "varimax");
        classes = orElse(classes, 4);
        leastShare = orElse(leastShare, 0.05);
        partition = orElse(partition, signs == null ? "paper" : "own");
        slices = orElse(slices, 10);
    }

    /// All at its default.
    public static Geochemistry usual() {
        return new Geochemistry(null, null, null, null, null, null, null, null, null, null);
    }

    /// A table of signs: a row a balance, 1 for the elements above, −1 for those below, 0 for those apart.
    public record Signs(
            @Nullable List<String> elements, @Nullable List<List<Integer>> rows) {}

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
