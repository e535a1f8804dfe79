package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// The fit to the classes of a variogram map: isotropic, and with axes where they are worth it.
///
/// @param model what was fitted
/// @param error weighted mean square
/// @param remarks what the user should know
/// @param axes unit vectors along the axes, longest range first; none if isotropic
record AxesFit(VariogramModel model, double error, List<String> remarks, List<double[]> axes) {
    private static final double[][] RATIOS = {{1, 0.5}, {1, 0.25}, {0.5, 0.5}, {0.25, 0.25}, {0.5, 0.2}};

    static AxesFit of(VariogramMap map, FitSettings settings, Workers workers) {
        ModelSearch.Classes data = ModelSearch.Classes.of(map);
        double farthest = Arrays.stream(data.h()).max().orElse(0);
        double nearest = Arrays.stream(data.h()).filter(h -> h > 0).min().orElse(farthest);
        double least = Math.min(nearest, 0.5 * farthest);
        double most = 2 * farthest;
        List<Structure.Kind[]> choices = choices(settings);
        double shortest = 0.05 * map.lags().width();
        List<ModelSearch.Solution> round = workers.map(choices.size(), i -> {
            Geometry g = new Geometry(settings, true, least, most);
            return new ModelSearch(data, choices.get(i), settings, g, shortest).best(spheres(g, settings, least, most));
        });
        ModelSearch.Solution sphere = least(round, settings);
        List<String> remarks = new ArrayList<>();
        ModelSearch.Solution chosen = sphere;
        if (!settings.isotropic()) {
            List<ModelSearch.Solution> long3 = workers.map(choices.size(), i -> {
                Geometry g = new Geometry(settings, false, least, most);
                return new ModelSearch(data, choices.get(i), settings, g, shortest)
                        .best(ellipsoids(g, settings, round.get(i)));
            });
            chosen = least(long3, settings);
        }
        VariogramModel model = chosen.model();
        List<double[]> axes = new ArrayList<>();
        if (!model.structures().isEmpty()
                && !model.structures().getLast().anisotropy().isIsotropic()) {
            double[] m = model.structures().getLast().anisotropy().axes();
            for (int k = 0; k < 3; k++) {
                axes.add(Arrays.copyOfRange(m, 3 * k, 3 * k + 3));
            }
        }
        return new AxesFit(model, chosen.error(), remarks, axes);
    }

    private static ModelSearch.Solution least(List<ModelSearch.Solution> all, FitSettings settings) {
        ModelSearch.Solution best = all.getFirst();
        for (ModelSearch.Solution s : all) {
            best = settings.score(s) < settings.score(best) ? s : best;
        }
        return best;
    }

    private static List<Structure.Kind[]> choices(FitSettings settings) {
        List<Structure.Kind[]> choices = new ArrayList<>();
        for (Structure.Kind a : settings.kinds()) {
            if (settings.structures() == 1) {
                choices.add(new Structure.Kind[] {a});
            } else {
                for (Structure.Kind b : settings.kinds()) {
                    choices.add(new Structure.Kind[] {a, b});
                }
            }
        }
        return choices;
    }

    private static List<double[]> spheres(Geometry g, FitSettings settings, double least, double most) {
        List<double[]> starts = new ArrayList<>();
        int rungs = settings.structures() == 1 ? 40 : 12;
        for (int i = 0; i < rungs; i++) {
            double a = least * Math.pow(most / least, i / (rungs - 1.0));
            if (settings.structures() == 1) {
                starts.add(g.start(0, 0, 0, a, a, a));
            } else {
                for (int k = i + 1; k < rungs; k++) {
                    double b = least * Math.pow(most / least, k / (rungs - 1.0));
                    starts.add(g.start(0, 0, 0, a, a, a, b, b, b));
                }
            }
        }
        return starts;
    }

    /// Orientations spread over all there are, each with some ratios and sizes about those of the isotropic fit.
    private static List<double[]> ellipsoids(Geometry g, FitSettings settings, ModelSearch.Solution sphere) {
        List<double[]> starts = new ArrayList<>();
        starts.add(g.start(0, 0, 0, ranges(sphere, 1, 1, 1)));
        int[] turns = {6, 12, 6, 1}; // azimuths at dip 0 (half a turn), 30°, 60°, 90°
        for (int d = 0; d < turns.length; d++) {
            for (int a = 0; a < turns[d]; a++) {
                double azimuth = (d == 0 ? Math.PI : 2 * Math.PI) * a / turns[d];
                for (int p = 0; p < 6; p++) {
                    for (double[] ratio : RATIOS) {
                        for (double size = 0.7; size < 4; size *= 1.5) {
                            starts.add(g.start(
                                    azimuth,
                                    -d * Math.PI / 6,
                                    p * Math.PI / 6,
                                    ranges(sphere, size, size * ratio[0], size * ratio[1])));
                        }
                    }
                }
            }
        }
        return starts;
    }

    private static double[] ranges(ModelSearch.Solution sphere, double a, double b, double c) {
        double[] r = new double[3 * sphere.kinds().length];
        for (int s = 0; s < sphere.kinds().length; s++) {
            double range = Math.exp(sphere.all()[3 + 3 * s]);
            r[3 * s] = range * a;
            r[3 * s + 1] = range * b;
            r[3 * s + 2] = range * c;
        }
        return r;
    }
}
