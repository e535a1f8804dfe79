package org.lodecast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.detect.nn.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// A training step of the auto-encoder and of the student beside PyTorch, in turns, one thread each, from the
/// same parameters and batches; parameters after one step are compared before speeds.
@Command(
        name = "training",
        description = {
            "Training at batch 16 on five layers beside PyTorch (apt-get install python3-torch libopenblas0-pthread), the "
                    + "fastest of several ways to write it.",
            "ratio is the time of one step of the auto-encoder and one of the student, the teacher's pass within, PyTorch's "
                    + "by ours: patches of 3³, widths 64, 32, 16. ratio_32: 32, 32, 16. ratio_5: patches of 5³, widths 16, "
                    + "32, 64. Seconds are of the processor, one thread each. floor is the time that the products alone would take at the core's peak, by the time taken."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class TrainingBench implements Callable<Integer> {
    /// After one step a parameter may differ by this, the step itself being 0.001 …
    private static final double TOLERANCE = 1e-5;

    /// … but for this share: Adam's first step is the rate times the gradient's sign, and a gradient that is
    /// next to nothing has a sign by chance.
    private static final double BY_CHANCE = 0.001;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each runs, in turns; medians count.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "How long each way is measured in a round.")
    private double seconds = 0.5;

    /// The last line, for scripts. `ours` and `peer` are samples a second through both steps, the
    /// `floor`s are of the auto-encoder and the student of each shape, `gflops` the core's peak.
    record Line(
            double ratio,
            long ours,
            long peer,
            double ratio_dae,
            double ratio_student,
            double ratio_32,
            double ratio_5,
            long ours_dae,
            long ours_student,
            long peer_dae,
            long peer_student,
            double floor_dae,
            double floor_student,
            double floor_dae_32,
            double floor_student_32,
            double floor_dae_5,
            double floor_student_5,
            double gflops,
            String peer_name,
            String peer_dae_way,
            String peer_student_way,
            int rounds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lodecast-bench");
        try {
            run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    private void run(Path folder) throws IOException, InterruptedException {
        List<String> peer = peer(folder);
        Contest standard = new Contest(TrainingProblem.of(Architecture.STANDARD));
        Contest narrow = new Contest(TrainingProblem.of(Architecture.of(3, 32, 32, 16)));
        Contest wide = new Contest(TrainingProblem.of(Architecture.of(5, 16, 32, 64)));
        List<Contest> all = List.of(standard, narrow, wide);
        double peak = 0;
        all.forEach(contest -> contest.ours(seconds, false)); // while Java still compiles
        for (int r = 1; r <= rounds; r++) {
            peak = Math.max(peak, CorePeak.flops());
            for (Contest contest : all) {
                contest.ours(seconds, true);
                TorchSteps theirs = TorchSteps.of(folder, peer, contest.problem, seconds);
                agree(contest.problem, theirs);
                contest.theirs.add(theirs);
                say("round %d, %s", r, contest.last(peak));
            }
        }
        TorchSteps last = standard.theirs.getLast();
        say(
                "%s",
                JsonMapper.shared()
                        .writeValueAsString(new Line(
                                thousandths(standard.ratio()),
                                Math.round(1 / (1 / standard.dae() + 1 / standard.student())),
                                Math.round(1 / (1 / standard.peerDae() + 1 / standard.peerStudent())),
                                thousandths(standard.dae() / standard.peerDae()),
                                thousandths(standard.student() / standard.peerStudent()),
                                thousandths(narrow.ratio()),
                                thousandths(wide.ratio()),
                                Math.round(standard.dae()),
                                Math.round(standard.student()),
                                Math.round(standard.peerDae()),
                                Math.round(standard.peerStudent()),
                                thousandths(standard.daeFloor(peak)),
                                thousandths(standard.studentFloor(peak)),
                                thousandths(narrow.daeFloor(peak)),
                                thousandths(narrow.studentFloor(peak)),
                                thousandths(wide.daeFloor(peak)),
                                thousandths(wide.studentFloor(peak)),
                                thousandths(peak / 1e9),
                                last.name(),
                                last.daeWay(),
                                last.studentWay(),
                                rounds)));
    }

    /// Speeds of a shape [samples a second], an entry a round.
    private static final class Contest {
        private final TrainingProblem problem;
        private final List<Double> dae = new ArrayList<>();
        private final List<Double> student = new ArrayList<>();
        private final List<TorchSteps> theirs = new ArrayList<>();

        Contest(TrainingProblem problem) {
            this.problem = problem;
        }

        void ours(double seconds, boolean counts) {
            double d = speed(problem::trainAutoEncoder, seconds);
            double s = speed(problem::trainStudent, seconds);
            if (counts) {
                dae.add(d);
                student.add(s);
            }
        }

        private interface Run {
            float[] epochs(int samples, int count);
        }

        /// The best of three spans, like the peer's, each a training of its own with all that belongs to it:
        /// shuffling, the watch on dead units, first parameters. Seconds are of the working thread's
        /// processor, as
        /// the peer's are, so that what else runs on the machine counts little.
        private double speed(Run run, double seconds) {
            int samples = problem.rows().length;
            long start = THREADS.getCurrentThreadCpuTime();
            run.epochs(samples, 8);
            int epochs =
                    (int) Math.max(8, Math.ceil(8 * seconds / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9)));
            double best = 0;
            for (int i = 0; i < 3; i++) {
                start = THREADS.getCurrentThreadCpuTime();
                run.epochs(samples, epochs);
                best = Math.max(best, (double) samples * epochs / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9));
            }
            return best;
        }

        double dae() {
            return median(dae);
        }

        double student() {
            return median(student);
        }

        double peerDae() {
            return median(theirs, TorchSteps::dae);
        }

        double peerStudent() {
            return median(theirs, TorchSteps::student);
        }

        double ratio() {
            return (1 / peerDae() + 1 / peerStudent()) / (1 / dae() + 1 / student());
        }

        double daeFloor(double peak) {
            return problem.autoEncoderFlops() / TrainingProblem.BATCH * dae() / peak;
        }

        double studentFloor(double peak) {
            return problem.studentFlops() / TrainingProblem.BATCH * student() / peak;
        }

        String last(double peak) {
            TorchSteps t = theirs.getLast();
            return String.format(
                    Locale.ROOT,
                    "%d³ %s: auto-encoder %,.0f samples a second (%.0f %% of the floor), PyTorch %,.0f (%s); student %,.0f "
                            + "(%.0f %%), PyTorch %,.0f (%s)",
                    problem.architecture().side(),
                    problem.architecture().widths(),
                    dae.getLast(),
                    100 * problem.autoEncoderFlops() / TrainingProblem.BATCH * dae.getLast() / peak,
                    t.dae(),
                    t.daeWay(),
                    student.getLast(),
                    100 * problem.studentFlops() / TrainingProblem.BATCH * student.getLast() / peak,
                    t.student(),
                    t.studentWay());
        }
    }

    private static void agree(TrainingProblem problem, TorchSteps theirs) {
        float[] dae = problem.trainAutoEncoder(TrainingProblem.BATCH, 1);
        float[] student = problem.trainStudent(TrainingProblem.BATCH, 1);
        int apart = 0;
        for (int i = 0; i < theirs.parameters().length; i++) {
            double ours = i < dae.length ? dae[i] : student[i - dae.length];
            apart += Math.abs(ours - theirs.parameters()[i]) <= TOLERANCE ? 0 : 1;
        }
        if (apart > BY_CHANCE * theirs.parameters().length
                || theirs.parameters().length != dae.length + student.length) {
            throw new Disagreement(String.format(
                    Locale.ROOT,
                    "after one step %d of %d parameters differ from those of %s: no speed is given",
                    apart,
                    dae.length + student.length,
                    theirs.name()));
        }
    }

    private static List<String> peer(Path folder) throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Contestant.say(List.of(python, "-c", "import torch, numpy"));
            } catch (IOException absent) {
                continue;
            }
            Path script = folder.resolve("training_torch.py");
            try (InputStream text = Objects.requireNonNull(
                    TrainingBench.class.getResourceAsStream("peers/training_torch.py"), "training_torch.py")) {
                Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            }
            return List.of(python, script.toString());
        }
        throw InvalidInput.of(
                "peer",
                "no peer to measure beside; PyTorch is not there: apt-get install python3-torch libopenblas0-pthread");
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        return median(values.stream().map(of::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    private static double thousandths(double v) {
        return Math.round(1000 * v) / 1000.0;
    }

    private void say(String format, Object... words) {
        Objects.requireNonNull(spec).commandLine().getOut().println(String.format(Locale.ROOT, format, words));
        spec.commandLine().getOut().flush();
    }
}
