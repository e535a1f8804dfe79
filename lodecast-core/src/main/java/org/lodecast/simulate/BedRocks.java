package org.lodecast.simulate;

import org.lodecast.Seed;

/// A pile of beds: sandstone with partings of mudstone below, dolostone and mudstone in turns above, with
/// the favourable beds of black shale among them; all displaced at faults.
final class BedRocks implements RockModel {
    private final Ground ground;
    private final Strata strata;
    private final double cycle;
    private final double sandstone;
    private final Waves wedge;

    BedRocks(Seed seed, Size size, Ground ground, Strata strata) {
        this.ground = ground;
        this.strata = strata;
        double unit = 0.5 + 0.5 * size.scale();
        this.cycle = unit * seed.generator().nextDouble(70, 110);
        this.sandstone = -40 * unit;
        this.wedge = Waves.of(seed.split("wedges").generator(), 24, 0.4 * size.east());
    }

    @Override
    public Rock at(double x, double y, double z) {
        if (ground.fill(x, y, z)) {
            return Rock.FILL;
        }
        double[] p = strata.restored(x, y, z);
        double wave = wedge.at(p[0], p[1], 0); // beds swell and thin out
        for (int k = 0; k < strata.beds(); k++) {
            if (Math.abs(p[2] - strata.bed(k)) < strata.thickness() / 2 * (1 + 0.3 * Math.tanh(wave))) {
                return Rock.BLACK_SHALE;
            }
        }
        double bed = (p[2] + 0.1 * cycle * wave) / cycle;
        double inCycle = bed - Math.floor(bed);
        if (p[2] < sandstone) {
            return inCycle < 0.75 ? Rock.SANDSTONE : Rock.MUDSTONE;
        }
        return inCycle < 0.55 ? Rock.DOLOSTONE : Rock.MUDSTONE;
    }
}
