package org.lodecast.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Drills the ground as an explorer would who knows the mapped faults and the ore that shows at the surface,
/// not the truth: fences across shallow ore (62 % of the holes), across mapped faults (26 %), and scattered
/// holes.
final class LodeCampaign {
    private final Seed seed;
    private final Assumptions assumptions;
    private final Size size;
    private final Ground ground;
    private final Rig rig;

    private LodeCampaign(Seed seed, Assumptions assumptions, Ground ground) {
        this.seed = seed;
        this.assumptions = assumptions;
        this.size = assumptions.size();
        this.ground = ground;
        this.rig = new Rig(assumptions, ground);
    }

    static List<Hole> drill(
            Seed seed, Assumptions assumptions, Ground ground, List<Fault> mapped, List<Orebody> bodies) {
        LodeCampaign campaign = new LodeCampaign(seed, assumptions, ground);
        List<Orebody> shows = campaign.shows(mapped, bodies);
        int onOre = shows.isEmpty() ? 0 : (int) Math.round(0.62 * assumptions.holes());
        campaign.rig.oreFences(seed.split("ore fence"), shows, onOre);
        campaign.faultFences(
                mapped.stream().filter(f -> f.set() != FaultSet.GENTLE).toList(),
                (int) Math.round(0.88 * assumptions.holes()));
        campaign.rig.scatter(seed.split("scattered"));
        return campaign.rig.holes();
    }

    /// Ore that the explorer has heard of, largest first: shallow ore in mapped faults, and any that nearly
    /// crops out.
    private List<Orebody> shows(List<Fault> mapped, List<Orebody> bodies) {
        List<String> names = mapped.stream().map(Fault::name).toList();
        return bodies.stream()
                .filter(b -> topDepth(b) < (names.contains(b.host()) ? size.shallow() : 0.4 * size.shallow()))
                .sorted(Comparator.comparingDouble(Orebody::volume).reversed())
                .toList();
    }

    private double topDepth(Orebody body) {
        double[] top = body.point(0, 1, 0);
        return ground.elevation(top[0], top[1]) - top[2];
    }

    /// Fences of two across mapped faults, the second hole deeper.
    private void faultFences(List<Fault> faults, int until) {
        for (int fence = 0; rig.count() < until; fence++) {
            RandomGenerator random = seed.split("fault fence").split(fence).generator();
            Sheet sheet = faults.get(random.nextInt(faults.size())).sheet();
            double u = sheet.halfLength() * random.nextDouble(-0.7, 0.7);
            for (int k = 0; k < 2 && rig.count() < until; k++) {
                double depth =
                        assumptions.reach() * (k == 0 ? random.nextDouble(0.15, 0.35) : random.nextDouble(0.35, 0.7));
                double v = sheet.top(u, ground) - depth / Math.sin(sheet.dip());
                rig.aim(sheet.point(u, Math.max(v, -sheet.halfWidth()), 0), sheet, Rig.fenceName(fence, k + 1), random);
            }
        }
    }
}
