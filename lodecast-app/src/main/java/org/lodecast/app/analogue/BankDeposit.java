package org.lodecast.app.analogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.benchmark.TrueGround;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.store.RawColumns;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Context;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.Hindcast;
import org.lodecast.sample.LabelledVoxels;
import org.lodecast.simulate.Element;

/// One deposit of the bank: what a run makes of an explorer's tables, and the truth.
///
/// @param style of the deposit
/// @param evidence with hindcast and estimates
/// @param samples what is known
/// @param voxels undrilled ground outside known bodies, rising
/// @param ore whether blind ore lies there
record BankDeposit(String style, Evidence evidence, TrainingSamples samples, int[] voxels, boolean[] ore) {
    private static final String HEADER = "deposit.json";
    private static final String VALUES = "deposit.f32";
    private static final List<String> SUPPORT = List.of("distance", "kriging_variance");

    /// @param failed why the deposit cannot be used, empty if it can
    private record Header(
            String key,
            String style,
            String failed,
            @Nullable Grid grid,
            List<String> layers,
            List<String> estimates,
            int[] barren,
            int[] knownOre,
            double radius,
            @Nullable Context context,
            int[] hindcast) {}

    /// @param truth of the run's ground
    static BankDeposit of(String style, Finished run, TrueGround truth) {
        Evidence shown = run.shown();
        BlockModel all = run.model();
        BlockModel estimates = new BlockModel(all.grid());
        for (String name : all.columns().keySet()) {
            if (SUPPORT.contains(name)
                    || Arrays.stream(Element.values()).anyMatch(e -> e.symbol().equals(name))) {
                BlockModel.Column c = all.column(name);
                estimates.put(name, c.unit(), c.values());
            }
        }
        LabelledVoxels labelled = run.labelled();
        int[] listed = IntStream.range(0, labelled.size()).toArray();
        int[] voxels = truth.voxels();
        boolean[] ore = new boolean[voxels.length];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = truth.ore(voxels[i]);
        }
        return new BankDeposit(
                style, shown.withEstimates(estimates), TrainingSamples.of(labelled, listed, 1), voxels, ore);
    }

    /// Voxels of the ground with every layer, rising.
    int[] ground() {
        return IntStream.range(0, evidence.grid().size())
                .filter(evidence::valid)
                .toArray();
    }

    static boolean current(Path folder, String key) throws IOException {
        Path header = folder.resolve(HEADER);
        return Files.exists(header)
                && Json.MAPPER.readValue(header, Header.class).key().equals(key);
    }

    /// Why a deposit that was written is of no use, empty if it is of use.
    static String failure(Path folder) {
        return Json.MAPPER.readValue(folder.resolve(HEADER), Header.class).failed();
    }

    static void writeFailure(Path folder, String key, String style, String why) throws IOException {
        int[] none = {};
        write(folder, new Header(key, style, why, null, List.of(), List.of(), none, none, 0, null, none), new float[0]);
    }

    /// The values stand beside the header, which comes last.
    void write(Path folder, String key) throws IOException {
        Grid grid = evidence.grid();
        BlockModel estimates = estimates();
        List<float[]> columns = new ArrayList<>(Arrays.asList(evidence.layers()));
        List<String> names = List.copyOf(estimates.columns().keySet());
        names.forEach(n -> columns.add(estimates.values(n)));
        float[] truth = new float[grid.size()];
        Arrays.fill(truth, Float.NaN);
        for (int i = 0; i < voxels.length; i++) {
            truth[voxels[i]] = ore[i] ? 1 : 0;
        }
        columns.add(truth);
        Hindcast h = evidence.hindcast();
        int rows = h == null ? 0 : h.size();
        int width = h == null ? 0 : 1 + h.context().size() * evidence.count();
        float[] all = new float[columns.size() * grid.size() + rows * width];
        int at = 0;
        for (float[] c : columns) {
            System.arraycopy(c, 0, all, at, c.length);
            at += c.length;
        }
        for (int i = 0; h != null && i < rows; i++) {
            all[at] = h.distance()[i];
            System.arraycopy(h.terms()[i], 0, all, at + 1, width - 1);
            at += width;
        }
        write(
                folder,
                new Header(
                        key,
                        style,
                        "",
                        grid,
                        evidence.names(),
                        names,
                        samples.normal(),
                        samples.ore(),
                        h == null ? 0 : h.radius(),
                        h == null ? null : h.context(),
                        h == null ? new int[0] : h.voxel()),
                all);
    }

    private BlockModel estimates() {
        BlockModel estimates = evidence.estimates();
        return estimates == null ? new BlockModel(evidence.grid()) : estimates;
    }

    private static void write(Path folder, Header header, float[] all) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(VALUES + ".tmp");
        RawColumns.write(part, all);
        Files.deleteIfExists(folder.resolve(HEADER));
        Files.move(part, folder.resolve(VALUES), StandardCopyOption.REPLACE_EXISTING);
        Path last = folder.resolve(HEADER + ".tmp");
        Files.writeString(last, Json.pretty(header));
        Files.move(last, folder.resolve(HEADER), StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IllegalStateException if it is a failed one
    static BankDeposit read(Path folder) {
        Header h = Json.MAPPER.readValue(folder.resolve(HEADER), Header.class);
        Grid grid = h.grid();
        if (grid == null) {
            throw new IllegalStateException(folder + ": " + h.failed());
        }
        int layers = h.layers().size();
        int columns = layers + h.estimates().size() + 1;
        Context context = h.context();
        int width = context == null ? 0 : 1 + context.size() * layers;
        int n = grid.size();
        float[] all = RawColumns.read(folder.resolve(VALUES), columns * n + h.hindcast().length * width);
        float[][] layer = new float[layers][];
        for (int l = 0; l < layers; l++) {
            layer[l] = Arrays.copyOfRange(all, l * n, (l + 1) * n);
        }
        BlockModel estimates = new BlockModel(grid);
        for (int e = 0; e < h.estimates().size(); e++) {
            int from = (layers + e) * n;
            estimates.put(h.estimates().get(e), "", Arrays.copyOfRange(all, from, from + n));
        }
        int truth = (columns - 1) * n;
        int[] voxels =
                IntStream.range(0, n).filter(v -> !Float.isNaN(all[truth + v])).toArray();
        boolean[] ore = new boolean[voxels.length];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = all[truth + voxels[i]] == 1;
        }
        Evidence evidence = new Evidence(grid, h.layers(), layer).withEstimates(estimates);
        if (context != null) {
            float[] distance = new float[h.hindcast().length];
            float[][] terms = new float[distance.length][];
            for (int i = 0; i < distance.length; i++) {
                int from = columns * n + i * width;
                distance[i] = all[from];
                terms[i] = Arrays.copyOfRange(all, from + 1, from + width);
            }
            evidence = evidence.withHindcast(new Hindcast(h.hindcast(), h.radius(), distance, context, terms));
        }
        return new BankDeposit(
                h.style(), evidence, new TrainingSamples(h.barren(), new int[0], h.knownOre()), voxels, ore);
    }
}
