package org.lodecast.app.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Truth;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// The holes that a run proposes, drilled in the truth; and beside each, random holes of its length into the
/// same ground, from anywhere on it, in any direction, at the dips that a rig can do.
///
/// @param asked targets for which a hole was asked
/// @param proposed holes that the run proposed
/// @param cut those that enter their target
/// @param ore those that meet blind ore anywhere
/// @param random share of the random holes that do; NaN without a hole
public record TestedHoles(int asked, int proposed, int cut, int ore, double random) {
    private static final int DRAWN = 200; // random holes for each proposed one
    private static final double STEP = 1; // along a hole [m]
    private static final double FLATTEST = -45;

    static TestedHoles of(SimulatedDeposit deposit, Finished run) {
        Grid grid = run.evidence().grid();
        List<Target> targets = run.targets();
        RandomGenerator random = deposit.seed().split("random holes").generator();
        int asked = 0;
        int proposed = 0;
        int cut = 0;
        int ore = 0;
        long met = 0;
        for (Proposal x : run.proposals()) {
            asked++;
            if (x instanceof ProposedHole h) {
                proposed++;
                Target t = targets.stream()
                        .filter(y -> y.id().equals(h.target()))
                        .findFirst()
                        .orElseThrow();
                Trace trace = h.trace(h.name());
                cut += enters(trace, grid, t) ? 1 : 0;
                ore += meets(trace, deposit.truth()) ? 1 : 0;
                for (int k = 0; k < DRAWN; k++) {
                    met += meets(drawn(h, grid, deposit, random), deposit.truth()) ? 1 : 0;
                }
            }
        }
        return new TestedHoles(asked, proposed, cut, ore, (double) met / ((long) DRAWN * proposed));
    }

    private static boolean enters(Trace hole, Grid grid, Target t) {
        for (double d = 0; d <= hole.length(); d += STEP) {
            double[] p = hole.at(d);
            if (Arrays.binarySearch(t.voxels(), grid.indexAt(p[0], p[1], p[2])) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Trace hole, Truth truth) {
        for (double d = 0; d <= hole.length(); d += STEP) {
            double[] p = hole.at(d);
            int body = truth.bodyAt(p[0], p[1], p[2]);
            if (body >= 0 && !truth.bodies().get(body).known()) {
                return true;
            }
        }
        return false;
    }

    private static Trace drawn(ProposedHole like, Grid grid, SimulatedDeposit deposit, RandomGenerator random) {
        int ix = random.nextInt(grid.nx());
        int iy = random.nextInt(grid.ny());
        double x = grid.x(ix, iy);
        double y = grid.y(ix, iy);
        double azimuth = 2 * Math.PI * random.nextDouble();
        double dip = Math.toRadians(FLATTEST + (-90 - FLATTEST) * random.nextDouble());
        double z = deposit.ground().elevation(x, y);
        return Desurvey.MINIMUM_CURVATURE.trace(
                new Collar("drawn", x, y, z, like.length(), 0),
                List.of(new Station("drawn", 0, azimuth, dip, 0)),
                like.length());
    }
}
