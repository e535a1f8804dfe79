package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Folded slates in a cycle, cut by steep north-north-east dykes, under valley fill.
final class FoldedSlates implements RockModel {
    private final Size size;
    private final Ground ground;
    private final Waves folds;
    private final double cycle;
    private final double tilt;
    private final List<Sheet> dykes = new ArrayList<>();
    private final List<Double> thickness = new ArrayList<>();

    private FoldedSlates(Size size, Ground ground, Waves folds, double cycle, double tilt) {
        this.size = size;
        this.ground = ground;
        this.folds = folds;
        this.cycle = cycle;
        this.tilt = tilt;
    }

    static FoldedSlates of(Seed seed, Size size, Ground ground) {
        RandomGenerator random = seed.generator();
        FoldedSlates model = new FoldedSlates(
                size,
                ground,
                Waves.of(seed.split("folds").generator(), 24, 0.5 * size.east()),
                random.nextDouble(140, 200) * (0.6 + 0.4 * size.scale()),
                random.nextDouble(0.1, 0.3));
        int count = size == Size.SMALL ? 3 : 12;
        double depth = size.base() - size.grid().z0();
        for (int i = 0; i < count; i++) {
            double lane = (i + 0.5) / count - 0.5 + 0.15 / count * random.nextGaussian();
            double strike = Math.toRadians(202.5 + 5 * random.nextGaussian());
            model.dykes.add(new Sheet(
                    size.grid().x0() + size.east() * (0.5 + 0.9 * lane),
                    size.grid().y0() + size.north() * 0.5,
                    size.base() - 0.5 * depth,
                    strike,
                    Math.toRadians(random.nextDouble(72, 89)),
                    size.north() * random.nextDouble(0.3, 0.6),
                    depth * 0.7,
                    new Sheet.Bend(
                            0.01 * size.east(),
                            0.8 * size.east(),
                            0.7 * size.east(),
                            random.nextDouble(6),
                            random.nextDouble(6))));
            model.thickness.add(random.nextDouble(6, 26));
        }
        return model;
    }

    @Override
    public Rock at(double x, double y, double z) {
        if (ground.fill(x, y, z)) {
            return Rock.FILL;
        }
        if (dykeDistance(x, y, z) <= 0) {
            return Rock.DIORITE;
        }
        double bed = (z + tilt * (x - size.grid().x0()) + 0.25 * cycle * folds.at(x, y, 0.5 * z)) / cycle;
        double inCycle = bed - Math.floor(bed);
        return inCycle < 0.35 ? Rock.SILTSTONE : inCycle < 0.72 ? Rock.ARGILLACEOUS : Rock.CALCAREOUS;
    }

    /// Distance from the skin of the nearest dyke, negative inside [m].
    double dykeDistance(double x, double y, double z) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < dykes.size(); i++) {
            least = Math.min(least, dykes.get(i).distance(x, y, z) - thickness.get(i) / 2);
        }
        return least;
    }
}
