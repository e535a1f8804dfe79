package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// The fit to the classes of a variogram map: isotropic, and with axes where the samples bear them out.
///
/// Whether they do is decided by a likelihood ratio: twice the logarithm of how much likelier the best model with
/// axes makes the samples (as ranks turned to normal scores, so that no wild value decides) than the best
/// without, against the 95 % point of χ² with as many degrees of freedom as it has more unknowns. The error of
/// the fit would not do: the classes share samples, so that noise in them looks like a direction.
///
/// @param model what was fitted
/// @param error weighted mean square
/// @param remarks what the user should know
/// @param axes unit vectors along the axes, longest range first; none if isotropic
record AxesFit(VariogramModel model, double error, List<String> remarks, List<double[]> axes) {
    private static final double[][] RATIOS = {{1, 0.5}, {1, 0.25}, {0.5, 0.5}, {0.25, 0.25}, {0.5, 0.2}};
    private static final int LEAST_SAMPLES = 50; // for axes
    private static final int TESTED_SAMPLES = 2000; // more decide nothing that these leave open
    private static final double LEVEL = 0.95;
    private static final double NORMAL =
            0.98; // likeness of values to their normal scores, above which they pass for normal

    /// @param downhole experiment within the holes that the nugget is read from; one without lags leaves it free
    static AxesFit of(
            VariogramMap map,
            PointSamples samples,
            ExperimentalVariogram downhole,
            FitSettings settings,
            Workers workers) {
        ModelSearch.Classes data = ModelSearch.Classes.of(map);
        double farthest = Arrays.stream(data.h()).max().orElse(0);
        if (farthest == 0) {
            VariogramFit none =
                    VariogramFit.undefined(map.variance(), map.lags().reach(), "no two samples lie apart");
            return new AxesFit(none.model(), 0, none.remarks(), List.of());
        }
        double nearest = Arrays.stream(data.h()).filter(h -> h > 0).min().orElse(farthest);
        double least = Math.min(nearest, 0.5 * farthest);
        double most = 2 * farthest;
        double shortest = 0.05 * map.lags().width();
        List<Structure.Kind[]> choices = choices(settings);
        List<FitSettings> held =
                choices.stream().map(c -> withNugget(settings, downhole, c[0])).toList();
        List<String> remarks = new ArrayList<>();
        if (downhole.size() > 0 && Double.isNaN(settings.fixed().nugget())) {
            remarks.add("the nugget was read from the downhole variogram");
        }
        Geometry sphere = new Geometry(settings, true, least, most);
        List<ModelSearch.Solution> round = workers.map(
                choices.size(),
                i -> new ModelSearch(data, choices.get(i), held.get(i), sphere, shortest)
                        .best(spheres(sphere, settings, least, most)));
        Likelihood likelihood =
                new Likelihood(Ranks.normal(ExperimentalVariogram.thin(samples, TESTED_SAMPLES)), workers);
        boolean enough = samples.size() >= LEAST_SAMPLES;
        boolean byLikelihood = enough && settings.method() == FitSettings.Method.LIKELIHOOD;
        int kind = byLikelihood ? likeliest(round, likelihood) : leastError(round, settings);
        ModelSearch.Solution chosen = round.get(kind);
        LikelihoodSearch.Found found = LikelihoodSearch.best(likelihood, chosen);
        String why = settings.isotropic() ? "" : tooLittle(data, samples);
        if (!why.isEmpty()) {
            remarks.add("one range for all directions: " + why);
        } else if (!settings.isotropic()) {
            Geometry turned = new Geometry(settings, false, least, most);
            ModelSearch.Solution withAxes = new ModelSearch(data, choices.get(kind), held.get(kind), turned, shortest)
                    .best(ellipsoids(turned, chosen));
            LikelihoodSearch.Found foundAxes = LikelihoodSearch.best(likelihood, withAxes);
            int more = turned.unknowns() - sphere.unknowns();
            if (settings.fixed().givesAxes()
                    || isBetter(found.minusTwoLog() - foundAxes.minusTwoLog(), more, remarks)) {
                chosen = withAxes;
                found = foundAxes;
            }
        }
        if (byLikelihood) {
            chosen = new ModelSearch(data, chosen.kinds(), held.get(kind), chosen.geometry(), shortest)
                    .hold(found.all(), Ranks.likeness(samples) < NORMAL);
        }
        return told(chosen, settings, data, farthest, least, remarks);
    }

