package org.lodecast.target;

import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;

/// Which lines through a body are permitted holes, and what the others fail at.
final class HoleSearch {
    /// Longer than so many times the permitted length no hole is followed.
    private static final double FAR = 4;

    private final Terrain terrain;
    private final HoleLimits limits;
    private final TargetBody body;
    private final double[][] collars;
    private final Refusals refusals;
    private final double step;

    HoleSearch(Grid grid, Terrain terrain, HoleLimits limits, TargetBody body, double[][] collars) {
        this.terrain = terrain;
        this.limits = limits;
        this.body = body;
        this.collars = collars;
        refusals = new Refusals(limits);
        step = Math.min(grid.dz(), Math.min(grid.dx(), grid.dy())) / 2;
    }

    Refusals refusals() {
        return refusals;
    }

    /// The hole along a line on a ground, or null if it is not permitted.
    @Nullable
    HoleFit fit(HoleLine line, DoubleBinaryOperator ground) {
        // a degree's millionth is no reason to refuse
        if (body.angle(line) < limits.leastAngle() - 1e-6) {
            return refused(Refusal.ANGLE);
        }
        double above = above(line, 0, ground);
        if (!(above < 0)) {
            return refused(Double.isNaN(above) ? Refusal.OUTSIDE : Refusal.AIR);
        }
        double collar = collar(line, ground);
        if (Double.isNaN(collar)) {
            return refused(Refusal.OUTSIDE);
        }
        HoleFit fit = within(line, collar);
        if (fit == null) {
            return null;
        }
        double[] place = line.at(collar);
        for (double[] c : collars) {
            double dx = c[0] - place[0];
            double dy = c[1] - place[1];
            double dz = c[2] - place[2];
            if (dx * dx + dy * dy + dz * dz < limits.apart() * limits.apart()) {
                return refused(Refusal.COLLAR);
            }
        }
        return fit;
    }

    private @Nullable HoleFit refused(Refusal why) {
        refusals.add(why);
        return null;
    }

    private static double above(HoleLine line, double t, DoubleBinaryOperator ground) {
        double[] p = line.at(t);
        return p[2] - ground.applyAsDouble(p[0], p[1]);
    }

    /// Where the line upward from the aim first leaves the ground; NaN if it leaves what is known of it
    /// before. A slope as steep as the hole is followed no farther than the reason for refusing it needs.
    private double collar(HoleLine line, DoubleBinaryOperator ground) {
        double below = 0;
        for (int k = 1; ; k++) {
            double t = -k * step;
            double above = above(line, t, ground);
            if (Double.isNaN(above)) {
                return above;
            }
            if (above >= 0 || -t > FAR * limits.longest()) {
                return emerging(line, t, below, ground);
            }
            below = t;
        }
    }

    /// Between a place above the ground and one below, by halving.
    private static double emerging(HoleLine line, double air, double rock, DoubleBinaryOperator ground) {
        double upper = air;
        double lower = rock;
        while (lower - upper > 1e-4) {
            double middle = (upper + lower) / 2;
            if (above(line, middle, ground) >= 0) {
                upper = middle;
            } else {
                lower = middle;
            }
        }
        return lower;
    }

    /// As far as it may go: the aim's stretch and those above it, and those below as long as the length
    /// permits.
    private @Nullable HoleFit within(HoleLine line, double collar) {
        double entry = Double.NaN;
        double exit = Double.NaN;
        double metres = 0;
        double scored = 0;
        for (double[] s : body.cut(line)) {
            double from = Math.max(s[0], collar);
            double length = s[1] + limits.beyond() - collar;
            if (s[1] <= collar) {
                continue;
            }
            if (length > limits.longest()) {
                if (s[0] <= 0) {
                    refusals.tooLong(length);
                    return null;
                }
                break;
            }
            entry = Double.isNaN(entry) ? from : entry;
            exit = s[1];
            metres += s[1] - from;
            scored += s[2] * (s[1] - from) / (s[1] - s[0]);
        }
        return new HoleFit(collar, entry, exit, exit + limits.beyond() - collar, metres, scored);
    }

    /// Whether a hole stays below the ground from its aim to its end; ground that is not known is no
    /// obstacle.
    boolean staysBelow(HoleLine line, HoleFit fit) {
        double end = fit.collar() + fit.length();
        for (int k = 0; k * step < end; k++) {
            if (above(line, k * step, terrain::exact) >= 0) {
                refusals.add(Refusal.SURFACE);
                return false;
            }
        }
        return true;
    }
}
