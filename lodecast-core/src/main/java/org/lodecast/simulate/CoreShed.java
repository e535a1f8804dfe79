package org.lodecast.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Where core is logged, cut and sent to the laboratory.
///
/// Samples never cross the limits of visible ore or fracture zones. In visible ore they are 2 to 3 m long (a
/// zone of less than 2 m is widened with its walls), in fracture zones half as long as elsewhere, and in
/// barren rock as long as the budget of samples asks, 10 m at most. Disseminated ore is cut as barren rock
/// is. About one barren sample in 150 is lost.
final class CoreShed {
    /// How finely the core is looked at [m].
    private static final double STEP = 0.5;

    private static final double FRACTURED = 6;
    private static final double LONGEST = 10;
    private static final double LOST = 1.0 / 150;

    private enum Look {
        BARREN,
        FRACTURED,
        ORE
    }

    private record Zone(Hole hole, Look look, double from, double to) {
        double length() {
            return to - from;
        }
    }

    private final Seed seed;
    private final double nugget;
    private final double[] limits;
    private final int budget;
    private final World world;

    /// @param budget samples that the laboratory is paid for
    CoreShed(Seed seed, Assumptions assumptions, int budget, World world) {
        this.seed = seed;
        this.nugget = assumptions.factor(Factor.NUGGET);
        this.limits = new double[Element.count()];
        Arrays.setAll(limits, e -> figures(Element.at(e).limit() * assumptions.factor(Factor.DETECTION_LIMITS), 2));
        this.budget = budget;
        this.world = world;
    }

    List<Lithology> log(List<Hole> holes) {
        List<Lithology> log = new ArrayList<>();
        for (Hole hole : holes) {
            double from = 0;
            Rock rock = rockAt(hole, 0.25);
            for (double d = STEP; d < hole.length(); d += STEP) {
                Rock next = rockAt(hole, d + 0.25);
                if (next != rock && d - from >= 1) { // nobody logs less than a metre
                    log.add(new Lithology(hole.name(), from, d, rock));
                    from = d;
                    rock = next;
                }
            }
            log.add(new Lithology(hole.name(), from, hole.length(), rock));
        }
        return List.copyOf(log);
    }

    private Rock rockAt(Hole hole, double depth) {
        double[] p = hole.trace().at(depth);
        return world.rocks().at(p[0], p[1], p[2]);
    }

