package org.lodecast.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.lodecast.Progress;
import org.lodecast.app.pipeline.StageFolder.Done;

/// Runs the stages in order, leaving out those whose inputs, settings and code have not changed since they
/// last ran.
public final class Pipeline {
    private static final List<Stage> STAGES = List.of(
            new DrillholesStage(),
            new CompositesStage(),
            new EvidenceStage(),
            new SamplesStage(),
            new DetectorsStage(),
            new AssessmentStage(),
            new UncertaintyStage(),
            new TargetsStage(),
            new ReportStage());

    private static final char ASIDE = '+';

    private final Workspace workspace;
    private final Listener listener;
    private final Object places = new Object(); // held while results are moved into place
    private volatile String at = ""; // the stage that runs
    private volatile boolean stopped;

    /// Hears how a run goes.
    public interface Listener {
        /// A stage is about to run; what it reports goes to the progress returned.
        Progress begin(String stage, int number, int of);

        /// Something worth a line of its own.
        default void told(String line) {}

        /// It ran, or was found unchanged.
        void end(String stage, String said, boolean cached);
    }

    /// Hears, and says nothing.
    public static final Listener SILENT = new Listener() {
        @Override
        public Progress begin(String stage, int number, int of) {
            return Progress.NONE;
        }

        @Override
        public void end(String stage, String said, boolean cached) {}
    };

    public Pipeline(Workspace workspace, Listener listener) {
        this.workspace = workspace;
        this.listener = listener;
    }

    /// Names of the stages, in order.
    public static List<String> stages() {
        return STAGES.stream().map(Stage::name).toList();
    }