    /// Holds the nugget to that of the downhole variogram, which has the nearest pairs.
    private static FitSettings withNugget(FitSettings settings, ExperimentalVariogram downhole, Structure.Kind kind) {
        if (downhole.size() == 0 || !Double.isNaN(settings.fixed().nugget())) {
            return settings;
        }
        double nugget = VariogramFit.of(downhole, kind, VariogramFit.Weighting.PAIRS_OVER_DISTANCE_SQUARED)
                .model()
                .nugget();
        double sill = settings.fixed().sill();
        return settings.withNugget(sill < nugget ? sill : nugget);
    }

    /// What keeps axes from being looked for, empty if nothing does.
    private static String tooLittle(ModelSearch.Classes data, PointSamples samples) {
        if (samples.size() < LEAST_SAMPLES) {
            return "fewer than " + LEAST_SAMPLES + " samples";
        }
        double[] m = new double[6];
        double total = 0;
        for (int k = 0; k < data.size(); k++) {
            double h = Math.max(data.h()[k], Double.MIN_NORMAL);
            double x = data.x()[k] / h;
            double y = data.y()[k] / h;
            double z = data.z()[k] / h;
            double n = data.h()[k] > 0 ? data.pairs()[k] : 0;
            double[] add = {x * x, y * y, z * z, x * y, x * z, y * z};
            for (int i = 0; i < 6; i++) {
                m[i] += n * add[i];
            }
            total += n;
        }
        // 1/27 if pairs lie all ways alike, 0 if all lie in a plane or a line.
        double spread = (m[0] * (m[1] * m[2] - m[5] * m[5])
                        - m[3] * (m[3] * m[2] - m[5] * m[4])
                        + m[4] * (m[3] * m[5] - m[1] * m[4]))
                / (total * total * total);
        return spread > 1e-4 ? "" : "the samples lie in a line or a plane, so that not all directions are seen";
    }

    private static boolean isBetter(double ratio, int more, List<String> remarks) {
        double bound = new ChiSquaredDistribution(Math.max(1, more)).inverseCumulativeProbability(LEVEL);
        boolean better = ratio > bound;
        remarks.add(String.format(
                Locale.ROOT,
                "%s: likelihood ratio %.1f, %.1f would be by chance in 1 of 20",
                better ? "directions differ" : "one range for all directions, since axes are not clearly better",
                Math.max(0, ratio),
                bound));
        return better;
    }

    private static AxesFit told(
            ModelSearch.Solution s,
            FitSettings settings,
            ModelSearch.Classes data,
            double farthest,
            double least,
            List<String> remarks) {
        if (!(s.sill() > 0)) {
            return new AxesFit(
                    VariogramModel.of(0, settings.kinds().getFirst(), 1, farthest),
                    0,
                    List.of("what differs lies at one place and the nugget is held at 0: a unit sill is used"),
                    List.of());
        }
        VariogramModel model = settings.fixed().givesAxes() ? s.model() : sorted(s.model());
        if (settings.kinds().size() > 1) {
            remarks.add("best of the kinds tried: " + kinds(model));
        }
        if (data.size() < 3) {
            remarks.add("only " + data.size() + " classes hold pairs: the fit means little");
        }
        if (model.sill() - model.nugget() <= 1e-9 * model.sill()) {
            remarks.add("no likeness between neighbours was seen at these distances: a pure nugget");
            return new AxesFit(VariogramModel.of(model.sill()), s.error(), remarks, List.of());
        }
        double[] r = model.structures().getLast().anisotropy().ranges();
        if (model.range() >= farthest) {
            remarks.add("the sill is not reached within the longest distance class: the longest range is a guess");
        }
        if (Math.min(r[0], Math.min(r[1], r[2])) <= least * (1 + 1e-6)) {
            remarks.add("the shortest range is no longer than the shortest distance class: it is an upper bound");
        }
        List<double[]> axes = new ArrayList<>();
        Anisotropy a = model.structures().getLast().anisotropy();
        if (!a.isIsotropic()) {
            for (int k = 0; k < 3; k++) {
                axes.add(Arrays.copyOfRange(a.axes(), 3 * k, 3 * k + 3));
            }
        }
        return new AxesFit(model, s.error(), remarks, axes);
    }