    List<Assay> assay(List<Hole> holes) {
        List<Zone> zones = new ArrayList<>();
        for (Hole hole : holes) {
            zones.addAll(zones(hole));
        }
        double step = barrenStep(zones);
        List<Assay> assays = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            Zone zone = zones.get(i);
            RandomGenerator random = seed.split(i).generator();
            double most = zone.look == Look.ORE ? 3 : zone.look == Look.FRACTURED ? step / 2 : step;
            int pieces = (int) Math.max(1, Math.ceil(zone.length() / most));
            double from = zone.from;
            for (int k = 1; k <= pieces; k++) {
                double to = k == pieces ? zone.to : Math.round(10 * (zone.from + zone.length() * k / pieces)) / 10.0;
                boolean lost = zone.look == Look.BARREN && random.nextDouble() < LOST;
                Assay assay = sample(zone.hole, from, to, random);
                if (!lost) {
                    assays.add(assay);
                }
                from = to;
            }
        }
        return List.copyOf(assays);
    }

    /// The longest sample in barren rock that spends the budget of samples, by bisection [m].
    private double barrenStep(List<Zone> zones) {
        double low = 2;
        double high = LONGEST;
        for (int i = 0; i < 40; i++) {
            double step = (low + high) / 2;
            int count = 0;
            for (Zone z : zones) {
                double most = z.look == Look.ORE ? 3 : z.look == Look.FRACTURED ? step / 2 : step;
                count += (int) Math.max(1, Math.ceil(z.length() / most));
            }
            if (count > budget) {
                low = step;
            } else {
                high = step;
            }
        }
        return high;
    }

    /// Divides a hole into zones of one look each.
    private List<Zone> zones(Hole hole) {
        int n = (int) Math.ceil(hole.length() / STEP);
        Look[] looks = new Look[n];
        for (int i = 0; i < n; i++) {
            looks[i] = look(hole.trace().at(Math.min((i + 0.5) * STEP, hole.length())));
        }
        widenOre(looks);
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && looks[j] == looks[i]) {
                j++;
            }
            zones.add(new Zone(hole, looks[i], i * STEP, Math.min(j * STEP, hole.length())));
            i = j;
        }
        return zones;
    }

    private Look look(double[] p) {
        for (Orebody body : world.visible() ? world.bodies() : List.<Orebody>of()) {
            if (body.contains(p[0], p[1], p[2])) {
                return Look.ORE;
            }
        }
        for (Fault fault : world.faults()) {
            if (fault.sheet().distance(p[0], p[1], p[2]) < FRACTURED) {
                return Look.FRACTURED;
            }
        }
        return Look.BARREN;
    }

    /// Widens each run of ore to 2 m, and one of 3 to 4 m to 4 m, so that it divides into samples of 2 to 3
    /// m.
    private static void widenOre(Look[] looks) {
        for (int i = 0; i < looks.length; ) {
            if (looks[i] != Look.ORE) {
                i++;
                continue;
            }
            int j = i;
            while (j < looks.length && looks[j] == Look.ORE) {
                j++;
            }
            int length = j - i;
            int want = length < 4 ? 4 : length > 6 && length < 8 ? 8 : length;
            for (int more = want - length; more > 0; more--) {
                boolean up = more % 2 == 0;
                if (up && i > 0 || j == looks.length) {
                    i = Math.max(0, i - 1);
                    looks[i] = Look.ORE;
                } else {
                    looks[j++] = Look.ORE;
                }
            }
            while (j < looks.length && looks[j] == Look.ORE) { // a neighbour that the widening has reached
                j++;
            }
            i = j;
        }
    }

    /// The mean of points along the core, with the laboratory's and the splitter's error, its rounding and
    /// its limits.
    private Assay sample(Hole hole, double from, double to, RandomGenerator random) {
        int n = Element.count();
        int points = (int) Math.clamp(Math.round(to - from), 2, 10);
        double[] mean = new double[n];
        double[] c = new double[n];
        for (int k = 0; k < points; k++) {
            double[] p = hole.trace().at(from + (to - from) * (k + 0.5) / points);
            world.geochemistry().at(p[0], p[1], p[2], c);
            for (int e = 0; e < n; e++) {
                mean[e] += c[e] / points;
            }
        }
        double[] values = new double[n];
        boolean[] censored = new boolean[n];
        Arrays.setAll(values, e -> {
            double deviation = Element.at(e).nugget * nugget;
            double noise = deviation * random.nextGaussian() - deviation * deviation / 2;
            double value = mean[e] * Math.exp(noise);
            censored[e] = value < limits[e];
            return censored[e] ? limits[e] : rounded(value, limits[e]);
        });
        return new Assay(hole.name(), from, to, values, censored);
    }

    /// Three figures, and none finer than the second of the detection limit.
    private static double rounded(double value, double limit) {
        double grain = Math.pow(10, Math.floor(Math.log10(limit)) - 1);
        double coarse = Math.round(threeFigures(value) / grain) * grain;
        return threeFigures(Math.max(coarse, limit));
    }

    /// The number nearest to the value's decimal of three figures, halves upward. Whole numbers and
    /// powers of ten up to 10¹⁵ are exact, so that their quotient is what the decimal would be read as;
    /// where the figures are not plain to see, for the value lies within rounding of a half or of a power
    /// of ten, or is not of a common size, all of its digits are looked at.
    static double threeFigures(double value) {
        double power = 2 - Math.floor(Math.log10(value));
        if (value > 0 && Math.abs(power) <= 15) {
            double ten = Math.pow(10, Math.abs(power));
            double figures = power >= 0 ? value * ten : value / ten;
            double whole = Math.floor(figures);
            double rest = figures - whole;
            if (figures > 100.001 && figures < 999.4 && Math.abs(rest - 0.5) > 1e-6) {
                double near = rest > 0.5 ? whole + 1 : whole;
                return power >= 0 ? near / ten : near * ten;
            }
        }
        return figures(value, 3);
    }

    private static double figures(double value, int figures) {
        return new BigDecimal(value).round(new MathContext(figures)).doubleValue();
    }
}
