package org.lodecast.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.TriangleMesh;

/// From composites, faults and other models to estimates and evidence layers on the grid.
///
/// Each element and each geochemical layer gets one fitted variogram and is estimated as its settings
/// say, see {@link VariableEstimate}; far from data an estimate tends to a local mean, and `support` says
/// how far, see {@link Support}. Estimates of concentrations are cut at 0. Where a search finds too few
/// composites there is no estimate, and the layers made of it are NaN as they are above the ground.
///
/// @param model estimates, columns from elsewhere, raw layers, scaled layers, `distance` and `support`
/// @param evidence the scaled layers, NaN above the ground
/// @param recipes those that could be made, in the order of the layers
/// @param elements that enter each layer
/// @param estimates how each variable was estimated, in order
/// @param scalings of each layer that is scaled by percentiles
/// @param breaks of the concentration-volume fractal of each anomaly layer
/// @param cuts concentrations at which a class of each anomaly layer begins: the breaks, or what stands in
///     for them
/// @param study what a geochemist looks at beside the layers
/// @param mainRange range of the main element's variogram, of a sphere as large as its ellipsoid [m]
/// @param remarks what the user should know
public record EvidenceModel(
        BlockModel model,
        Evidence evidence,
        List<Recipe> recipes,
        List<List<String>> elements,
        List<VariableEstimate> estimates,
        Map<String, Scaling> scalings,
        Map<String, double[]> breaks,
        Map<String, double[]> cuts,
        GeochemStudy study,
        double mainRange,
        List<String> remarks) {

    /// What is known of the ground.
    ///
    /// @param ground voxels below the surface, rising
    /// @param faults possibly none: fault layers are then left out and said so
    /// @param columns from elsewhere, resampled to the grid
    public record Known(
            Grid grid,
            int[] ground,
            Composites composites,
            List<TriangleMesh> faults,
            List<BlockModel.Column> columns) {}

    /// How estimates are made.
    ///
    /// @param elements what holds for elements
    /// @param layers what holds for the layers that are estimated themselves: balances, ratios, factors
    /// @param own what holds for some variables, by their names
    /// @param least share of the composites in which an element must be measured to be used
    /// @param geochem how layers are made of the elements
    public record Settings(
            EstimateSettings elements,
            EstimateSettings layers,
            Map<String, EstimateSettings> own,
            double least,
            GeochemSettings geochem) {
        public Settings {
            own = Map.copyOf(own);
        }

        /// The same for all variables.
        public static Settings of(EstimateSettings all, double least) {
            return new Settings(all, all, Map.of(), least, GeochemSettings.DEFAULT);
        }
    }

    /// What it takes to make the layers anew.
    public EvidenceRun run() {
        Map<String, VariableEstimate> variables = new LinkedHashMap<>();
        estimates.forEach(v -> variables.put(v.name(), v));
        return new EvidenceRun(evidence.withEstimates(model), recipes, variables, scalings, cuts);
    }

    /// @param main element whose estimate scales the support
    /// @throws org.lodecast.InvalidInput if no layer can be made, or a layer takes the name of another column
    public static EvidenceModel build(
            Known known, List<Recipe> recipes, String main, Settings settings, Workers workers, Progress progress) {
        return new EvidenceBuilder(known, main, settings, workers, progress).build(recipes);
    }
}
