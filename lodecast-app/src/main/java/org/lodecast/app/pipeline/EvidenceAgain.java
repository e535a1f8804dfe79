package org.lodecast.app.pipeline;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.assess.Protocol;
import org.lodecast.assess.Trials;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.evidence.CompositeVariables;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.EvidenceRun;
import org.lodecast.evidence.Hindcast;
import org.lodecast.evidence.HindcastModel;
import org.lodecast.evidence.Recipe;
import org.lodecast.evidence.VariableEstimate;
import org.lodecast.geostat.KdTree;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

/// The evidence of a run made anew from what its stage left behind: without the samples that a fold leaves
/// out, or as realisations of what it may be.
final class EvidenceAgain {
    private EvidenceAgain() {}

    /// The layers with all that it takes to make them.
    static EvidenceRun run(Workspace w) {
        EvidenceStage.Resolved resolved = EvidenceStage.resolved(w);
        List<Recipe> recipes = Layers.recipes(w.project()).stream()
                .filter(r -> resolved.layers().contains(r.name()))
                .toList();
        return new EvidenceRun(
                EvidenceStage.evidence(w), recipes, variables(w, recipes), resolved.scalings(), resolved.anomalyCuts());
    }

    /// The variables that enter layers, with the variograms of the run.
    private static Map<String, VariableEstimate> variables(Workspace w, List<Recipe> recipes) {
        Composites composites = CompositesStage.load(w);
        CompositeVariables all = new CompositeVariables(
                composites,
                recipes,
                EstimationChoice.settings(w.project(), composites, recipes, EvidenceStage.LEAST_MEASURED));
        Map<String, AutomaticVariogram> fits = Estimates.fits(w);
        Map<String, VariableEstimate> made = new LinkedHashMap<>();
        for (String name : all.names()) {
            AutomaticVariogram fit = fits.get(name);
            if (fit != null) {
                made.put(name, all.of(name, fit));
            }
        }
        return made;
    }

    /// What the evidence may be, one a seed, with the hindcast of the run.
    static List<Evidence> simulated(Workspace w, List<Seed> seeds, Progress progress) {
        Hindcast known = HindcastStore.evidence(w).hindcast();
        return run(w).simulate(seeds, w.workers(), progress).stream()
                .map(e -> known == null ? e : e.withHindcast(known))
                .toList();
    }

    /// The evidence of each spatial fold without the composites that it leaves out, hindcast and all; of the
    /// published split the evidence as it stands, for that leaves no sample out.
    static Trials.FoldEvidence withoutTested(Workspace w, LabelledVoxels samples, Progress progress) {
        EvidenceRun run = run(w);
        Evidence whole = HindcastStore.evidence(w);
        String main = EvidenceStage.resolved(w).mainElement();
        return (protocol, fold) -> {
            if (!protocol.spatial()) {
                return whole;
            }
            Set<Place> out = leftOut(w, samples, protocol, fold);
            EvidenceRun less = run.without((x, y, z) -> out.contains(new Place(x, y, z)), main, w.workers(), progress);
            Hindcast known = whole.hindcast();
            return known == null
                    ? less.evidence()
                    : less.evidence()
                            .withHindcast(new HindcastModel(less)
                                    .of(known.voxel(), known.radius(), known.context(), main, w.workers(), progress));
        };
    }

    private record Place(double x, double y, double z) {}

    /// Composites of the holes that are left out; where ground is left out, those whose nearest labelled
    /// voxel is a tested one.
    private static Set<Place> leftOut(Workspace w, LabelledVoxels samples, Protocol protocol, Fold fold) {
        Composites c = CompositesStage.load(w);
        boolean[] tested = new boolean[samples.size()];
        Set<String> holes = new HashSet<>();
        for (int i : fold.test()) {
            tested[i] = true;
            if (samples.hole()[i] >= 0) {
                holes.add(samples.holes()[samples.hole()[i]]);
            }
        }
        Grid grid = EvidenceStage.resolved(w).grid();
        int[] v = samples.voxel();
        KdTree known = new KdTree(
                Arrays.stream(v)
                        .mapToDouble(i -> grid.x(grid.ix(i), grid.iy(i)))
                        .toArray(),
                Arrays.stream(v)
                        .mapToDouble(i -> grid.y(grid.ix(i), grid.iy(i)))
                        .toArray(),
                Arrays.stream(v).mapToDouble(i -> grid.z(grid.iz(i))).toArray());
        KdTree.Found nearest = new KdTree.Found();
        Set<Place> out = new HashSet<>();
        for (int i = 0; i < c.size(); i++) {
            known.nearest(c.x()[i], c.y()[i], c.z()[i], Double.POSITIVE_INFINITY, 1, nearest);
            if (protocol.name().equals(Protocol.HOLE) ? holes.contains(c.hole()[i]) : tested[nearest.id(0)]) {
                out.add(new Place(c.x()[i], c.y()[i], c.z()[i]));
            }
        }
        return out;
    }
}
