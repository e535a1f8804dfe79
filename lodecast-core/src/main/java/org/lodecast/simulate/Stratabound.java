package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Seed;

/// Zinc, lead and silver in lenses along one to three favourable beds of a tilted or folded pile, with copper
/// at the foot of the lenses, halos that follow the beds, and As Sb Hg in their hanging wall. Faults across
/// the strike came later and displaced everything.
///
/// What makes it honest: lenses of all sizes, most of them small, black shale whose background is high in
/// the same metals, barren sulphides on the same beds, fences that miss what lies between them, faults that
/// are not where they are drawn. What it leaves out: feeders, beds overturned, oxidation, lenses cut in two
/// by faults, the beds as mapped surfaces. Everything is made up; no figure is fitted to data.
final class Stratabound {
    private Stratabound() {}

    static SimulatedDeposit simulate(Seed seed, Assumptions assumptions) {
        Exploration exploration = new Exploration(Style.STRATABOUND, seed, seed.split("stratabound"), assumptions);
        Seed own = exploration.own();
        World world = world(own, assumptions);
        Strata strata = strata(own, assumptions.size(), world.ground());
        List<Hole> holes =
                BedCampaign.drill(own.split("campaign"), assumptions, world.ground(), strata, world.bodies());
        return exploration.of(world, exploration.map(world), holes);
    }

    static World world(Seed own, Assumptions assumptions) {
        Size size = assumptions.size();
        Ground ground = Ground.of(own.split("ground"), size);
        Strata strata = strata(own, size, ground);
        List<Fault> faults = faults(own, size, ground, strata);
        List<Orebody> bodies = BedSystem.of(own.split("orebodies"), assumptions, ground, strata);
        RockModel rocks = new BedRocks(own.split("rocks"), size, ground, strata);
        List<LookAlike> others = LookAlike.scatter(
                own.split("look-alikes"), assumptions, ground, strata.blocks(), LookAlike.Kind.AMONG_BEDS);
        Seed chemistry = own.split("geochemistry");
        BedMetals metals = new BedMetals(chemistry, assumptions, strata, bodies, faults, others);
        return new World(ground, faults, bodies, rocks, new Geochemistry(chemistry, assumptions, rocks, metals), true);
    }

    static Strata strata(Seed own, Size size, Ground ground) {
        return Strata.of(own.split("strata"), size, ground);
    }

    /// The faults that displace the beds first, then those that do not show in them.
    private static List<Fault> faults(Seed own, Size size, Ground ground, Strata strata) {
        List<Fault> faults = new ArrayList<>(strata.breaks());
        List<Fault> network = Fault.network(own.split("faults"), size, ground);
        faults.addAll(network.subList(faults.size(), network.size()));
        return List.copyOf(faults);
    }
}