    /// SHA-256 of each file that the stages up to and including one read, by its name in the project;
    /// `missing` for one that is not there.
    static Map<String, String> inputs(Workspace w, String until) throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        for (Stage stage : STAGES.subList(0, stages().indexOf(until) + 1)) {
            hash(stage, w, inputs);
        }
        return inputs;
    }

    /// Adds the hashes of a stage's inputs to those that are known.
    private static List<String> hash(Stage stage, Workspace w, Map<String, String> inputs) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path input : stage.inputs(w)) {
            String name = name(w, input);
            if (!inputs.containsKey(name)) {
                inputs.put(name, Files.isRegularFile(input) ? CodeVersion.hash(input) : "missing");
            }
            names.add(name);
        }
        return names;
    }

    /// Runs up to and including a stage.
    ///
    /// @param until name of the last stage to run
    /// @param fresh whether to run stages that have not changed too, and to train anew what was stopped
    /// @throws org.lodecast.InvalidInput if an input must be mended; stages that were whole before stay so
    public void run(String until, boolean fresh) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> inputs = new LinkedHashMap<>();
        boolean changed = false;
        int last = stages().indexOf(until);
        Files.createDirectories(workspace.out().resolve("work"));
        if (fresh) {
            workspace.checkpoints().delete();
        }
        for (int i = 0; i <= last; i++) {
            Stage stage = STAGES.get(i);
            String read = key(stage, keys, inputs);
            keys.put(stage.name(), read);
            String key = read + aside(stage);
            if (!fresh && current(stage.name(), key)) {
                listener.end(stage.name(), done(stage.name()).said(), true);
                continue;
            }
            changed = true;
            if (stage.name().equals(EvidenceStage.NAME)) { // those before it take seconds
                listener.told(Preflight.check(workspace, stages().subList(i, last + 1)));
            }
            String said = runStage(stage, i, key);
            listener.end(stage.name(), said, false);
        }
        if (changed
                || !Files.exists(workspace.out().resolve(Database.FILE))
                || !Manifest.names(workspace.out(), keys)) {
            goOn();
            // where there is a manifest, the database beside it holds what it names, whenever a run is killed
            Files.deleteIfExists(workspace.out().resolve(Manifest.FILE));
            Database.write(
                    workspace.out(),
                    STAGES.subList(0, last + 1).stream().map(Stage::name).toList());
            Manifest.write(workspace, keys, inputs, products(last));
        }
        if (last >= stages().indexOf(DetectorsStage.NAME)) { // a shorter run leaves what a longer one goes on from
            workspace.checkpoints().delete();
        }
    }

    /// Whether a stage and those before it were made from the inputs, settings and code of now.
    public boolean isCurrent(String until) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Stage stage : STAGES.subList(0, stages().indexOf(until) + 1)) {
            String read = key(stage, keys, inputs);
            keys.put(stage.name(), read);
            if (!read.equals(read(lastKey(stage.name())))) {
                return false;
            }
        }
        return true;
    }

    /// Stops a run from another thread. When this has returned, nothing more is moved into place, and the
    /// program may end at any moment; the run itself ends as soon as it hears of it.
    ///
    /// @param running the run's thread
    /// @return the stage that was at work, empty if none was
    public String stop(Thread running) {
        synchronized (places) {
            stopped = true;
        }
        running.interrupt();
        return at;
    }

    /// Takes away what a run that was stopped, and perhaps could not end by itself, left beside the places of
    /// results.
    public void sweep() {
        try (Stream<Path> walk = Files.walk(workspace.out())) {
            for (Path p : walk.filter(f -> f.toString().endsWith(".tmp")).toList()) {
                if (Files.isDirectory(p)) {
                    StageFolder.delete(p);
                } else {
                    Files.deleteIfExists(p);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // it still writes there; the next run clears up
        }
    }

    private void goOn() {
        if (stopped) {
            throw new CancellationException("stopped");
        }
    }

    /// Tells a stage's work to stop.
    private Progress stoppable(Progress told) {
        return new Progress() {
            @Override
            public void begin(String what, long total) {
                goOn();
                told.begin(what, total);
            }

            @Override
            public void advance(long steps) {
                goOn();
                told.advance(steps);
            }

            @Override
            public void skip(long steps) {
                goOn();
                told.skip(steps);
            }
        };
    }

    private String runStage(Stage stage, int i, String key) throws IOException {
        goOn();
        at = stage.name();
        Progress progress = stoppable(listener.begin(stage.name(), i + 1, STAGES.size()));
        StageFolder folder = StageFolder.fresh(workspace.out(), stage.name());
        boolean whole = false;
        try {
            String said = stage.run(workspace, folder, progress);
            synchronized (places) {
                goOn();
                putInPlace(stage, i, key, said, folder);
            }
            whole = true;
            at = "";
            return said;
        } finally {
            if (!whole) {
                folder.discard();
            }
        }
    }

    private void putInPlace(Stage stage, int i, String key, String said, StageFolder folder) throws IOException {
        if (key.equals(lastKey(stage.name()))) {
            workspace.forget(stage.name()); // the same again: what was made from it still holds
        } else if (read(key).equals(read(lastKey(stage.name())))) {
            forget(List.of(stage, STAGES.getLast()));
        } else {
            forgetFrom(i);
        }
        folder.commit(stage.name(), key, said);
    }

    /// Results of other settings must not stand beside new ones; until those are there, the old ones stay.
    private void forgetFrom(int first) throws IOException {
        forget(STAGES.subList(first, STAGES.size()));
    }

    private void forget(List<Stage> stages) throws IOException {
        Files.deleteIfExists(workspace.out().resolve(Manifest.FILE));
        Files.deleteIfExists(workspace.out().resolve(Database.FILE));
        for (Stage s : stages) {
            StageFolder.forget(workspace.out(), s.name());
            workspace.forget(s.name());
        }
    }

    /// What a key ends with for settings that no later stage but the report depends on.
    private String aside(Stage stage) throws IOException {
        Object aside = stage.aside(workspace.project());
        if (aside.equals("")) {
            return "";
        }
        MessageDigest digest = CodeVersion.sha256();
        digest.update(Json.pretty(aside).getBytes(StandardCharsets.UTF_8));
        return ASIDE + HexFormat.of().formatHex(digest.digest());
    }

    /// The part of a key that later stages depend on.
    private static String read(String key) {
        int end = key.indexOf(ASIDE);
        return end < 0 ? key : key.substring(0, end);
    }

    /// Key of the stage's last result, empty if there is none.
    private String lastKey(String stage) {
        Path folder = workspace.out().resolve("work").resolve(stage);
        return Files.exists(folder.resolve("done.json")) ? done(stage).key() : "";
    }

    private boolean current(String stage, String key) {
        return key.equals(lastKey(stage))
                && done(stage).products().stream()
                        .allMatch(p -> Files.exists(workspace.out().resolve(p)));
    }

    private Done done(String stage) {
        return StageFolder.finished(workspace.out(), stage).json("done", Done.class);
    }

    private List<String> products(int last) {
        return STAGES.subList(0, last + 1).stream()
                .flatMap(s -> done(s.name()).products().stream())
                .toList();
    }

    /// Hash of everything that the stage's result depends on.
    private String key(Stage stage, Map<String, String> keys, Map<String, String> inputs) throws IOException {
        MessageDigest digest = CodeVersion.sha256();
        StringBuilder text = new StringBuilder(stage.name())
                .append('\n')
                .append(CodeVersion.hash())
                .append('\n')
                .append(Json.pretty(stage.settings(workspace.project())));
        for (String name : hash(stage, workspace, inputs)) {
            text.append(name).append(' ').append(inputs.get(name)).append('\n');
        }
        for (String need : stage.needs()) {
            text.append(need).append(' ').append(keys.get(need)).append('\n');
        }
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Path as the project sees it, the same on every machine where the project folder holds its inputs.
    private static String name(Workspace w, Path input) {
        Path folder = w.folder();
        Path path = input.toAbsolutePath().normalize();
        return (path.getRoot().equals(folder.getRoot()) ? folder.relativize(path) : path)
                .toString()
                .replace('\\', '/');
    }
}
