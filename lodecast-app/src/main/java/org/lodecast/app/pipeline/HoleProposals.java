package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.app.format.TargetDxf;
import org.lodecast.app.project.Targets;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.geology.Ground;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.HoleDesign;
import org.lodecast.target.NoHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;
import org.lodecast.target.TargetShape;

/// A hole for each of the best targets, in the order of their ranks, each kept from the pads of those before
/// it; as a table, and with the bodies as surfaces for programs that plan drilling.
final class HoleProposals {
    static final String CSV = "proposed_holes.csv";
    static final String DXF = "targets.dxf";

    /// A body of more voxels is no target to draw: its surface would fill hundreds of megabytes.
    private static final int LARGEST = 50_000;

    private static final List<String> HEADER = List.of(
            "hole",
            "target",
            "x",
            "y",
            "z",
            "azimuth",
            "dip",
            "length_m",
            "angle_to_plane",
            "metres_in_target",
            "from_m",
            "to_m",
            "off_centre_m",
            "nearest_hole",
            "distance_m",
            "reason");

    /// How it is kept; one of both is there.
    record Kept(@Nullable ProposedHole hole, @Nullable NoHole none) {
        Proposal proposal() {
            return hole != null ? hole : java.util.Objects.requireNonNull(none);
        }
    }

    private HoleProposals() {}

    /// @param p scale of prospectivity, NaN where there is no ground
    static List<Proposal> of(Workspace w, List<Target> targets, float[] p, Progress progress) throws IOException {
        Targets.Holes asked = w.project().targets().holes();
        int count = Math.min(asked.targets(), targets.size());
        float[] score = new float[p.length];
        for (int v = 0; v < p.length; v++) {
            score[v] = Float.isNaN(p[v]) ? 0 : p[v];
        }
        Grid grid = EvidenceStage.resolved(w).grid();
        Optional<Ground> surface = GroundChoice.surface(w);
        HoleDesign design = surface.isEmpty()
                ? HoleDesign.onTop(grid, asked.limits())
                : HoleDesign.onGround(grid, known(grid, surface.get()), asked.limits());
        List<Trace> drilled = DrillholesStage.traces(w);
        List<Trace> planned = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        progress.begin("propose holes", count);
        for (Target t : targets.subList(0, count)) {
            Proposal proposal = design.propose(t, score, drilled, planned);
            if (proposal instanceof ProposedHole hole) {
                planned.add(hole.trace(hole.name()));
            }
            proposals.add(proposal);
            progress.advance(1);
        }
        return proposals;
    }

    /// The ground over the model and where a topography was measured; elsewhere it is a guess, on which no
    /// collar is set.
    private static DoubleBinaryOperator known(Grid grid, Ground ground) {
        double middle = grid.z(grid.nz() / 2);
        return (east, north) -> grid.indexAt(east, north, middle) >= 0 || ground.measured(east, north)
                ? ground.elevation(east, north)
                : Double.NaN;
    }

    static List<Kept> kept(List<Proposal> proposals) {
        return proposals.stream()
                .map(x -> switch (x) {
                    case ProposedHole hole -> new Kept(hole, null);
                    case NoHole none -> new Kept(null, none);
                })
                .toList();
    }

    static String csv(List<Proposal> proposals) {
        return Csv.of(
                HEADER,
                proposals.stream()
                        .map(x -> switch (x) {
                            case ProposedHole h ->
                                List.of(
                                        h.name(),
                                        h.target(),
                                        Csv.number(h.x(), 1),
                                        Csv.number(h.y(), 1),
                                        Csv.number(h.z(), 1),
                                        Csv.number(h.azimuth(), 1),
                                        Csv.number(h.dip(), 1),
                                        Csv.number(h.length(), 1),
                                        Csv.number(h.angle(), 0),
                                        Csv.number(h.metres(), 1),
                                        Csv.number(h.entry(), 1),
                                        Csv.number(h.exit(), 1),
                                        Csv.number(h.offCentre(), 1),
                                        h.nearestHole(),
                                        Csv.number(h.distance(), 1),
                                        "");
                            case NoHole none -> {
                                List<String> row = new ArrayList<>(java.util.Collections.nCopies(HEADER.size(), ""));
                                row.set(HEADER.indexOf("target"), none.target());
                                row.set(HEADER.indexOf("reason"), none.reason());
                                yield row;
                            }
                        })
                        .toList());
    }

    /// Whether the file of surfaces holds its body, if a hole was asked for.
    static boolean drawn(Target t) {
        return t.voxels().length <= LARGEST;
    }

    static void dxf(Workspace w, List<Target> targets, List<Proposal> proposals, StageFolder folder)
            throws IOException {
        Grid grid = EvidenceStage.resolved(w).grid();
        List<TriangleMesh> bodies = targets.stream()
                .limit(proposals.size())
                .filter(HoleProposals::drawn)
                .map(t -> TargetShape.of(grid, t))
                .toList();
        List<Trace> holes = new ArrayList<>();
        for (Proposal x : proposals) {
            if (x instanceof ProposedHole hole) {
                holes.add(hole.trace(hole.name()));
            }
        }
        TargetDxf.write(bodies, holes, folder.productFile(DXF));
    }
}
