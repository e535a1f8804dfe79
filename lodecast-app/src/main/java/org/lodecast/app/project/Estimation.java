package org.lodecast.app.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values are estimated between composites: what holds for all variables, and what differs for some.
///
/// @param method `ordinary`, `simple`, `trend`, `inverse_distance` or `nearest`
/// @param samples most composites that a voxel is estimated from
/// @param perHole most of them from one hole
/// @param perOctant most of them from one octant of the search's axes; by default no limit
/// @param minSamples fewer composites than this give no estimate
/// @param search how far composites are looked for; by default however far
/// @param block points a side that stand for a voxel; 1 is its centre
/// @param transform `none`, `log` or `normal_score`: the scale that elements are kriged on
/// @param model of the variogram: `spherical`, `exponential`, `gaussian`, `cubic`, or `best` of them
/// @param anisotropy `auto` (axes where they are clearly better) or `none` (one range for all directions)
/// @param structures nested structures of the variogram, 1 or 2
/// @param folds of holes in the cross-validation; 0 leaves it out
/// @param variables what differs, by the name of an element or layer
@SuppressWarnings("NullAway") // as of {@link Project}
public record Estimation(
        String method,
        Integer samples,
        Integer perHole,
        @Nullable Integer perOctant,
        Integer minSamples,
        @Nullable Search search,
        Integer block,
        String transform,
        String model,
        String anisotropy,
        Integer structures,
        Integer folds,
        Map<String, Own> variables) {
    public Estimation {
        method = orElse(method, "ordinary");
        samples = orElse(samples, 24);
        perHole = orElse(perHole, 6);
        minSamples = orElse(minSamples, 1);
        block = orElse(block, 1);
        transform = orElse(transform, "none");
        model = orElse(model, "spherical");
        anisotropy = orElse(anisotropy, "auto");
        structures = orElse(structures, 1);
        folds = orElse(folds, 5);
        variables = orElse(variables, Map.of());
    }

    /// All at its default.
    public static Estimation usual() {
        return new Estimation(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Angles of an ellipsoid in degrees, in one of two conventions: `azimuth`, `dip` (negative down) and `plunge`
    /// of its longest axis, or Leapfrog's `dip` (positive), `dipAzimuth` and `pitch`.
    public sealed interface Axes {
        @Nullable
        Double azimuth();

        @Nullable
        Double dip();

        @Nullable
        Double plunge();

        @Nullable
        Double dipAzimuth();

        @Nullable
        Double pitch();

        /// Whether any angle is given.
        default boolean turned() {
            return azimuth() != null || dip() != null || plunge() != null || leapfrog();
        }

        /// Whether they are Leapfrog's.
        default boolean leapfrog() {
            return dipAzimuth() != null || pitch() != null;
        }
    }

    /// A radius alone, or an ellipsoid.
    ///
    /// @param range along the longest axis [m]
    /// @param semi along the second [m], by default `range`
    /// @param minor along the third [m], by default `semi`
    public record Search(
            @Nullable Double range,
            @Nullable Double semi,
            @Nullable Double minor,
            @Nullable Double azimuth,
            @Nullable Double dip,
            @Nullable Double plunge,
            @Nullable Double dipAzimuth,
            @Nullable Double pitch)
            implements Axes {
        @JsonCreator
        public Search {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Search of(double radius) {
            return new Search(radius, null, null, null, null, null, null, null);
        }
    }

    /// What differs for one variable. Numbers of the variogram hold its fit to them; they are on the scale that is
    /// kriged (logarithms, normal scores), in metres and degrees.
    ///
    /// @param nugget of the variogram
    /// @param sill nugget included
    /// @param range along the longest axis [m], one a structure
    /// @param semi along the second, one a structure
    /// @param minor along the third, one a structure
    public record Own(
            @Nullable String method,
            @Nullable String transform,
            @Nullable String model,
            @Nullable String anisotropy,
            @Nullable Integer structures,
            @Nullable Double nugget,
            @Nullable Double sill,
            @Nullable List<Double> range,
            @Nullable List<Double> semi,
            @Nullable List<Double> minor,
            @Nullable Double azimuth,
            @Nullable Double dip,
            @Nullable Double plunge,
            @Nullable Double dipAzimuth,
            @Nullable Double pitch)
            implements Axes {
        /// Nothing differs.
        public static final Own NOTHING =
                new Own(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// What holds for a variable. A transform set for all is for elements: balances, ratios and factors are real
    /// numbers already, and keep their scale unless one is set for them by name.
    ///
    /// @param element whether it is one
    public Own of(String variable, boolean element) {
        Own own = variables.getOrDefault(variable, Own.NOTHING);
        String how = orElse(own.method, method);
        boolean kriged = List.of("ordinary", "simple", "trend").contains(how);
        return new Own(
                how,
                orElse(own.transform, element && kriged ? transform : "none"),
                orElse(own.model, model),
                orElse(own.anisotropy, anisotropy),
                orElse(own.structures, structures),
                own.nugget,
                own.sill,
                own.range,
                own.semi,
                own.minor,
                own.azimuth,
                own.dip,
                own.plunge,
                own.dipAzimuth,
                own.pitch);
    }

    static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
