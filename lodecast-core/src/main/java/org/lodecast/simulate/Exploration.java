package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.geology.TriangleMesh;

/// What becomes of a world that somebody maps and drills: the tables and surfaces of the explorer, and which
/// bodies were found.
///
/// @param style name of the style
/// @param seed that the user gave
/// @param own stream of the style
/// @param assumptions what else it comes of
record Exploration(Style style, Seed seed, Seed own, Assumptions assumptions) {

    List<Fault> map(World world) {
        return assumptions.quality().map(world.faults(), own.split("map"));
    }

    SimulatedDeposit of(World world, List<Fault> mapped, List<Hole> holes) {
        return of(world, mapped, holes, assumptions.samples());
    }

    /// @param budget samples that the laboratory is paid for
    SimulatedDeposit of(World world, List<Fault> mapped, List<Hole> holes, int budget) {
        CoreShed shed = new CoreShed(own.split("samples"), assumptions, budget, world);
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
                style.key(),
                seed,
                assumptions,
                holes.stream().map(Hole::collar).toList(),
                holes.stream().flatMap(h -> h.stations().stream()).toList(),
                shed.assay(holes),
                shed.log(holes),
                meshes(mapped, world.ground()),
                List.copyOf(solids),
                world.ground(),
                new Truth(List.copyOf(fates), meshes(world.faults(), world.ground())));
    }

    private List<TriangleMesh> meshes(List<Fault> faults, Ground ground) {
        double spacing = assumptions.size() == Size.SMALL ? 30 : 60;
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
