package org.lodecast.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.assess.Confusion;
import org.lodecast.assess.PrecisionRecall;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Reliability;
import org.lodecast.assess.Roc;
import org.lodecast.block.BlockModel;
import org.lodecast.detect.LossPoint;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Intercept;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Trace;
import org.lodecast.evidence.EstimateScore;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// Everything that the report shows, and nothing that it would have to compute again.
///
/// @param project name of the project, as its owner wrote it
/// @param geology what was known beforehand
/// @param estimates how values were estimated between composites, a variable each; may be empty
/// @param evidence the layers and how each was made
/// @param prospect what the run made of it, voxel by voxel
/// @param assessment how far it can be trusted
/// @param targets ranked, best first; may be empty
/// @param why each of them stands out, in a few words or none
/// @param holes proposed for the best of them, in their order, or why there is none; may be empty
/// @param sheets of the best targets, in their order; may be empty
/// @param against sentences that speak against the result, in plain words; may be empty
/// @param provenance where it came from
public record ReportData(
        String project,
        Geology geology,
        List<Estimated> estimates,
        Evidence evidence,
        Prospect prospect,
        Assessment assessment,
        List<Target> targets,
        List<String> why,
        List<Proposal> holes,
        List<TargetSheet> sheets,
        List<String> against,
        Provenance provenance) {

    public ReportData {
        estimates = List.copyOf(estimates);
        targets = List.copyOf(targets);
        why = List.copyOf(why);
        if (why.size() != targets.size()) {
            throw new IllegalArgumentException(why.size() + " reasons for " + targets.size() + " targets");
        }
        holes = List.copyOf(holes);
        sheets = List.copyOf(sheets);
        against = List.copyOf(against);
    }

    /// What was known beforehand.
    ///
    /// @param traces paths of all holes
    /// @param composites of all holes, in hole and depth order
    /// @param grade variable of the composites that colours the holes; one that does not exist leaves them
    ///     grey
    /// @param faults surfaces, may be empty
    /// @param orebodies closed solids, may be empty
    /// @param intercepts lists of significant ones, may be empty
    /// @param lithology as logged, by hole and depth; may be empty
    /// @param surface elevation of a topography in the middle of each column of the grid [m], x fastest;
    ///     empty
    ///     if there is none
    public record Geology(
            List<Trace> traces,
            Composites composites,
            String grade,
            List<TriangleMesh> faults,
            List<TriangleMesh> orebodies,
            List<InterceptList> intercepts,
            Intervals lithology,
            double[] surface) {
        public Geology {
            traces = List.copyOf(traces);
            faults = List.copyOf(faults);
            orebodies = List.copyOf(orebodies);
            intercepts = List.copyOf(intercepts);
        }

        /// Without intercepts, lithology and surface.
        public Geology(
                List<Trace> traces,
                Composites composites,
                String grade,
                List<TriangleMesh> faults,
                List<TriangleMesh> orebodies) {
            this(traces, composites, grade, faults, orebodies, List.of(), Intervals.none(), new double[0]);
        }
    }

    /// Significant intercepts of one element and the rule that found them.
    ///
    /// @param cutoff in `unit`
    /// @param waste longest stretch below the cut-off inside [m]
    /// @param length least length [m]
    /// @param found in hole and depth order
    public record InterceptList(
            String element, String unit, double cutoff, double waste, double length, List<Intercept> found) {
        public InterceptList {
            found = List.copyOf(found);
        }
    }

    /// One variable as it was estimated between composites, and how well that foretold composites left out.
    ///
    /// @param method `ordinary`, `simple`, `trend`, `inverse_distance` or `nearest`
    /// @param transform `none`, `log` or `normal_score`: the scale of the variogram and of the kriging
    /// @param fixed parameters of the variogram that the project holds, by name
    /// @param folds of holes
    /// @param oneOut figures in `unit`, one composite left out at a time
    /// @param holesOut the same with folds of whole holes left out
    /// @param kriging root mean square error with holes left out, by kriging
    /// @param inverseDistance the same by inverse distance squared
    /// @param nearest the same by the nearest composite
    /// @param actual values of the composites left out, on the scale of the kriging
    /// @param estimate of each without its fold of holes
    /// @param variance kriging variance of each; NaN where none is known
    public record Estimated(
            String name,
            String unit,
            String method,
            String transform,
            List<String> fixed,
            AutomaticVariogram fit,
            int folds,
            EstimateScore oneOut,
            EstimateScore holesOut,
            double kriging,
            double inverseDistance,
            double nearest,
            double[] actual,
            double[] estimate,
            double[] variance) {
        public Estimated {
            fixed = List.copyOf(fixed);
        }

        /// Name, and the scale that is not the variable's own.
        String title() {
            return switch (transform) {
                case "log" -> name + ", logarithms";
                case "normal_score" -> name + ", normal scores";
                default -> name;
            };
        }

        /// Unit on the scale of the kriging.
        String scaleUnit() {
            return transform.equals("none") ? unit : "";
        }
    }

    /// The layers that the detectors see, and what a geochemist looks at beside them.
    ///
    /// @param study of the composites, null if none was made
    public record Evidence(List<Layer> layers, @Nullable GeochemStudy study) {
        public Evidence {
            layers = List.copyOf(layers);
        }
    }

    /// One evidence layer.
    ///
    /// @param name of its column
    /// @param recipe how it was made, in plain words
    /// @param elements that entered it; may be empty
    /// @param unit of the values that were scaled, empty if they have none
    /// @param low value that became 0, NaN if it was not scaled by percentiles
    /// @param high value that became 1, likewise
    public record Layer(String name, String recipe, List<String> elements, String unit, double low, double high) {
        public Layer {
            elements = List.copyOf(elements);
        }
    }

    /// What the run made of it, voxel by voxel. Columns of the model that are looked for: the layers,
    /// `score_NAME` and `p_NAME` of the detectors, `score`, `p`, `support`, `class` (0 none, 1 medium, 2
    /// high) and the label. What is missing is left out of figures and page.
    ///
    /// @param model grid and columns
    /// @param ground indices of the voxels below the ground, rising
    /// @param layers names of the evidence columns, [0, 1]
    /// @param label column with 1 ore, 0 barren, NaN unknown
    /// @param detectors names, in the order to show them
    /// @param detector the one that the project reports by
    /// @param scale `percentile`, `minmax` or `calibrated`: what `p` is
    /// @param medium `p` from which a voxel is of medium class
    /// @param high `p` from which a voxel is of high class
    public record Prospect(
            BlockModel model,
            int[] ground,
            List<String> layers,
            String label,
            List<String> detectors,
            String detector,
            String scale,
            double medium,
            double high) {
        public Prospect {
            layers = List.copyOf(layers);
            detectors = List.copyOf(detectors);
            int last = -1;
            for (int voxel : ground) {
                if (voxel <= last || voxel >= model.grid().size()) {
                    throw new IllegalArgumentException("ground: voxels must rise within the grid, not " + voxel);
                }
                last = voxel;
            }
        }
    }

    /// How far it can be trusted.
    ///
    /// @param losses of the networks, may be empty
    /// @param curves a detector and protocol each
    /// @param metrics a detector and protocol each
    /// @param captures a detector each
    /// @param slices of the reported detector, may be empty
    /// @param recalls curves of precision against recall, a detector and protocol each
    /// @param volumes known ore and ground above each score, by detector
    /// @param calibration what the reported detector's ranks are worth as probabilities; null if nothing
    ///     could be learnt
    public record Assessment(
            List<LossPoint> losses,
            List<Curve> curves,
            List<Metric> metrics,
            List<Capture> captures,
            List<Slice> slices,
            List<Recall> recalls,
            Map<String, PredictionVolume> volumes,
            @Nullable Calibration calibration) {
        public Assessment {
            losses = List.copyOf(losses);
            curves = List.copyOf(curves);
            metrics = List.copyOf(metrics);
            captures = List.copyOf(captures);
            slices = List.copyOf(slices);
            recalls = List.copyOf(recalls);
            volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
        }
    }

    /// Precision against recall, and whose it is.
    public record Recall(String detector, String protocol, PrecisionRecall curve) {}

    /// Probabilities that some folds gave to others.
    ///
    /// @param protocol of the folds
    /// @param share of ore among the tested voxels
    /// @param assumed share of ore in the ground
    /// @param highest probability of the ground at that share
    public record Calibration(String protocol, Reliability reliability, double share, double assumed, double highest) {}

    /// How the reported detector did in a part of what was tested.
    ///
    /// @param protocol under which
    /// @param by `elevation` or `distance`
    /// @param from [m]
    /// @param to [m]
    /// @param auc NaN where there is too little of a kind
    /// @param low of its interval
    /// @param high of its interval
    public record Slice(
            String protocol,
            String by,
            double from,
            double to,
            int ore,
            int barren,
            double auc,
            double low,
            double high) {}

    /// A curve and whose it is.
    ///
    /// @param protocol `paper`, `hole`, `block`, `depth` or another
    public record Curve(String detector, String protocol, Roc roc) {}

    /// A row of the metrics; NaN where a figure does not exist.
    ///
    /// @param low lower end of the 95 % interval of the area that takes each drillhole as one
    /// @param high upper end of it
    /// @param threshold rank in the ground from which a voxel is predicted ore, of best F1 on the tested
    ///     voxels
    /// @param heldOut counts where each fold is judged by the threshold of the others; null if there is none
    /// @param chosen counts at the user's threshold; null if there is none
    public record Metric(
            String detector,
            String protocol,
            double auc,
            double low,
            double high,
            double precision,
            double recall,
            double f1,
            double threshold,
            @Nullable Confusion heldOut,
            @Nullable Confusion chosen) {}

    /// How much of the known ore lies in the best part of the volume.
    ///
    /// @param volume percent of the volume, rising, e.g. 1, 2, 5, 10, 24
    /// @param ore percent of the known ore in it
    public record Capture(String detector, double[] volume, double[] ore) {
        public Capture {
            if (volume.length != ore.length) {
                throw new IllegalArgumentException(volume.length + " volumes for " + ore.length + " shares of ore");
            }
        }
    }

    /// What became of the rows of an input table.
    ///
    /// @param table what it is, e.g. `assay`
    /// @param file its name
    /// @param rows that it holds
    /// @param kept of them
    /// @param setAside of them
    /// @param changed of those kept: cut or split by a rule of the project
    public record Source(String table, String file, int rows, int kept, int setAside, int changed) {}

    /// Where it came from.
    ///
    /// @param sources the tables that were read
    /// @param findings of the checks of the input
    /// @param settings as resolved; values are maps, lists, strings, numbers or truth values
    /// @param manifest inputs with their hashes, seeds, versions
    public record Provenance(
            List<Source> sources, List<Finding> findings, Map<String, ?> settings, List<Entry> manifest) {
        public Provenance {
            sources = List.copyOf(sources);
            findings = List.copyOf(findings);
            manifest = List.copyOf(manifest);
        }
    }

    /// A line of the manifest.
    ///
    /// @param group e.g. `input`, `seed`, `version`
    public record Entry(String group, String name, String value) {}
}
