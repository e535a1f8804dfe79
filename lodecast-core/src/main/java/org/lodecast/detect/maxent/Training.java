package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// Learns a {@link Model} from rows.
///
/// @param basis its features
/// @param regularisation by which all penalties are multiplied, above 0; 1 is usual
/// @param steps of the path, at least 1
public record Training(Basis basis, double regularisation, int steps) {

    public Training {
        if (!(regularisation > 0) || steps < 1) {
            throw new IllegalArgumentException("regularisation " + regularisation + ", " + steps + " steps");
        }
    }

    /// @param rows with a presence at least
    /// @param each is called after each step of the path
    public Model fit(Rows rows, Workers workers, Runnable each) {
        double[] low = rows.lows();
        double[] high = rows.highs();
        Design design = new Design(rows, basis.features(low, high));
        double[] penalty = Penalties.of(design);
        for (int j = 0; j < penalty.length; j++) {
            penalty[j] *= regularisation;
        }
        List<PathPoint> path = L1Path.solve(design, penalty, steps, workers, each);
        return model(design, penalty, path, low, high, workers);
    }

    private static Model model(
            Design design, double[] penalty, List<PathPoint> path, double[] low, double[] high, Workers workers) {
        double[] beta = path.getLast().beta();
        List<Term> terms = new ArrayList<>();
        double held = 0;
        double[] column = new double[design.rows.count()];
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0) {
                design.column(j, column);
                double least = Arrays.stream(column).min().orElseThrow();
                double most = Arrays.stream(column).max().orElseThrow();
                terms.add(new Term(design.features.get(j), beta[j], penalty[j], least, most));
                held += penalty[j] * Math.abs(beta[j]);
            }
        }
        double[] eta = column;
        design.predictor(beta, 0, eta, workers);
        double alpha = -logSum(eta);
        double entropy = 0;
        double gain = 0;
        for (int i = 0; i < eta.length; i++) {
            double raw = alpha + eta[i];
            entropy -= Math.exp(raw) * raw;
            gain += design.rows.presence()[i] * raw;
        }
        gain = gain / design.rows.presences() + Math.log(design.rows.count()) - held;
        return new Model(
                List.copyOf(terms),
                low,
                high,
                alpha,
                entropy,
                gain,
                design.rows.presenceMeans(),
                path.stream()
                        .map(p -> new Model.Step(p.multiplier(), p.kept(), p.deviance(), p.breach()))
                        .toList());
    }

    /// ln Σ e^η over the background.
    private static double logSum(double[] eta) {
        double most = Arrays.stream(eta).max().orElseThrow();
        double sum = 0;
        for (double e : eta) {
            sum += Math.exp(e - most);
        }
        return most + Math.log(sum);
    }
}
