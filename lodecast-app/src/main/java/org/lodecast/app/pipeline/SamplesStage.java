package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.project.Project;
import org.lodecast.app.store.Table;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.InsideTest;
import org.lodecast.geology.Solid;
import org.lodecast.geology.VoxelFraction;
import org.lodecast.sample.KnownOre;
import org.lodecast.sample.LabelledVoxels;
import org.lodecast.sample.SampleSelection;

/// Voxels of known ore and of drilled barren ground.
final class SamplesStage implements Stage {
    static final String NAME = "samples";
    /// How much of a voxel lies inside the known orebodies.
    private static final String ORE_SHARE = "ore_share";

    private static final int POINTS = 4; // a side, of a closed surface

    private static final int FEW_POINTS = 2; // of one with holes, where each costs ten times as much

    /// How the labels were made; `elements` are those that they derive from.
    record Resolved(
            String rule,
            List<String> elements,
            double cutoff,
            double radius,
            int ore,
            int barren,
            List<String> remarks) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(CompositesStage.NAME, EvidenceStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return List.of(p.samples(), p.estimation(), p.seed()); // estimates are made anew for the hindcast
    }

    @Override
    public List<Path> inputs(Workspace w) {
        return w.files(w.project().orebodies());
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Project.Samples s = w.project().samples();
        Composites composites = CompositesStage.load(w);
        Grid grid = EvidenceStage.resolved(w).grid();
        String element = EvidenceStage.resolved(w).mainElement();
        List<String> remarks = new java.util.ArrayList<>();
        List<Solid> bodies = w.orebodies().stream().map(Solid::of).toList();
        for (Solid b : bodies) {
            int open = b.openEdges();
            if (open > 0) {
                remarks.add("orebody " + b.mesh().name() + " has " + open
                        + " open edges: inside is where the surface winds about a voxel by more than half");
            }
        }
        OreChoice cut = cut(w.project(), composites, element);
        double cutoff = cut.cutoff();
        boolean byCutoff = bodies.isEmpty();
        int[] ground = EvidenceStage.ground(w);
        KnownOre known = KnownOre.of(grid, composites, bodies, ground, w.workers(), progress);
        double radius = s.radius() != null ? s.radius() : byCutoff ? 0 : reach(w, known, ground, grid);
        SampleSelection selection = new SampleSelection(radius, s.ratio());
        LabelledVoxels v = byCutoff
                ? selection.byCutoff(
                        grid, composites, composites.variable(element).values(), cutoff, ground, w.seed())
                : selection.byOrebodies(grid, composites, known, ground, w.seed());
        int ore = v.positives();
        int barren = v.size() - ore;
        demand(w, ore, barren, element, cutoff, composites, bodies, radius);
        folder.table(new Table("labelled")
                .whole("voxel", v.voxel())
                .whole("ore", bits(v.ore()))
                .whole("hole", v.hole()));
        folder.json("holes", v.holes());
        folder.column("label", "", v.column(grid));
        if (!byCutoff) {
            folder.column(ORE_SHARE, "", share(bodies, grid, w.workers(), progress));
        }
        HindcastStore.make(w, folder, v, progress).ifPresent(remarks::add);
        String unit = composites.variable(element).unit();
        String rule = byCutoff
                ? String.format(Locale.ROOT, "ore: drilled voxels with mean %s ≥ %s %s", element, cutoff, unit)
                                .strip()
                        + (s.cutoff() == null ? " (" + cut.reason() + ")" : "")
                : "ore: inside the " + bodies.size() + " known orebodies";
        folder.json(
                "resolved",
                new Resolved(
                        rule,
                        byCutoff ? List.of(element) : List.of(),
                        byCutoff ? cutoff : Double.NaN,
                        radius,
                        ore,
                        barren,
                        remarks));
        return String.format(Locale.ROOT, "%,d ore and %,d barren voxels (%s)", ore, barren, rule);
    }

    /// From which grade a composite is ore: as the project says, else as is usual for the element.
    static OreChoice cut(Project p, Composites composites, String element) {
        OreChoice usual = OreChoice.of(composites.variable(element));
        Double asked = p.samples().cutoff();
        return asked == null ? usual : new OreChoice(element, asked, usual.unit(), "the project's cut-off");
    }

    /// How much of each voxel lies inside the known orebodies, 0 to 1.
    private static float[] share(List<Solid> bodies, Grid grid, Workers workers, Progress progress) {
        VoxelFraction fraction = new VoxelFraction(grid);
        for (Solid b : bodies) {
            fraction.add(b, b.insideTest() == InsideTest.PARITY ? POINTS : FEW_POINTS, workers, progress);
        }
        return fraction.share();
    }

