package org.lodecast.detect.mixture;

import org.lodecast.Progress;

/// Expectation-maximisation for mixtures of Gaussians (Dempster, Laird and Rubin 1977). After each
/// maximisation a ridge is added to the variances. That bounds the likelihood, which has no bound where a
/// component shrinks onto equal rows, and keeps covariances regular where columns are constant or sums of
/// each other; in exchange the likelihood may fall by a trifle near its end.
///
/// @param kind how covariances are bound
/// @param ridge added to each variance, in the columns' unit squared; 0 for none
/// @param mostSteps after which it stops anyhow
/// @param tolerance it stops when the mean ln p of a row changes by less
public record Em(Covariance kind, double ridge, int mostSteps, double tolerance) {

    public Em {
        if (!(ridge >= 0) || mostSteps < 1 || !(tolerance >= 0)) {
            throw new IllegalArgumentException("ridge " + ridge + ", " + mostSteps + " steps, tolerance " + tolerance
                    + " are no way to a mixture");
        }
    }

    /// A mixture and how it was come by.
    ///
    /// @param mixture that was found
    /// @param logLikelihood Σ ln p of the rows under it
    /// @param steps taken
    /// @param settled whether the likelihood came to rest
    public record Fit(Mixture mixture, double logLikelihood, int steps, boolean settled) {
        /// Schwarz's criterion −2 ln L + q ln n, q the free parameters: the lower, the better. (R's mclust
        /// gives it the other sign.)
        ///
        /// @param n rows
        public double bic(int n) {
            return -2 * logLikelihood + mixture.kind().parameters(mixture.size(), mixture.width()) * Math.log(n);
        }
    }

    /// The likeliest mixture if each row belongs to one component.
    ///
    /// @param labels of the rows, 0 … k − 1
    public Mixture start(Rows rows, int[] labels, int k) {
        return Moments.ofLabels(rows, labels, k).maximise(kind, ridge);
    }

    /// From a start to the next top of the likelihood.
    ///
    /// @param progress advanced by `mostSteps` times the components of the start
    public Fit run(Rows rows, Mixture start, Progress progress) {
        int k = start.size();
        Mixture mixture = start;
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 0; ; step++) {
            double[][] centre =
                    mixture.components().stream().map(Component::mean).toArray(double[][]::new);
            Moments moments = new Moments(centre);
            Block block = new Block(mixture);
            double likelihood = 0;
            for (int from = 0; from < rows.size(); from += Block.SIZE) {
                block.expect(rows, from);
                likelihood += Block.sum(block.density(), block.count());
                moments.add(block, rows, from);
            }
            boolean settled = Math.abs(likelihood - before) < tolerance * rows.size();
            if (settled || step == mostSteps) {
                progress.advance((long) k * (mostSteps - step));
                return new Fit(mixture, likelihood, step, settled);
            }
            before = likelihood;
            mixture = moments.maximise(kind, ridge);
            progress.advance(k);
        }
    }
}
