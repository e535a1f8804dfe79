package org.lodecast.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Drills as an explorer would who can follow the favourable beds along the ground: fences across the lenses
/// that show (55 % of the holes), fences across the strike of the outcrop with each hole further down dip (30
/// %), and scattered holes.
final class BedCampaign {
    private final Seed seed;
    private final Assumptions assumptions;
    private final Size size;
    private final Ground ground;
    private final Strata strata;
    private final Rig rig;

    private BedCampaign(Seed seed, Assumptions assumptions, Ground ground, Strata strata) {
        this.seed = seed;
        this.assumptions = assumptions;
        this.size = assumptions.size();
        this.ground = ground;
        this.strata = strata;
        this.rig = new Rig(assumptions, ground);
    }

    static List<Hole> drill(Seed seed, Assumptions assumptions, Ground ground, Strata strata, List<Orebody> bodies) {
        BedCampaign campaign = new BedCampaign(seed, assumptions, ground, strata);
        List<Orebody> shows = bodies.stream()
                .filter(b -> campaign.depth(b) < 0.75 * campaign.size.shallow())
                .sorted(Comparator.comparingDouble(Orebody::volume).reversed())
                .toList();
        int onOre = shows.isEmpty() ? 0 : (int) Math.round(0.55 * assumptions.holes());
        campaign.rig.oreFences(seed.split("ore fence"), shows, onOre);
        campaign.outcropFences((int) Math.round(0.85 * assumptions.holes()));
        campaign.rig.scatter(seed.split("scattered"));
        return campaign.rig.holes();
    }

    private double depth(Orebody body) {
        double[] top = body.point(0, 1, 0);
        return ground.elevation(top[0], top[1]) - top[2];
    }

    /// Fences of three through the beds, side by side along the strike.
    private void outcropFences(int until) {
        int first = rig.count();
        int fences = Math.max(1, (until - first + 2) / 3);
        for (int fence = 0; rig.count() < until; fence++) {
            RandomGenerator random = seed.split("outcrop fence").split(fence).generator();
            double lane = fence < fences
                    ? (fence + 0.5) / fences - 0.5 + 0.1 * random.nextDouble(-1, 1)
                    : random.nextDouble(-0.5, 0.5);
            for (int k = 0; k < 3 && rig.count() < until; k++) {
                double depth = assumptions.reach() * (0.2 + 0.25 * k + random.nextDouble(0, 0.2));
                target(lane, depth, fence, k, random);
            }
        }
    }

    /// A hole that meets the first bed at a depth, in the block that this place belongs to.
    private void target(double lane, double depth, int fence, int k, RandomGenerator random) {
        for (int block = 0; block < strata.blocks().size(); block++) {
            Sheet sheet = strata.blocks().get(block);
            double u = 0.9 * Math.min(size.east(), size.north()) * lane;
            double v = sheet.top(u, ground) - depth / Math.sin(sheet.dip());
            double[] p = sheet.point(u, v, 0);
            if (strata.block(p[0], p[1], p[2]) == block && size.holds(p[0], p[1], p[2], 15)) {
                rig.aim(p, sheet, Rig.fenceName(fence, k + 1), random);
                return;
            }
        }
    }
}
