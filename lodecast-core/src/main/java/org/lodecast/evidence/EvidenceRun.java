package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.simulation.SpectralField;
import org.lodecast.geostat.variogram.VariogramModel;

/// What a run of the evidence leaves behind: all that it takes to make its layers anew from other values
/// of its variables. Variograms, transforms, known means, scalings and cut-offs stay those of the run:
/// they say what the ground is like as a whole.
///
/// @param evidence the layers as they stand, with what they were made from
/// @param recipes of the layers, in their order
/// @param estimates variables that samples give, by name: elements, and the layers that are estimated
///     themselves
/// @param scalings of the layers that are scaled by percentiles
/// @param cuts of the anomaly layers: concentrations at which a class begins
public record EvidenceRun(
        Evidence evidence,
        List<Recipe> recipes,
        Map<String, VariableEstimate> estimates,
        Map<String, Scaling> scalings,
        Map<String, double[]> cuts) {

    /// Places of samples that are not to be known.
    public interface LeftOut {
        /// @param x east [m]
        /// @param y north [m]
        /// @param z elevation [m]
        boolean at(double x, double y, double z);
    }

    /// Whether a variable is a layer that is estimated itself; the others are concentrations.
    boolean isLayer(String variable) {
        return recipes.stream().anyMatch(r -> r.atComposites() && r.name().equals(variable));
    }

    /// The run as it would have come out without some samples: all layers on the whole grid, the
    /// elements, `distance`, `kriging_variance` and `support` estimated anew from the samples kept. What
    /// is not estimated from samples stays as it is, and so does what the run holds of the ground as a
    /// whole, in which the samples left out had their say. Of a variable with fewer than two samples left
    /// nothing is estimated. There is no hindcast; {@link HindcastModel} can make one of the result.
    ///
    /// @param main element whose samples measure the distance
    public EvidenceRun without(LeftOut leftOut, String main, Workers workers, Progress progress) {
        RemadeEvidence remade = new RemadeEvidence(this);
        String measured = estimates.containsKey(main) ? main : remade.firstElement();
        Map<String, VariableEstimate> kept = new LinkedHashMap<>();
        Map<String, float[]> values = new HashMap<>();
        Map<String, float[]> columns = new HashMap<>();
        for (VariableEstimate v : estimates.values()) {
            VariableEstimate few = v.without(leftOut);
            kept.put(v.name(), few);
            if (few.samples().size() < 2) {
                if (v.name().equals(measured)) {
                    columns.putAll(remade.support(few, remade.nothing(), remade.nothing()));
                }
                continue;
            }
            progress.begin("estimate " + v.name(), remade.ground().length);
            GridEstimates e = few.onto(evidence.grid(), remade.ground(), workers, progress);
            values.put(v.name(), e.value());
            if (v.name().equals(measured)) {
                columns.putAll(remade.support(few, e.distance(), e.variance()));
            }
        }
        return new EvidenceRun(remade.of(values, columns, null), recipes, kept, scalings, cuts);
    }

    /// One realisation; see the other.
    public Evidence simulate(Seed seed, Workers workers, Progress progress) {
        return simulate(List.of(seed), workers, progress).getFirst();
    }

    /// What the evidence may be, one a seed: as it stands, but each variable is a conditional realisation
    /// ({@link VariableEstimate#simulate}) in place of its estimate, scaled and cut as the run's are.
    /// Layers that no sample enters, and columns that say how near samples are, stay as they are; so does
    /// the hindcast.
    ///
    /// Variables vary together in the ground between samples as they do at the samples: their random
    /// fields correlate by the correlation of the scaled values, as far as their variograms are alike
    /// (see {@link SpectralField#together}). Detectors that look for layers at odds with each other would
    /// else find them everywhere. What ties variables beyond that, such as a balance to its elements,
    /// does not hold voxel by voxel.
    ///
    /// Cost: one kriging a variable whatever the number of seeds, and a random field a variable and seed. All
    /// realisations are in memory at once, two floats a voxel for each variable and layer.
    ///
    /// @param seeds at least one
    public List<Evidence> simulate(List<Seed> seeds, Workers workers, Progress progress) {
        RemadeEvidence remade = new RemadeEvidence(this);
        List<VariableEstimate> variables =
                estimates.values().stream().filter(v -> v.samples().size() >= 2).toList();
        List<VariogramModel> models =
                variables.stream().map(VariableEstimate::model).toList();
        double[][] likeness = Likeness.of(variables);
        List<List<SpectralField>> fields = seeds.stream()
                .map(seed -> SpectralField.together(models, likeness, seed))
                .toList();
        List<Map<String, float[]>> values = new ArrayList<>();
        for (int r = 0; r < seeds.size(); r++) {
            values.add(new HashMap<>());
        }
        for (int i = 0; i < variables.size(); i++) {
            int number = i;
            VariableEstimate v = variables.get(i);
            List<float[]> made = v.simulation(evidence.grid())
                    .of(
                            fields.stream().map(f -> f.get(number)).toList(),
                            evidence.grid(),
                            remade.ground(),
                            workers,
                            progress);
            for (int r = 0; r < made.size(); r++) {
                values.get(r).put(v.name(), made.get(r));
            }
        }
        return values.stream()
                .map(of -> remade.of(of, Map.of(), evidence.hindcast()))
                .toList();
    }
}
