package org.lodecast.simulate;

import java.util.List;
import org.lodecast.Seed;

/// What there is before anybody comes: ground, faults, ore, rocks and their chemistry.
record World(Ground ground, List<Fault> faults, List<Orebody> bodies, RockModel rocks, Geochemistry geochemistry) {

    static World of(Seed seed, Size size) {
        return of(seed, size, Zoning.ZONES);
    }

    static World of(Seed seed, Size size, Zoning zoning) {
        Ground ground = Ground.of(seed.split("ground"), size);
        List<Fault> faults = Fault.network(seed.split("faults"), size, ground);
        List<Orebody> bodies = OreSystem.of(seed.split("orebodies"), size, ground, faults);
        RockModel rocks = RockModel.of(seed.split("rocks"), size, ground);
        List<LookAlike> lookAlikes = LookAlike.scatter(seed.split("look-alikes"), size, ground, faults);
        Geochemistry geochemistry =
                new Geochemistry(seed.split("geochemistry"), size, rocks, faults, bodies, lookAlikes, zoning);
        return new World(ground, faults, bodies, rocks, geochemistry);
    }
}
