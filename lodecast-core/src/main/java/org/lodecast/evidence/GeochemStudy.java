package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.drill.Composites;
import org.lodecast.geochem.AxialZonation;
import org.lodecast.geochem.CompositionalPca;
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FactorAnalysis;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.HaloData;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.PartitionSpread;
import org.lodecast.geochem.PartitionTree;
import org.lodecast.geochem.SequenceAgreement;
import org.lodecast.geochem.SequentialPartition;
import org.lodecast.geochem.VariationMatrix;
import org.lodecast.geochem.ZonationAlarm;

/// What a geochemist looks at beside the layers: factors, composition, concentration-volume curves and the
/// zonation of the halo, all of the composites. What the composites do not bear is null or missing, and a
/// remark says why.
///
/// @param factors of all elements
/// @param composition of all elements
/// @param partition of the elements that the partition names
/// @param curves one an element of an anomaly layer
/// @param zonation over slices of elevation
/// @param remarks in plain words
public record GeochemStudy(
        @Nullable Factors factors,
        @Nullable Composition composition,
        @Nullable Partition partition,
        List<Curves> curves,
        @Nullable Zonation zonation,
        List<String> remarks) {

    /// A factor analysis.
    ///
    /// @param settings it was made by, in words
    /// @param correlation of the elements, [element][element]
    /// @param eigenvalues of it, largest first
    /// @param thresholds that an eigenvalue had to exceed to count; empty if the number of factors was given
    /// @param loadings [element][factor]
    /// @param uniquenesses what the factors leave of each element's variance
    /// @param share of each factor in the variance of all
    /// @param layers numbers of the factors that layers are made of, from 0, by the layers' names
    public record Factors(
            String settings,
            List<String> elements,
            double[][] correlation,
            double[] eigenvalues,
            double[] thresholds,
            double[][] loadings,
            double[] uniquenesses,
            double[] share,
            Map<String, Integer> layers) {}

    /// Centred log-ratios and their first two principal components, scaled so that the distance between two
    /// tips is the standard deviation of the log-ratio of their elements.
    ///
    /// @param rows composites in which all elements are known
    /// @param share of the total variance of each component
    /// @param tips of the elements, [element][2]
    /// @param points of the composites, [2][composite], NaN where an element is missing
    /// @param variation var ln(xᵢ/xⱼ), [element][element]
    /// @param total variance of the composition
    public record Composition(
            List<String> elements,
            int rows,
            double[] share,
            double[][] tips,
            double[][] points,
            double[][] variation,
            double total) {}

    /// A sequential binary partition and how its balances spread.
    ///
    /// @param signs [balance][element], +1, −1 or 0
    /// @param names of the balances
    /// @param mean of each balance
    /// @param variance of each
    /// @param quantiles [balance][5]: 5, 25, 50, 75 and 95 %
    public record Partition(
            List<String> elements,
            int[][] signs,
            List<String> names,
            int rows,
            double[] mean,
            double[] variance,
            double[][] quantiles) {

        /// Its CoDa-dendrogram, the ends of whose horizontal bars stand for ± `halfWidth`.
        public PartitionTree tree() {
            return PartitionTree.of(SequentialPartition.of(elements, signs), mean, variance, halfWidth());
        }

        /// Largest size of a mean or of a 5 or 95 % quantile.
        public double halfWidth() {
            return PartitionSpread.halfWidth(mean, quantiles);
        }
    }

    /// Concentration-volume curves of one element.
    ///
    /// @param estimates of the voxels below the ground, whose classes make the layer; null if they make no
    ///     curve
    /// @param composites each weighing as much as its length and its weight in a mean; null if they make no
    ///     curve
    public record Curves(
            String element,
            String unit,
            @Nullable ConcentrationVolume estimates,
            @Nullable ConcentrationVolume composites) {}

    /// The halo from top to bottom.
    ///
    /// @param published agreement with the sequence published for Zaozigou
    /// @param classic agreement with the order of hydrothermal deposits
    /// @param frontTail null if an element of either side is missing
    /// @param alarm null likewise
    public record Zonation(
            HaloSlices slices,
            AxialZonation axial,
            SequenceAgreement published,
            SequenceAgreement classic,
            @Nullable FrontTail frontTail,
            @Nullable ZonationAlarm alarm) {}

    /// @param range within which composites are alike [m]: how sure a mean of a slice is, is told from
    ///     patches so wide
    static GeochemStudy of(
            Composites composites,
            CompositeLayers source,
            GeochemSettings settings,
            List<ElementAnomaly> anomalies,
            double range) {
        List<String> remarks = new ArrayList<>();
        return new GeochemStudy(
                factors(source, settings, remarks),
                composition(source, remarks),
                partition(source, settings.partition(), remarks),
                anomalies.stream()
                        .map(a -> curves(a, composites, settings, remarks))
                        .toList(),
                zonation(composites, source, settings, range, remarks),
                remarks);
    }

    private static @Nullable Factors factors(CompositeLayers source, GeochemSettings settings, List<String> remarks) {
        if (source.elements().size() < 3) {
            remarks.add("no factor analysis: it needs three elements");
            return null;
        }
        try {
            FactorAnalysis f = source.factors();
            String how =
                    settings.factors().method().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of "
                            + (settings.data() == GeochemSettings.Data.CLR ? "centred log-ratios" : "logarithms");
            return new Factors(
                    how,
                    f.names(),
                    f.correlation(),
                    f.eigenvalues(),
                    f.thresholds(),
                    f.loadings(),
                    f.uniquenesses(),
                    f.share(),
                    source.leads());
        } catch (IllegalArgumentException e) {
            remarks.add("no factor analysis: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable Composition composition(CompositeLayers source, List<String> remarks) {
        List<String> names = source.elements();
        try {
            double[][] parts = source.parts(names);
            CompositionalPca pca = CompositionalPca.of(parts);
            VariationMatrix variation = VariationMatrix.of(parts);
            CompositionalPca.Biplot biplot =
                    pca.biplot(CompositionalPca.Scaling.COVARIANCE, Math.min(2, names.size() - 1));
            return new Composition(
                    names, pca.rows(), pca.share(), biplot.parts(), biplot.rows(), variation.tau(), variation.total());
        } catch (IllegalArgumentException e) {
            remarks.add("no biplot: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable Partition partition(
            CompositeLayers source, SequentialPartition wanted, List<String> remarks) {
        try {
            SequentialPartition p = wanted.keeping(source.elements());
            List<String> missing = new ArrayList<>(wanted.parts());
            missing.removeAll(p.parts());
            if (!missing.isEmpty()) {
                remarks.add(
                        "the partition is without " + String.join(", ", missing) + ", which the assays do not have");
            }
            PartitionSpread spread = p.spread(source.parts(p.parts()));
            int[][] signs = new int[p.size()][p.parts().size()];
            for (int b = 0; b < signs.length; b++) {
                int balance = b;
                Arrays.setAll(signs[b], k -> p.sign(balance, k));
            }
            return new Partition(
                    p.parts(), signs, p.names(), spread.rows(), spread.mean(), spread.variance(), spread.quantiles());
        } catch (InvalidInput e) {
            e.findings().forEach(f -> remarks.add("no partition: " + f.message()));
            return null;
        } catch (IllegalArgumentException e) {
            remarks.add("no partition: " + e.getMessage());
            return null;
        }
    }

    private static Curves curves(ElementAnomaly anomaly, Composites c, GeochemSettings settings, List<String> remarks) {
        ConcentrationVolume own = null;
        double[] weights = weights(c);
        try {
            own = ConcentrationVolume.of(c.variable(anomaly.element()).values(), weights, settings.anomalies());
        } catch (IllegalArgumentException e) {
            remarks.add(
                    "no concentration-volume curve of the composites of " + anomaly.element() + ": " + e.getMessage());
        }
        return new Curves(anomaly.element(), c.variable(anomaly.element()).unit(), anomaly.curve(), own);
    }

    private static @Nullable Zonation zonation(
            Composites c, CompositeLayers source, GeochemSettings settings, double range, List<String> remarks) {
        List<String> names = source.elements();
        if (names.size() < 2) {
            remarks.add("no zonation of the halo: it needs two elements");
            return null;
        }
        HaloData data = HaloData.of(names, source.parts(names), c.x(), c.y(), c.z(), weights(c), range);
        try {
            HaloSlices slices = HaloSlices.of(data, settings.slices());
            AxialZonation axial = AxialZonation.of(slices, AxialZonation.Scale.GREATEST);
            FrontTail halo = null;
            ZonationAlarm alarm = null;
            try {
                halo = FrontTail.of(data, slices, FrontTail.FRONT, FrontTail.TAIL);
                alarm = ZonationAlarm.of(halo, ZonationAlarm.Settings.DEFAULT);
            } catch (IllegalArgumentException e) {
                remarks.add("no ratio of front to tail: " + e.getMessage());
            }
            return new Zonation(
                    slices,
                    axial,
                    SequenceAgreement.of(axial.sequence(), SequenceAgreement.ZAOZIGOU),
                    SequenceAgreement.of(axial.sequence(), SequenceAgreement.CLASSIC),
                    halo,
                    alarm);
        } catch (IllegalArgumentException e) {
            remarks.add("no zonation of the halo: " + e.getMessage());
            return null;
        }
    }

    /// Metres sampled, weighed against clustered drilling.
    private static double[] weights(Composites c) {
        return IntStream.range(0, c.size())
                .mapToDouble(i -> c.sampled()[i] * c.weight()[i])
                .toArray();
    }
}