    private static String kinds(VariogramModel model) {
        return model.structures().isEmpty()
                ? "none"
                : String.join(
                        " and ",
                        model.structures().stream()
                                .map(s -> s.kind().name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    /// The same model, structures from short to long, axes from the longest range of the last to the shortest.
    private static VariogramModel sorted(VariogramModel model) {
        List<Structure> list = new ArrayList<>(model.structures());
        list.sort(java.util.Comparator.comparingDouble(s -> s.anisotropy().longestRange()));
        if (list.isEmpty() || list.getLast().anisotropy().isIsotropic()) {
            return new VariogramModel(model.nugget(), list);
        }
        double[] last = list.getLast().anisotropy().ranges();
        Integer[] order = {0, 1, 2};
        Arrays.sort(order, (i, j) -> Double.compare(last[j], last[i]));
        list.replaceAll(s -> {
            double[] m = s.anisotropy().axes();
            double[] r = s.anisotropy().ranges();
            int i = order[0];
            int j = order[1];
            double[] first = Arrays.copyOfRange(m, 3 * i, 3 * i + 3);
            if (first[2] > 0) { // an axis has two ends: say the lower one
                first = new double[] {-first[0], -first[1], -first[2]};
            }
            return Structure.of(
                    s.kind(),
                    s.partialSill(),
                    Anisotropy.ofAxes(first, Arrays.copyOfRange(m, 3 * j, 3 * j + 3), r[i], r[j], r[order[2]]));
        });
        return new VariogramModel(model.nugget(), list);
    }

    /// Number of the kinds that make the samples likeliest, without axes. The error of the fit knows too little of
    /// the shape near the origin, where few pairs lie.
    private static int likeliest(List<ModelSearch.Solution> all, Likelihood likelihood) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < all.size() && all.size() > 1; i++) {
            double value = LikelihoodSearch.best(likelihood, all.get(i)).minusTwoLog();
            if (value < least) {
                least = value;
                best = i;
            }
        }
        return best;
    }

    private static int leastError(List<ModelSearch.Solution> all, FitSettings settings) {
        int best = 0;
        for (int i = 1; i < all.size(); i++) {
            best = settings.score(all.get(i)) < settings.score(all.get(best)) ? i : best;
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
    private static List<double[]> ellipsoids(Geometry g, ModelSearch.Solution sphere) {
        List<double[]> starts = new ArrayList<>();
        starts.add(g.start(0, 0, 0, ranges(sphere, 1, 1, 1)));
        int[] turns = {6, 12, 6, 1}; // azimuths at dip 0 (half a turn), 30°, 60°, 90°
        for (int d = 0; d < turns.length; d++) {
            for (int a = 0; a < turns[d]; a++) {
                double azimuth = (d == 0 ? Math.PI : 2 * Math.PI) * a / turns[d];
                for (int p = 0; p < 6; p++) {
                    for (double[] ratio : RATIOS) {
                        for (double size : new double[] {0.7, 1.05, 1.6, 2.4, 3.6}) {
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
