package org.lodecast.simulate;

import java.util.List;
import org.lodecast.Seed;

/// Fault-controlled gold after Zaozigou (Yu et al. 2022, Minerals 12, 1382): five sets of faults, steep
/// lenses mostly in the NE and N-S ones and gently dipping lenses of 8 to 26° between them, halos of As-Sb-Hg
/// above, Au-Ag-Cu-Pb-Zn around and W-Bi-Co-Mo below the ore, Hg and Sb along every fracture.
///
/// What makes it honest: lognormal grades with a nugget, correlated background that differs by rock,
/// anomalies without ore, overlapping halos, mapped faults that are not where they are drawn, holes that
/// wander and are drilled where ore shows, detection limits. What it leaves out: folds of the ore,
/// displacement of lenses by later faults, oxidation, errors of survey and of sample numbers, several
/// laboratories. Everything is made up; no figure is fitted to data.
public final class Zaozigou {
    private Zaozigou() {}

    /// A deposit with faults mapped as well as they usually are.
    public static SimulatedDeposit simulate(Seed seed, Size size) {
        return simulate(seed, size, MapQuality.USUAL);
    }

    /// A deposit with faults mapped so well; all else is as with any other quality, but for where holes were
    /// aimed.
    public static SimulatedDeposit simulate(Seed seed, Size size, MapQuality quality) {
        return simulate(seed, size, quality, Zoning.ZONES);
    }

    /// A deposit whose halos are zoned so; ground, faults, ore and holes are as with any other zoning.
    public static SimulatedDeposit simulate(Seed seed, Size size, MapQuality quality, Zoning zoning) {
        return simulate(seed, Assumptions.usual(size).with(quality).with(zoning));
    }

    /// The same with all that is taken for granted open to choice.
    public static SimulatedDeposit simulate(Seed seed, Assumptions assumptions) {
        Exploration exploration = new Exploration(Style.ZAOZIGOU, seed, seed.split("zaozigou"), assumptions);
        World world = world(exploration.own(), assumptions);
        List<Fault> mapped = exploration.map(world);
        List<Hole> holes = LodeCampaign.drill(
                exploration.own().split("campaign"), assumptions, world.ground(), mapped, world.bodies());
        return exploration.of(world, mapped, holes);
    }

    static World world(Seed own, Assumptions assumptions) {
        Size size = assumptions.size();
        Ground ground = Ground.of(own.split("ground"), size);
        List<Fault> faults = Fault.network(own.split("faults"), size, ground);
        List<Orebody> bodies = LodeSystem.of(own.split("orebodies"), assumptions, ground, faults);
        RockModel rocks = FoldedSlates.of(own.split("rocks"), size, ground);
        Seed chemistry = own.split("geochemistry");
        LodeMetals metals = metals(own, assumptions, ground, faults, bodies);
        return new World(ground, faults, bodies, rocks, new Geochemistry(chemistry, assumptions, rocks, metals), true);
    }

    static LodeMetals metals(
            Seed own, Assumptions assumptions, Ground ground, List<Fault> faults, List<Orebody> bodies) {
        List<LookAlike> others = LookAlike.scatter(
                own.split("look-alikes"), assumptions, ground, Fault.sheets(faults), LookAlike.Kind.AMONG_SLATES);
        return new LodeMetals(own.split("geochemistry"), assumptions, faults, bodies, others);
    }
}
