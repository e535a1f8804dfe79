package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Estimation;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.evidence.EstimateSettings;
import org.lodecast.evidence.EvidenceModel;
import org.lodecast.evidence.Recipe;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;

/// From the words of a project to the settings of its estimates: degrees become radians, names kinds.
final class EstimationChoice {
    private EstimationChoice() {}

    /// @throws InvalidInput if a setting is for a variable that is not there
    static EvidenceModel.Settings settings(Project p, Composites composites, List<Recipe> recipes, double least) {
        Estimation e = p.estimation();
        List<String> layers =
                recipes.stream().filter(Recipe::atComposites).map(Recipe::name).toList();
        List<String> known = new ArrayList<>(
                composites.variables().stream().map(Variable::name).toList());
        known.addAll(layers);
        List<Finding> unknown = new ArrayList<>();
        Map<String, EstimateSettings> own = new LinkedHashMap<>();
        for (String name : e.variables().keySet()) {
            if (known.contains(name)) {
                own.put(name, settings(e, e.of(name, !layers.contains(name))));
            } else {
                unknown.add(Finding.error(
                        "estimation-variable",
                        "",
                        0,
                        "",
                        "estimation.variables: `" + name + "`; expected one of " + String.join(", ", known)));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown);
        }
        return new EvidenceModel.Settings(
                settings(e, e.of("", true)), settings(e, e.of("", false)), own, least, GeochemChoice.settings(p));
    }

    private static EstimateSettings settings(Estimation e, Estimation.Own v) {
        EstimateSettings.Method method = EstimateSettings.Method.valueOf(upper(v.method()));
        return new EstimateSettings(
                method,
                EstimateSettings.Scale.valueOf(upper(v.transform())),
                fit(v),
                neighbourhood(e),
                method.kriges() ? e.block() : 1);
    }

    private static Neighbourhood neighbourhood(Estimation e) {
        Estimation.Search s = e.search();
        Neighbourhood n = Neighbourhood.ellipsoid(
                        s == null ? Anisotropy.isotropic(Double.POSITIVE_INFINITY) : ellipsoid(s),
                        e.minSamples(),
                        e.samples())
                .withMaxPerHole(e.perHole());
        Integer octant = e.perOctant();
        return octant == null ? n : n.withMaxPerOctant(octant);
    }

    private static Anisotropy ellipsoid(Estimation.Search s) {
        double range = Objects.requireNonNull(s.range());
        double semi = s.semi() == null ? range : s.semi();
        double minor = s.minor() == null ? semi : s.minor();
        if (s.leapfrog()) {
            return Anisotropy.ofLeapfrog(
                    degrees(s.dip()), degrees(s.dipAzimuth()), degrees(s.pitch()), range, semi, minor);
        }
        return Anisotropy.of(
                range,
                radians(s.azimuth(), 0),
                radians(s.dip(), 0),
                radians(s.plunge(), 0),
                semi / range,
                minor / range);
    }

    private static FitSettings fit(Estimation.Own v) {
        Structure.Kind[] kinds = "best".equals(v.model())
                ? Structure.Kind.values()
                : new Structure.Kind[] {Structure.Kind.valueOf(upper(v.model()))};
        FitSettings fit = FitSettings.of(kinds)
                .withStructures(Objects.requireNonNull(v.structures()))
                .withFixed(fixed(v));
        return "none".equals(v.anisotropy()) ? fit.isotropicOnly() : fit;
    }

    private static FitSettings.Fixed fixed(Estimation.Own v) {
        double free = Double.NaN;
        int structures = Math.max(count(v.range()), Math.max(count(v.semi()), count(v.minor())));
        List<FitSettings.Ranges> ranges = new ArrayList<>();
        for (int s = 0; s < structures; s++) {
            ranges.add(new FitSettings.Ranges(at(v.range(), s), at(v.semi(), s), at(v.minor(), s)));
        }
        double[] angles = {radians(v.azimuth(), free), radians(v.dip(), free), radians(v.plunge(), free)};
        if (v.leapfrog()) {
            Anisotropy a =
                    Anisotropy.ofLeapfrog(degrees(v.dip()), degrees(v.dipAzimuth()), degrees(v.pitch()), 4, 2, 1);
            angles = new double[] {a.azimuth(), a.dip(), a.plunge()};
        }
        return new FitSettings.Fixed(
                v.nugget() == null ? free : v.nugget(),
                v.sill() == null ? free : v.sill(),
                angles[0],
                angles[1],
                angles[2],
                ranges);
    }

    private static int count(@Nullable List<Double> ranges) {
        return ranges == null ? 0 : ranges.size();
    }

    private static double at(@Nullable List<Double> ranges, int structure) {
        return ranges == null || structure >= ranges.size() ? Double.NaN : ranges.get(structure);
    }

    private static double degrees(@Nullable Double angle) {
        return Objects.requireNonNull(angle);
    }

    private static double radians(@Nullable Double degrees, double otherwise) {
        return degrees == null ? otherwise : Math.toRadians(degrees);
    }

    private static String upper(@Nullable String word) {
        return Objects.requireNonNull(word).toUpperCase(Locale.ROOT);
    }
}
