package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.project.Project;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.evidence.CompositeVariables;
import org.lodecast.evidence.Recipe;
import org.lodecast.evidence.VariableEstimate;

/// What commands ask of a project's estimates apart from a run: its variables with their fitted variograms,
/// its grid in any cells, its ground.
public final class ProjectEstimates {
    private final Workspace workspace;
    private final CompositeVariables variables;

    private ProjectEstimates(Workspace workspace, CompositeVariables variables) {
        this.workspace = workspace;
        this.variables = variables;
    }

    /// Whether the composites that estimates are made from must be made first.
    public static boolean lacksComposites(Workspace w) {
        return !Files.exists(
                w.out().resolve("work").resolve(CompositesStage.NAME).resolve("done.json"));
    }

    /// @throws InvalidInput if there are no composites, or an estimation setting names no variable
    public static ProjectEstimates of(Workspace w) {
        Composites composites = Access.composites(w);
        Project p = w.project();
        List<Recipe> recipes = Layers.recipes(p);
        return new ProjectEstimates(
                w,
                new CompositeVariables(
                        composites,
                        recipes,
                        EstimationChoice.settings(p, composites, recipes, EvidenceStage.LEAST_MEASURED)));
    }

    /// Name of the stage whose results estimates are made from.
    public static String needed() {
        return CompositesStage.NAME;
    }

    public Workers workers() {
        return workspace.workers();
    }

    /// Names of the variables, elements first.
    public List<String> names() {
        return variables.names();
    }

    public boolean isElement(String name) {
        return variables.isElement(name);
    }

    /// @throws InvalidInput if one of these is no variable
    public void demand(List<String> wanted) {
        List<String> unknown = wanted.stream().filter(n -> !names().contains(n)).toList();
        if (!unknown.isEmpty()) {
            throw InvalidInput.of(
                    "variable-missing",
                    "--variable: no " + String.join(", ", unknown) + "; expected of " + String.join(", ", names()));
        }
    }

    /// Fits the variograms, as a run does.
    public List<VariableEstimate> fit(List<String> wanted, Progress progress) {
        demand(wanted);
        return wanted.stream()
                .map(n -> {
                    progress.begin("variogram of " + n, 1);
                    return variables.of(n, workers());
                })
                .toList();
    }

    /// The same from the composites in which all of them are known.
    ///
    /// @throws InvalidInput if there are none
    public List<VariableEstimate> fitTogether(List<String> wanted, Progress progress) {
        demand(wanted);
        if (variables.common(wanted) < 2) {
            throw InvalidInput.of(
                    "no-common-composites",
                    "--shared: in no two composites are all of " + String.join(", ", wanted) + " known");
        }
        progress.begin("variograms", 1);
        return variables.together(wanted, workers());
    }

    /// The project's grid, or its box in other cells: as many as cover it.
    ///
    /// @param cell east, north and up [m], or null
    /// @throws InvalidInput if there would be too many voxels to number
    public Grid grid(double @Nullable [] cell) {
        Grid g = AutomaticGrid.plan(workspace.project().grid(), Access.composites(workspace), workspace.orebodies());
        if (cell == null) {
            return g;
        }
        double[] n = {count(g.nx() * g.dx(), cell[0]), count(g.ny() * g.dy(), cell[1]), count(g.nz() * g.dz(), cell[2])
        };
        if (n[0] * n[1] * n[2] > Integer.MAX_VALUE - 8) {
            throw InvalidInput.of(
                    "grid-size",
                    String.format(
                            Locale.ROOT,
                            "--cell: the grid would have %,.0f voxels (%,.0f × %,.0f × %,.0f), and %,d is the most;"
                                    + " expected a larger cell",
                            n[0] * n[1] * n[2],
                            n[0],
                            n[1],
                            n[2],
                            Integer.MAX_VALUE - 8));
        }
        return new Grid(
                g.x0(), g.y0(), g.z0(), cell[0], cell[1], cell[2], (int) n[0], (int) n[1], (int) n[2], g.rotation());
    }

    private static double count(double length, double cell) {
        return Math.max(1, Math.ceil(length / cell - 1e-6));
    }

    /// Voxels below the ground, as in a run.
    ///
    /// @throws InvalidInput if there are none
    public BitSet ground(Grid grid) throws IOException {
        return GroundChoice.of(workspace, grid).voxels();
    }
}
