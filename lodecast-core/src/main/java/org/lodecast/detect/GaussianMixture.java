package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.mixture.Covariance;
import org.lodecast.detect.mixture.Em;
import org.lodecast.detect.mixture.Mixture;
import org.lodecast.detect.mixture.MixtureSearch;
import org.lodecast.detect.mixture.Rows;
import org.lodecast.evidence.Evidence;

/// A mixture of Gaussians of the layers at the voxel, p(x) = Σₖ wₖ N(x; μₖ, Σₖ), by
/// expectation-maximisation, with as many components as have the lowest BIC. What it is learnt from and what
/// it scores by is its use.
///
/// A component may shrink onto equal samples (a layer that is 0 or 1, a layer cut off at its ends) and a
/// layer may be constant or a sum of others; the ridge, added to each variance, keeps all of these finite.
///
/// @param use what is learnt and scored
/// @param covariance how components' covariances are bound
/// @param mostComponents of which BIC chooses
/// @param starts of each number of components
/// @param ridge added to each variance [layer's unit squared]
public record GaussianMixture(Use use, Covariance covariance, int mostComponents, int starts, double ridge)
        implements Detector {
    /// A standard deviation of a hundredth of the layers' unit interval: finer differences say little.
    public static final double RIDGE = 1e-4;

    private static final int MOST_STEPS = 300;
    private static final double TOLERANCE = 1e-5;
    private static final int CHUNK = 4096;

    /// What a mixture is for.
    public enum Use {
        /// Of barren samples; the score is −ln p(x): high where ground is unlike barren ground.
        DENSITY,
        /// Of all labelled samples; the score is Σₖ P(k|x)·oₖ, oₖ the share of ore among the labelled
        /// samples of component k: the posterior of the ore-like components, each by how ore-like it is.
        /// Needs ore.
        POSTERIOR
    }

    public GaussianMixture {
        if (mostComponents < 1 || starts < 1 || !(ridge > 0)) {
            throw new IllegalArgumentException("at least one component and start and a ridge above 0, not "
                    + mostComponents + ", " + starts + ", " + ridge);
        }
    }

    /// Density of barren ground; up to 8 components, full covariances.
    public static GaussianMixture density() {
        return new GaussianMixture(Use.DENSITY, Covariance.FULL, 8, 5, RIDGE);
    }

    /// Posterior of ore-like components; up to 8 components, full covariances.
    public static GaussianMixture posterior() {
        return new GaussianMixture(Use.POSTERIOR, Covariance.FULL, 8, 5, RIDGE);
    }

    public GaussianMixture withCovariance(Covariance kind) {
        return new GaussianMixture(use, kind, mostComponents, starts, ridge);
    }

    public GaussianMixture withMostComponents(int most) {
        return new GaussianMixture(use, covariance, most, starts, ridge);
    }

    @Override
    public String name() {
        return switch (use) {
            case DENSITY -> "gmm";
            case POSTERIOR -> "gmm_ore";
        };
    }

    /// As measured on some 2,000 samples.
    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return 1e10;
    }

    @Override
    public FittedMixture fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        if (use == Use.POSTERIOR && samples.ore().length == 0) {
            throw InvalidInput.of(
                    "no-ore-samples", name() + ": there are no ore voxels to learn from; at least one must be known");
        }
        int[] barren = samples.barren();
        Rows rows = Rows.of(evidence.layers(), use == Use.DENSITY ? barren : joined(barren, samples.ore()));
        Em em = new Em(covariance, ridge, MOST_STEPS, TOLERANCE);
        MixtureSearch.Chosen chosen = new MixtureSearch(em, mostComponents, starts)
                .run(name() + ": train", rows, seed.split(name()), workers, progress);
        List<String> remarks = new ArrayList<>(remarks(chosen));
        remarks.addAll(LayerSpread.of(rows).remarks(name(), evidence.names(), ridge));
        Mixture mixture = chosen.fit().mixture();
        return switch (use) {
            case DENSITY -> new FittedDensity(mixture, chosen.bic(), remarks);
            case POSTERIOR -> {
                double[] ore = mixture.counts(Rows.of(evidence.layers(), samples.ore()));
                double[] all = mixture.counts(rows);
                double[] share = new double[ore.length];
                double overall = (double) samples.ore().length / rows.size();
                int oreLike = 0;
                for (int k = 0; k < share.length; k++) {
                    share[k] = all[k] > 0 ? Math.min(1, ore[k] / all[k]) : 0;
                    oreLike += share[k] > overall ? 1 : 0;
                }
                remarks.add(
                        share.length == 1
                                ? name() + ": one component holds ore and barren ground: the score tells nothing apart"
                                : name() + ": " + oreLike + " of " + share.length
                                        + " components hold more ore than the samples as a whole");
                yield new FittedPosterior(mixture, chosen.bic(), share, remarks);
            }
        };
    }

    private List<String> remarks(MixtureSearch.Chosen chosen) {
        int k = chosen.fit().mixture().size();
        List<String> remarks = new ArrayList<>();
        if (k == mostComponents && k > 1) {
            remarks.add(name() + ": BIC is lowest at " + k + " components, the most allowed: more would fit better");
        }
        if (!chosen.fit().settled()) {
            remarks.add(name() + ": the likelihood had not come to rest after " + MOST_STEPS + " steps");
        }
        return remarks;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /// A mixture that was learnt.
    public sealed interface FittedMixture extends Fitted {
        Mixture mixture();

        /// BIC of 1, 2 … components, the lower the better; NaN where so many could not be told apart.
        double[] bic();
    }

    /// What is done with rows of evidence, a value a row.
    private interface RowScore {
        double[] of(Rows rows);
    }

    private static void inChunks(
            Evidence evidence, int[] voxels, Workers workers, Progress progress, float[] to, RowScore score) {
        int chunks = (voxels.length + CHUNK - 1) / CHUNK;
        workers.forEach(chunks, c -> {
            int end = Math.min(voxels.length, (c + 1) * CHUNK);
            double[] values = score.of(Rows.of(evidence.layers(), voxels, c * CHUNK, end));
            for (int n = 0; n < values.length; n++) {
                to[c * CHUNK + n] = (float) values[n];
            }
            progress.advance(values.length);
        });
    }

    /// Score −ln p(x).
    ///
    /// @param mixture density of barren ground
    public record FittedDensity(Mixture mixture, double[] bic, List<String> remarks) implements FittedMixture, ByLayer {

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("gmm: score", voxels.length);
            float[] score = new float[voxels.length];
            inChunks(evidence, voxels, workers, progress, score, rows -> negative(mixture.logDensity(rows)));
            return score;
        }

        /// Score less the score without the layer, ln p(x without it) − ln p(x) = −ln p(layer | the others):
        /// how unexpected the layer is where the others are what they are. Exact, for a mixture's marginals
        /// are mixtures.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            int d = mixture.width();
            progress.begin("gmm: layers", (long) d * voxels.length);
            float[][] parts = new float[d][voxels.length];
            for (int c = 0; c < d; c++) {
                int without = c;
                int[] kept = IntStream.range(0, d).filter(i -> i != without).toArray();
                if (kept.length == 0) {
                    inChunks(evidence, voxels, workers, progress, parts[c], r -> negative(mixture.logDensity(r)));
                    continue;
                }
                Mixture others = mixture.marginal(kept);
                inChunks(evidence, voxels, workers, progress, parts[c], rows -> {
                    double[] part = others.logDensity(rows.only(kept));
                    double[] whole = mixture.logDensity(rows);
                    for (int n = 0; n < part.length; n++) {
                        part[n] -= whole[n];
                    }
                    return part;
                });
            }
            return parts;
        }

        private static double[] negative(double[] values) {
            for (int n = 0; n < values.length; n++) {
                values[n] = -values[n];
            }
            return values;
        }
    }

    /// Score Σₖ P(k|x)·oₖ, in [0, 1].
    ///
    /// @param mixture density of all labelled ground
    /// @param oreShare oₖ of each component
    public record FittedPosterior(Mixture mixture, double[] bic, double[] oreShare, List<String> remarks)
            implements FittedMixture {

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("gmm_ore: score", voxels.length);
            float[] score = new float[voxels.length];
            inChunks(evidence, voxels, workers, progress, score, rows -> mixture.posteriorMean(rows, oreShare));
            return score;
        }
    }
}
