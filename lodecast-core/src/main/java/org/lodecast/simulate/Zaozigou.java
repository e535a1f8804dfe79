package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.geology.TriangleMesh;

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
        Seed own = seed.split("zaozigou");
        World world = World.of(own, size, zoning);
        List<Fault> mapped = quality.map(world.faults(), own.split("map"));
        List<Hole> holes = Campaign.drill(own.split("campaign"), size, world.ground(), mapped, world.bodies());
        CoreShed shed = new CoreShed(own.split("samples"), size, world);
        List<TriangleMesh> solids = new ArrayList<>();
        List<Truth.TrueBody> fates = new ArrayList<>();
        for (int i = 0; i < world.bodies().size(); i++) {
            Orebody body = world.bodies().get(i);
            Meeting meeting = Meeting.of(body, holes);
            fates.add(new Truth.TrueBody(body, meeting.found(), meeting.total()));
            if (meeting.found()) {
                solids.add(draw(body, meeting, own.split("solids").split(i)).solid());
            }
        }
        return new SimulatedDeposit(
                "zaozigou",
                seed,
                size,
                quality,
                zoning,
                holes.stream().map(Hole::collar).toList(),
                holes.stream().flatMap(h -> h.stations().stream()).toList(),
                shed.assay(holes),
                shed.log(holes),
                meshes(mapped, world.ground(), size),
                List.copyOf(solids),
                world.ground(),
                new Truth(List.copyOf(fates), meshes(world.faults(), world.ground(), size)));
    }

    private static List<TriangleMesh> meshes(List<Fault> faults, Ground ground, Size size) {
        double spacing = size == Size.SMALL ? 30 : 60;
        return faults.stream()
                .map(f -> f.sheet().mesh(f.name(), ground, spacing))
                .toList();
    }

    private static Orebody draw(Orebody body, Meeting meeting, Seed seed) {
        RandomGenerator random = seed.generator();
        double lengthwise = random.nextDouble(0.85, 1.15);
        double dipwise = random.nextDouble(0.85, 1.15);
        return body.drawn(meeting.middle().orElseGet(body::centre), lengthwise, dipwise);
    }
}
