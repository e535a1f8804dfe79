package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.block.BlockModel;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;

/// What commands other than `run` may ask of a project.
public final class Access {
    private Access() {}

    /// Reads and checks the drillhole tables, surfaces and other block models, changing no result; the
    /// findings also go to `out/qa.csv`.
    public static List<Finding> check(Workspace w) throws IOException {
        List<Finding> findings = new ArrayList<>(DrillholeIntake.of(w).findings());
        for (Runnable surfaces : List.<Runnable>of(
                w::faults,
                w::orebodies,
                w::topography,
                () -> findings.addAll(OtherModels.check(w)),
                () -> Layers.recipes(w.project()),
                () -> GeochemChoice.settings(w.project()))) {
            try {
                surfaces.run();
            } catch (InvalidInput e) {
                findings.addAll(e.findings());
            }
        }
        Files.createDirectories(w.out());
        Path part = w.out().resolve("qa.csv.tmp");
        Files.writeString(part, DrillholesStage.qaCsv(findings));
        Files.move(part, w.out().resolve("qa.csv"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return findings;
    }

    /// The block model of the last run.
    ///
    /// @throws InvalidInput if there is none
    public static BlockModel model(Workspace w) {
        demand(w, "blocks.parquet");
        return TargetsStage.model(w);
    }

    /// Units of its columns that have one. Asked of the folder each time: a run may go on beside the one
    /// who asks.
    public static Map<String, String> units(Workspace w) {
        Map<String, String> units = new LinkedHashMap<>(
                StageFolder.finished(w.out(), EvidenceStage.NAME).columns());
        units.values().removeIf(String::isEmpty);
        return units;
    }

    /// The figures of the last run, SVG files, in the order in which it drew them.
    ///
    /// @throws InvalidInput if it did not get as far as the report
    public static List<Path> figures(Workspace w) {
        demand(w, "report.html");
        return StageFolder.finished(w.out(), ReportStage.NAME).json("done", StageFolder.Done.class).products().stream()
                .filter(p -> p.endsWith(".svg"))
                .map(w.out()::resolve)
                .toList();
    }

    /// Its voxels below the ground.
    public static int[] ground(Workspace w) {
        return EvidenceStage.ground(w);
    }

    /// Paths of the holes of the last run, in the order of the collars.
    ///
    /// @throws InvalidInput if it did not get as far as composites
    public static List<Trace> traces(Workspace w) {
        demandComposites(w);
        return DrillholesStage.traces(w);
    }

    /// Composites of the last run.
    ///
    /// @throws InvalidInput if it did not get as far
    public static Composites composites(Workspace w) {
        demandComposites(w);
        return CompositesStage.load(w);
    }

    private static void demandComposites(Workspace w) {
        Path folder = w.out().resolve("work").resolve(CompositesStage.NAME);
        if (!Files.exists(folder.resolve("done.json"))) {
            throw InvalidInput.at(
                    "not-run",
                    folder.toString(),
                    0,
                    "no composites; expected a project that has run as far as that: `lodecast run --until composites`");
        }
    }

    /// A product of the last run.
    ///
    /// @throws InvalidInput if it is not there
    public static Path demand(Workspace w, String product) {
        Path path = w.out().resolve(product);
        if (!Files.exists(path)) {
            throw InvalidInput.at(
                    "not-run", path.toString(), 0, "no such file; expected a project that has run: `lodecast run`");
        }
        return path;
    }
}