    /// Columns that come of the labels.
    static Map<String, float[]> columns(Workspace w) {
        return w.of(NAME, "columns", f -> {
            int size = EvidenceStage.resolved(w).grid().size();
            Map<String, float[]> columns = new LinkedHashMap<>();
            f.columns().keySet().forEach(c -> columns.put(c, f.column(c, size)));
            return columns;
        });
    }

    /// How far barren composites vouch for the ground about them: as far as half of the ore lies from its
    /// nearest composite, so that distance alone tells the classes apart as little as may be; two to five
    /// voxels.
    private static double reach(Workspace w, KnownOre known, int[] ground, Grid grid) {
        float[] distance = EvidenceStage.model(w).values("distance");
        double[] sorted = Arrays.stream(ground)
                .filter(v -> known.voxel()[v])
                .mapToDouble(v -> distance[v])
                .sorted()
                .toArray();
        double cell = Math.max(grid.dx(), grid.dz());
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return Math.rint(Math.clamp(median, 2 * cell, 5 * cell));
    }

    /// Says what to do where there is nothing to learn from or to judge by.
    private static void demand(
            Workspace w,
            int ore,
            int barren,
            String element,
            double cutoff,
            Composites composites,
            List<Solid> bodies,
            double radius) {
        Grid grid = EvidenceStage.resolved(w).grid();
        boolean drilled = java.util.stream.IntStream.range(0, composites.size())
                .anyMatch(i -> grid.indexAt(
                                composites.x()[i], composites.y()[i], composites.z()[i])
                        >= 0);
        if (!drilled) {
            throw InvalidInput.of(
                    "grid-away", "no composite lies in the grid; check grid.origin and grid.count, or leave them out");
        }
        if (ore == 0) {
            double highest = Arrays.stream(composites.variable(element).values())
                    .filter(x -> !Double.isNaN(x))
                    .max()
                    .orElse(Double.NaN);
            throw InvalidInput.of(
                    "no-ore",
                    bodies.isEmpty()
                            ? "no voxel is ore: no mean of composites in a voxel reaches " + element + " ≥ " + cutoff
                                    + " (the highest composite is " + highest + "); lower samples.cutoff"
                            : "no voxel is ore: the orebodies lie outside the grid or above the ground, or are thinner"
                                    + " than a voxel; check their coordinates and grid.cell");
        }
        if (barren == 0) {
            throw InvalidInput.of(
                    "no-barren",
                    bodies.isEmpty()
                            ? "no drilled voxel is barren: all reach " + element + " ≥ " + cutoff
                                    + "; raise samples.cutoff"
                            : "no voxel is barren: none outside the orebodies lies within " + radius
                                    + " m of a barren composite; raise samples.radius");
        }
        if (ore == 1 || barren == 1) { // one cannot be learnt from and left out
            throw InvalidInput.of(
                    ore == 1 ? "one-ore" : "one-barren",
                    (ore == 1 ? "a single voxel is ore" : "a single voxel is barren")
                            + ": nothing could be left out to judge by; expected at least two, better tens in several"
                            + " holes; "
                            + (bodies.isEmpty()
                                    ? (ore == 1 ? "lower" : "raise") + " samples.cutoff (now " + element + " ≥ "
                                            + cutoff + ") or"
                                    : ore == 1 ? "give larger orebodies or" : "raise samples.radius or")
                            + " make grid.cell smaller");
        }
    }

    private static int[] bits(boolean[] b) {
        int[] bits = new int[b.length];
        for (int i = 0; i < b.length; i++) {
            bits[i] = b[i] ? 1 : 0;
        }
        return bits;
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }

    static LabelledVoxels load(Workspace w) {
        return w.of(NAME, "labelled", f -> {
            Table t = f.table("labelled");
            int[] bits = t.whole("ore");
            boolean[] ore = new boolean[bits.length];
            for (int i = 0; i < bits.length; i++) {
                ore[i] = bits[i] == 1;
            }
            return new LabelledVoxels(t.whole("voxel"), ore, t.whole("hole"), f.json("holes", String[].class));
        });
    }

    /// What each labelled voxel is called in a map of settings, for the report.
    static Map<String, Object> told(Workspace w) {
        Resolved r = resolved(w);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("rule", r.rule());
        told.put("radius", r.radius());
        told.put("ore", r.ore());
        told.put("barren", r.barren());
        return told;
    }
}
