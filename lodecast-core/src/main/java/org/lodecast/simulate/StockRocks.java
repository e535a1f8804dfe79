package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Lavas and tuffs on a batholith, pierced by stocks, cut by late dykes.
final class StockRocks implements RockModel {
    private final Ground ground;
    private final List<Stock> stocks;
    private final double lift;
    private final Waves beds;
    private final double cycle;
    private final double batholith;
    private final List<Sheet> dykes = new ArrayList<>();
    private final List<Double> thickness = new ArrayList<>();

    StockRocks(Seed seed, Size size, Ground ground, List<Stock> stocks) {
        this.ground = ground;
        this.stocks = stocks;
        this.lift = 0.05 * size.east();
        RandomGenerator random = seed.generator();
        beds = Waves.of(seed.split("beds").generator(), 24, 0.6 * size.east());
        cycle = random.nextDouble(120, 200) * (0.5 + 0.5 * size.scale());
        double depth = size.base() - size.grid().z0();
        batholith = size.base() - depth * random.nextDouble(0.55, 0.75);
        int count = size == Size.SMALL ? 2 : 7;
        double strike = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < count; i++) {
            // dykes seek the stocks, like everything here
            double[] at = stocks.get(i % stocks.size()).ore().centre();
            Sheet.Bend bend = new Sheet.Bend(
                    0.01 * size.east(),
                    0.8 * size.east(),
                    0.7 * size.east(),
                    random.nextDouble(6),
                    random.nextDouble(6));
            dykes.add(new Sheet(
                    at[0] + 0.1 * size.east() * random.nextGaussian(),
                    at[1] + 0.1 * size.north() * random.nextGaussian(),
                    size.base() - 0.5 * depth,
                    strike + 0.15 * random.nextGaussian(),
                    Math.toRadians(random.nextDouble(70, 89)),
                    size.north() * random.nextDouble(0.2, 0.5),
                    depth * 0.7,
                    bend));
            thickness.add(random.nextDouble(4, 12) * (0.5 + 0.5 * size.scale()));
        }
    }

    @Override
    public Rock at(double x, double y, double z) {
        if (ground.fill(x, y, z)) {
            return Rock.FILL;
        }
        if (late(x, y, z)) {
            return Rock.DACITE;
        }
        for (Stock stock : stocks) {
            if (stock.holds(x, y, z)) {
                return Rock.MONZONITE;
            }
        }
        double wave = beds.at(x, y, 0.3 * z);
        if (z < batholith + lift * wave) {
            return Rock.GRANODIORITE;
        }
        double bed = (z + 0.25 * cycle * wave) / cycle;
        return bed - Math.floor(bed) < 0.68 ? Rock.ANDESITE : Rock.TUFF;
    }

    /// Whether a point lies in a dyke that is younger than the ore.
    private boolean late(double x, double y, double z) {
        for (int i = 0; i < dykes.size(); i++) {
            if (dykes.get(i).distance(x, y, z) < thickness.get(i) / 2) {
                return true;
            }
        }
        return false;
    }
}
