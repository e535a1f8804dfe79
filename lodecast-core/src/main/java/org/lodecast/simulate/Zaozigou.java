package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;
import org.lodecast.geology.TriangleMesh;

/// Fault-controlled gold after Zaozigou (Yu et al. 2022, Minerals 12, 1382): five sets of faults, steep lenses in the
/// NE and N-S ones and gently dipping lenses of 8 to 26° between them, halos of As-Sb-Hg above, Au-Ag-Cu-Pb-Zn around
/// and
/// W-Bi-Co-Mo below the ore, Hg and Sb along every fracture.
///
/// What makes it honest: lognormal grades with a nugget, correlated background that differs by rock, anomalies without
/// ore, overlapping halos, mapped faults that are not where they are drawn, holes that wander and are drilled where ore
/// shows, detection limits. What it leaves out: folds of the ore, displacement of lenses by later faults, oxidation,
/// errors of survey and of sample numbers, several laboratories. Everything is made up; no figure is fitted to data.
public final class Zaozigou {
    private static final double LOOK = 0.5;
    private static final double RECOGNISED = 2;

    private Zaozigou() {}

    /// A deposit with faults mapped as well as they usually are.
    public static SimulatedDeposit simulate(Seed seed, Size size) {
        return simulate(seed, size, MapQuality.USUAL);
    }

    public static SimulatedDeposit simulate(Seed seed, Size size, MapQuality quality) {
        Seed own = seed.split("zaozigou");
        Ground ground = Ground.of(own.split("ground"), size);
        List<Fault> faults = Fault.network(own.split("faults"), size, ground);
        List<Orebody> bodies = OreSystem.of(own.split("orebodies"), size, ground, faults);
        RockModel rocks = RockModel.of(own.split("rocks"), size, ground);
        List<LookAlike> lookAlikes = LookAlike.scatter(own.split("look-alikes"), size, ground, faults);
        Geochemistry geochemistry =
                new Geochemistry(own.split("geochemistry"), size, rocks, faults, bodies, lookAlikes);
        List<Fault> mapped = quality.map(faults, own.split("map"));
        List<Hole> holes = Campaign.drill(own.split("campaign"), size, ground, mapped, bodies);

        List<Collar> collars = holes.stream().map(Hole::collar).toList();
        List<Station> stations =
                holes.stream().flatMap(h -> h.stations().stream()).toList();
        CoreShed shed = new CoreShed(own.split("samples"), size, rocks, faults, bodies, geochemistry);
        double spacing = size == Size.SMALL ? 30 : 60;
        List<TriangleMesh> map = mapped.stream()
                .map(f -> f.sheet().mesh(f.name(), ground, spacing))
                .toList();
        List<TriangleMesh> solids = new ArrayList<>();
        List<Truth.TrueBody> fates = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Orebody body = bodies.get(i);
            Meeting meeting = meet(body, holes);
            boolean known = meeting.best() >= RECOGNISED;
            fates.add(new Truth.TrueBody(body, known, meeting.total()));
            if (known) {
                solids.add(draw(body, meeting, own.split("solids").split(i)).solid());
            }
        }
        List<TriangleMesh> trueFaults = faults.stream()
                .map(f -> f.sheet().mesh(f.name(), ground, spacing))
                .toList();
        return new SimulatedDeposit(
                "zaozigou",
                seed,
                size,
                quality,
                collars,
                stations,
                shed.assay(holes),
                shed.log(holes),
                map,
                List.copyOf(solids),
                ground,
                new Truth(List.copyOf(fates), trueFaults));
    }

    /// How holes run through a body.
    ///
    /// @param total length in it over all holes [m]
    /// @param best longest single run [m]
    /// @param middle of that run
    private record Meeting(double total, double best, Optional<double[]> middle) {}

    private static Meeting meet(Orebody body, List<Hole> holes) {
        double total = 0;
        double best = 0;
        double middle = 0;
        Optional<Hole> in = Optional.empty();
        for (Hole hole : holes) {
            double run = 0;
            for (double d = LOOK / 2; d < hole.length(); d += LOOK) {
                double[] p = hole.trace().at(d);
                run = body.contains(p[0], p[1], p[2]) ? run + LOOK : 0;
                total += run > 0 ? LOOK : 0;
                if (run > best) {
                    best = run;
                    middle = d + LOOK / 2 - run / 2;
                    in = Optional.of(hole);
                }
            }
        }
        double at = middle;
        return new Meeting(total, best, in.map(h -> h.trace().at(at)));
    }

    private static Orebody draw(Orebody body, Meeting meeting, Seed seed) {
        RandomGenerator random = seed.generator();
        double lengthwise = random.nextDouble(0.85, 1.15);
        double dipwise = random.nextDouble(0.85, 1.15);
        return body.drawn(meeting.middle().orElseGet(body::centre), lengthwise, dipwise);
    }
}
