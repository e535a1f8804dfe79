package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/// The greatest likelihood near a fitted model, over its shares of the sill, its ranges and its angles, by
/// bounded quadratic approximation (BOBYQA, Powell 2009).
final class LikelihoodSearch {
    private static final int ROUNDS = 300;

    private final Likelihood likelihood;
    private final ModelSearch.Solution from;
    private Found best;

    private LikelihoodSearch(Likelihood likelihood, ModelSearch.Solution from) {
        this.likelihood = likelihood;
        this.from = from;
        best = new Found(Double.POSITIVE_INFINITY, from.all());
    }

    /// The likeliest point.
    ///
    /// @param minusTwoLog −2 log L there
    /// @param all angles and logarithms of ranges
    record Found(double minusTwoLog, double[] all) {}

    static Found best(Likelihood likelihood, ModelSearch.Solution from) {
        return new LikelihoodSearch(likelihood, from).search();
    }

    private Found search() {
        int shares = from.kinds().length; // of the structures; the rest is nugget
        double[] geometry = from.geometry().pick(from.all());
        int n = shares + geometry.length;
        double[] start = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            int g = i - shares;
            boolean angle = g >= 0 && from.geometry().isAngle(g);
            start[i] = g < 0 ? from.sills()[i + 1] / from.sill() : geometry[g];
            low[i] = g < 0 ? 0 : angle ? start[i] - Math.PI : from.geometry().low();
            high[i] = g < 0 ? 1 : angle ? start[i] + Math.PI : from.geometry().high();
            double inside = 1e-3 * (high[i] - low[i]);
            start[i] = Math.clamp(start[i], low[i] + inside, high[i] - inside);
        }
        value(start);
        if (n < 2) {
            return best; // the optimiser wants two unknowns; with one only a share is free
        }
        try {
            new BOBYQAOptimizer(2 * n + 1, 0.2, 2e-3)
                    .optimize(
                            new MaxEval(ROUNDS),
                            GoalType.MINIMIZE,
                            new SimpleBounds(low, high),
                            new InitialGuess(start),
                            new ObjectiveFunction(this::value));
        } catch (MathRuntimeException e) {
            // Out of rounds or of digits: the least value met stands.
        }
        return best;
    }

    private double value(double[] p) {
        int shares = from.kinds().length;
        double[] all = from.geometry().expand(Arrays.copyOfRange(p, shares, p.length));
        double rest = 1;
        List<Structure> structures = new ArrayList<>();
        for (int s = 0; s < shares; s++) {
            double share = Math.clamp(p[s], 0, rest);
            rest -= share;
            structures.add(Structure.of(from.kinds()[s], share, from.geometry().anisotropy(all, s)));
        }
        double v = likelihood.of(new VariogramModel(rest, structures)).minusTwoLog();
        if (v < best.minusTwoLog) {
            best = new Found(v, all);
        }
        return v;
    }
}
