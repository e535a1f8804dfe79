package org.lodecast.app.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.format.BlockColumns;
import org.lodecast.app.format.BlockCsvReader;
import org.lodecast.app.format.UbcModel;
import org.lodecast.app.project.OtherModel;
import org.lodecast.app.project.Project;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.block.Resampling;
import org.lodecast.drill.LengthUnit;

/// Columns of block models from elsewhere, brought to the project's grid.
final class OtherModels {
    private OtherModels() {}

    /// @param columns on the grid, NaN above the ground and where no block lies
    /// @param remarks what the user should know
    record Brought(List<BlockModel.Column> columns, List<String> remarks) {}

    /// Files that they are read from.
    static List<Path> files(Workspace w) {
        List<Path> files = new ArrayList<>();
        for (OtherModel m : w.project().blockModels()) {
            files.add(path(w, m.file()));
            if (m.isMesh()) {
                m.columns().values().forEach(c -> files.add(path(w, c.file())));
            }
        }
        return files;
    }

    /// Reads them all.
    ///
    /// @return what the user should know
    /// @throws InvalidInput with everything that is wrong with any of them
    static List<Finding> check(Workspace w) {
        List<Finding> findings = new ArrayList<>();
        each(w, Progress.NONE, (m, read) -> findings.addAll(read.findings()));
        return findings;
    }

    /// @throws InvalidInput with everything that is wrong with any of them
    static Brought read(Workspace w, Grid grid, int[] ground, Progress progress) {
        List<BlockModel.Column> columns = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        each(w, progress, (m, read) -> {
            read.findings().forEach(f -> remarks.add(f.file() + ": " + f.message()));
            bring(m, read, Resampling.of(read.blocks(), grid, ground, w.workers()), columns, remarks);
        });
        return new Brought(columns, remarks);
    }

    private static void each(Workspace w, Progress progress, BiConsumer<OtherModel, BlockColumns> use) {
        List<OtherModel> models = w.project().blockModels();
        progress.begin("block models", models.size());
        List<Finding> errors = new ArrayList<>();
        for (OtherModel m : models) {
            try {
                use.accept(m, read(w, m));
            } catch (InvalidInput e) {
                errors.addAll(e.findings());
            }
            progress.advance(1);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void bring(
            OtherModel m, BlockColumns read, Resampling onto, List<BlockModel.Column> columns, List<String> remarks) {
        if (onto.covered() == 0) {
            throw InvalidInput.at(
                    "block-model-elsewhere",
                    String.valueOf(m.file()),
                    0,
                    "no block lies in the ground of the project's grid; expected the same coordinates (and"
                            + " length_unit) as the drillholes");
        }
        List<String> names = List.copyOf(m.columns().keySet());
        List<float[]> values = onto.values(names.stream()
                .map(n -> Objects.requireNonNull(read.values().get(n)))
                .toList());
        for (int k = 0; k < names.size(); k++) {
            OtherModel.Column c = Objects.requireNonNull(m.columns().get(names.get(k)));
            columns.add(new BlockModel.Column(names.get(k), c.unit() == null ? "" : c.unit(), values.get(k)));
            remarks.add(String.format(
                    Locale.ROOT,
                    "column %s of %s covers %.0f %% of the ground",
                    names.get(k),
                    m.file(),
                    Math.floor(100 * onto.valued(values.get(k)))));
        }
    }

    private static BlockColumns read(Workspace w, OtherModel m) {
        Project.Tables t = w.project().tables();
        String unit = m.lengthUnit() != null ? m.lengthUnit() : t == null ? "m" : t.lengthUnit();
        double metres = LengthUnit.parse(unit).orElse(LengthUnit.METRE).metres();
        if (m.isMesh()) {
            Map<String, Path> files = new LinkedHashMap<>();
            m.columns().forEach((name, c) -> files.put(name, path(w, c.file())));
            return UbcModel.read(path(w, m.file()), files, m.missing(), metres);
        }
        List<BlockCsvReader.Column> wanted = new ArrayList<>();
        m.columns()
                .forEach((name, c) -> wanted.add(new BlockCsvReader.Column(
                        name, c.column() == null ? name : c.column(), c.codes() == null ? List.of() : c.codes())));
        return BlockCsvReader.read(
                path(w, m.file()),
                new BlockCsvReader.Request(
                        m.format(),
                        m.places(),
                        wanted,
                        m.missing(),
                        cell(m.cell()),
                        metres,
                        Math.toRadians(m.rotation())));
    }

    private static double @Nullable [] cell(@Nullable List<Double> cell) {
        return cell == null
                ? null
                : new double[] {cell.getFirst(), cell.get(cell.size() == 3 ? 1 : 0), cell.get(cell.size() == 3 ? 2 : 0)
                };
    }

    private static Path path(Workspace w, @Nullable String file) {
        return w.folder().resolve(Objects.requireNonNull(file));
    }
}
