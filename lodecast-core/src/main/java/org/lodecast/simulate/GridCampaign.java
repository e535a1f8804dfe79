package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Drills as an explorer would who has copper in outcrop: a grid over it, all holes to one side (58 % of the
/// holes), step-outs to other showings and a little way off in all directions (26 %), and scattered holes.
///
/// The grid lies about where the anomaly at the ground is thought to be, which is not quite over the ore.
final class GridCampaign {
    private final Seed seed;
    private final Assumptions assumptions;
    private final Size size;
    private final Ground ground;
    private final Rig rig;

    private GridCampaign(Seed seed, Assumptions assumptions, Ground ground) {
        this.seed = seed;
        this.assumptions = assumptions;
        this.size = assumptions.size();
        this.ground = ground;
        this.rig = new Rig(assumptions, ground);
    }

    /// @param discovery the ore that crops out
    /// @param bodies all ore
    static List<Hole> drill(
            Seed seed, Assumptions assumptions, Ground ground, Orebody discovery, List<Orebody> bodies) {
        GridCampaign campaign = new GridCampaign(seed, assumptions, ground);
        campaign.grid(discovery, (int) Math.round(0.58 * assumptions.holes()));
        campaign.stepOut(discovery, bodies, (int) Math.round(0.84 * assumptions.holes()));
        campaign.rig.scatter(seed.split("scattered"));
        return campaign.rig.holes();
    }

    /// Holes at the knots of a grid, nearest to its middle first.
    private void grid(Orebody discovery, int until) {
        RandomGenerator random = seed.split("grid").generator();
        double[] at = discovery.centre();
        double a = discovery.halfAxes()[0];
        double x0 = at[0] + 0.2 * a * random.nextGaussian();
        double y0 = at[1] + 0.2 * a * random.nextGaussian();
        double spacing = a * (size == Size.SMALL ? 0.7 : 0.45);
        double north = random.nextDouble(Math.PI);
        double azimuth = north + (random.nextBoolean() ? Math.PI / 2 : -Math.PI / 2);
        record Knot(int line, int number, double x, double y, double off) {}
        List<Knot> knots = new ArrayList<>();
        for (int i = -6; i <= 6; i++) {
            for (int j = -6; j <= 6; j++) {
                double x = x0 + spacing * (i * Math.cos(north) + j * Math.sin(north));
                double y = y0 + spacing * (-i * Math.sin(north) + j * Math.cos(north));
                if (size.holds(x, y, 20)) {
                    knots.add(new Knot(i + 10, j + 10, x, y, Math.hypot(i, j)));
                }
            }
        }
        knots.sort(Comparator.comparingDouble(Knot::off)); // stable: ties by line and number
        for (Knot k : knots.subList(0, Math.min(knots.size(), until))) {
            double length = assumptions.reach() * random.nextDouble(0.4, 0.85);
            double dip = -Math.toRadians(random.nextDouble(62, 78));
            double wander = 0.04 * spacing;
            rig.bore(
                    Rig.name(k.line, k.number),
                    k.x + wander * random.nextGaussian(),
                    k.y + wander * random.nextGaussian(),
                    azimuth + 0.05 * random.nextGaussian(),
                    dip,
                    length,
                    random);
        }
    }

    /// A hole to each showing that is not the discovery, then some way off the grid.
    private void stepOut(Orebody discovery, List<Orebody> bodies, int until) {
        List<Orebody> shows = bodies.stream()
                .filter(b -> b != discovery && depth(b) < 0.5 * size.shallow())
                .toList();
        double[] at = discovery.centre();
        for (int k = 0; rig.count() < until; k++) {
            RandomGenerator random = seed.split("step out").split(k).generator();
            if (k < shows.size()) {
                Orebody body = shows.get(k);
                double[] target = body.point(0.4 * random.nextGaussian(), 0.4 * random.nextGaussian(), -0.2);
                rig.aim(target, body.sheet(), Rig.name(40, k + 1), random);
                continue;
            }
            double off = discovery.halfAxes()[0] * random.nextDouble(1.8, 3.2);
            double round = random.nextDouble(2 * Math.PI);
            double x = at[0] + off * Math.sin(round);
            double y = at[1] + off * Math.cos(round);
            if (size.holds(x, y, 20)) {
                double length = assumptions.reach() * random.nextDouble(0.4, 0.85);
                rig.bore(Rig.name(50, k + 1), x, y, round, -Math.toRadians(random.nextDouble(60, 80)), length, random);
            }
        }
    }

    private double depth(Orebody body) {
        double[] top = body.point(0, 0, 1);
        return ground.elevation(top[0], top[1]) - top[2];
    }
}
