package org.lodecast.simulate;

import java.util.List;
import org.lodecast.Seed;

/// Disseminated copper with gold and molybdenum about stocks: ore shells that hang over their roofs, small
/// bodies on their flanks, and shells of metals beyond: Mo and W within and below, pyrite around, Ag Pb Zn
/// outside and above, As Sb Hg furthest out. One stock shows at the ground; others lie deeper than anybody
/// drills, or to the side under cover. Faults matter little.
///
/// What makes it honest: ore ends where the trend of copper falls below a cut-off and nowhere visibly, grades
/// are lognormal about the trend, late dykes cut the ore, stocks without ore have halos, the grid of holes is
/// not quite over the ore. What it leaves out: leaching and enrichment by weather, breccias, skarns, tilting,
/// alteration as a table. Everything is made up; no figure is fitted to data.
final class Porphyry {
    private Porphyry() {}

    static SimulatedDeposit simulate(Seed seed, Assumptions assumptions) {
        Exploration exploration = new Exploration(Style.PORPHYRY, seed, seed.split("porphyry"), assumptions);
        Seed own = exploration.own();
        World world = world(own, assumptions);
        List<Hole> holes = GridCampaign.drill(
                own.split("campaign"),
                assumptions,
                world.ground(),
                world.bodies().getFirst(),
                world.bodies());
        return exploration.of(world, exploration.map(world), holes);
    }

    static World world(Seed own, Assumptions assumptions) {
        Size size = assumptions.size();
        Ground ground = Ground.of(own.split("ground"), size);
        StockSystem system = system(own, assumptions, ground);
        List<Fault> faults = Fault.network(own.split("faults"), size, ground);
        RockModel rocks = new StockRocks(own.split("rocks"), size, ground, system.stocks());
        List<LookAlike> others = LookAlike.scatter(
                own.split("look-alikes"), assumptions, ground, Fault.sheets(faults), LookAlike.Kind.AMONG_STOCKS);
        Seed chemistry = own.split("geochemistry");
        StockMetals metals = new StockMetals(chemistry, assumptions, system, rocks, faults, others);
        return new World(
                ground, faults, system.bodies(), rocks, new Geochemistry(chemistry, assumptions, rocks, metals), false);
    }

    static StockSystem system(Seed own, Assumptions assumptions, Ground ground) {
        return StockSystem.of(own.split("stocks"), assumptions, ground);
    }
}
