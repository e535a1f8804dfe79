package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.AxialZonation;
import org.lodecast.geochem.CompositionalPca;
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FactorAnalysis;
import org.lodecast.geochem.FactorSettings;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.HaloData;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.PartitionSpread;
import org.lodecast.geochem.SequenceAgreement;
import org.lodecast.geochem.SequentialPartition;
import org.lodecast.geochem.VariationMatrix;
import org.lodecast.geochem.ZonationAlarm;

/// A study of made-up composites of twelve holes, in which front elements rise with depth.
final class ExampleStudy {
    static final List<String> ELEMENTS =
            List.of("Au", "Ag", "Cu", "Pb", "Zn", "As", "Sb", "Hg", "W", "Bi", "Co", "Mo", Example.NASTY);
    private static final int HOLES = 12;
    private static final int EACH = 60;

    private ExampleStudy() {}

    static GeochemStudy small() {
        return of(ELEMENTS, SequentialPartition.paper(true));
    }

    /// Thirty elements, split off one by one.
    static GeochemStudy many() {
        List<String> names = new ArrayList<>(ELEMENTS);
        for (int i = names.size(); i < 30; i++) {
            names.add("X" + i);
        }
        return of(names, oneByOne(names));
    }

    static SequentialPartition oneByOne(List<String> names) {
        int[][] signs = new int[names.size() - 1][names.size()];
        for (int b = 0; b < signs.length; b++) {
            signs[b][b] = 1;
            Arrays.fill(signs[b], b + 1, names.size(), -1);
        }
        return SequentialPartition.of(names, signs);
    }

    static GeochemStudy of(List<String> names, SequentialPartition wanted) {
        double[] z = new double[HOLES * EACH];
        double[] x = new double[z.length];
        double[] weight = new double[z.length];
        Arrays.fill(weight, 4);
        double[][] parts = parts(names, x, z);
        double[][] logs = Arrays.stream(parts)
                .map(c -> Arrays.stream(c).map(Math::log).toArray())
                .toArray(double[][]::new);
        FactorAnalysis f = FactorAnalysis.of(names, logs, FactorSettings.DEFAULT);
        CompositionalPca pca = CompositionalPca.of(parts);
        CompositionalPca.Biplot biplot = pca.biplot(CompositionalPca.Scaling.COVARIANCE, Math.min(2, names.size() - 1));
        VariationMatrix variation = VariationMatrix.of(parts);
        ConcentrationVolume curve = ConcentrationVolume.of(parts[0], 4);
        return new GeochemStudy(
                new GeochemStudy.Factors(
                        "principal components of logarithms",
                        names,
                        f.correlation(),
                        f.eigenvalues(),
                        f.thresholds(),
                        f.loadings(),
                        f.uniquenesses(),
                        f.share(),
                        Map.of()),
                new GeochemStudy.Composition(
                        names,
                        pca.rows(),
                        pca.share(),
                        biplot.parts(),
                        biplot.rows(),
                        variation.tau(),
                        variation.total()),
                partition(wanted.keeping(names), names, parts),
                List.of(
                        new GeochemStudy.Curves(names.getFirst(), "g/t", null, curve),
                        new GeochemStudy.Curves(Example.NASTY, "ppm", curve, curve)),
                zonation(HaloData.of(names, parts, x, new double[z.length], z, weight, 60)),
                List.of("the assays of " + Example.NASTY + " are few"));
    }

    private static double[][] parts(List<String> names, double[] x, double[] z) {
        RandomGenerator random = new Seed(23).split("study").generator();
        double[][] parts = new double[names.size()][z.length];
        for (int i = 0; i < z.length; i++) {
            int k = i % EACH;
            x[i] = 60 * (i / EACH) + 30; // a hole a patch
            z[i] = 2400 - 5 * k;
            double ore = Math.exp(-0.5 * Math.pow((k - 25) / 8.0, 2)) * (1 + i / EACH % 3);
            for (int e = 0; e < names.size(); e++) {
                double own = FrontTail.FRONT.contains(names.get(e))
                        ? 0.06 * k
                        : FrontTail.TAIL.contains(names.get(e)) ? 0.5 * Math.sin(k / 9.0) : ore;
                parts[e][i] = (1 + e) * Math.exp(own + 0.5 * random.nextGaussian());
            }
        }
        return parts;
    }

    private static GeochemStudy.Partition partition(SequentialPartition p, List<String> names, double[][] parts) {
        PartitionSpread spread =
                p.spread(p.parts().stream().map(e -> parts[names.indexOf(e)]).toArray(double[][]::new));
        int[][] signs = new int[p.size()][p.parts().size()];
        for (int b = 0; b < signs.length; b++) {
            int balance = b;
            Arrays.setAll(signs[b], k -> p.sign(balance, k));
        }
        return new GeochemStudy.Partition(
                p.parts(), signs, p.names(), spread.rows(), spread.mean(), spread.variance(), spread.quantiles());
    }

    private static GeochemStudy.Zonation zonation(HaloData data) {
        HaloSlices slices = HaloSlices.of(data, HaloSlices.Settings.DEFAULT);
        AxialZonation axial = AxialZonation.of(slices, AxialZonation.Scale.GREATEST);
        FrontTail halo =
                data.elements().contains("W") ? FrontTail.of(data, slices, FrontTail.FRONT, FrontTail.TAIL) : null;
        return new GeochemStudy.Zonation(
                slices,
                axial,
                SequenceAgreement.of(axial.sequence(), SequenceAgreement.ZAOZIGOU),
                SequenceAgreement.of(axial.sequence(), SequenceAgreement.CLASSIC),
                halo,
                halo == null ? null : ZonationAlarm.of(halo, ZonationAlarm.Settings.DEFAULT));
    }
}
