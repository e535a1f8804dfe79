package org.lodecast.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program that krigs the problem in a folder: it takes folder, nodes, neighbours and the model as words,
/// writes `key.f64` (values, then variances) and says `measured SECONDS CPU NAME`; and `cold SECONDS` before,
/// if it made a first pass to warm up.
///
/// @param key short name
/// @param command how it is started, without those words
record Contestant(String key, List<String> command) {
    private static final Pattern MEASURED = Pattern.compile("(?m)^measured (\\S+) (\\S+) (.+)$");
    private static final Pattern COLD = Pattern.compile("(?m)^cold (\\S+)$");

    /// Ours, on the Java that runs this and with its flags, but for the class-data archive and the agents.
    static Contestant own(OwnKriging.Mode mode) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.contains("SharedArchive") && !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib")) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OwnKriging.class.getName()));
        command.add(mode.name());
        return new Contestant("lodecast-" + mode.name().toLowerCase(Locale.ROOT), List.copyOf(command));
    }

    /// Runs it on the first so many nodes.
    ///
    /// @throws IOException if it fails; its own words are in the message
    Answer run(Path folder, int nodes, int neighbours) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(folder.toString(), Integer.toString(nodes), Integer.toString(neighbours)));
        for (double number : new double[] {KrigingProblem.NUGGET, KrigingProblem.SILL, KrigingProblem.RANGE}) {
            words.add(Double.toString(number));
        }
        String said = say(words);
        Matcher m = MEASURED.matcher(said);
        if (!m.find()) {
            throw new IOException(key + " did not say what it measured:\n" + said);
        }
        double[][] answer = DoubleFile.read(folder.resolve(key + ".f64"), 2);
        if (answer[0].length != nodes) {
            throw new IOException(key + " answered " + answer[0].length + " of " + nodes + " nodes");
        }
        double seconds = Double.parseDouble(m.group(1));
        double cpu = Double.parseDouble(m.group(2));
        Matcher c = COLD.matcher(said);
        double cold = c.find() ? Double.parseDouble(c.group(1)) : Double.NaN;
        return new Answer(m.group(3).trim(), cold, seconds, cpu, answer[0], answer[1]);
    }

    /// What a program says, errors too.
    ///
    /// @throws IOException if it cannot be started or fails
    static String say(List<String> words) throws IOException, InterruptedException {
        ProcessBuilder b = new ProcessBuilder(words).redirectErrorStream(true);
        // One core each: the linear algebra of R and numpy would else take them all.
        for (String threads : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            b.environment().put(threads, "1");
        }
        // What someone set for other work must not keep OpenBLAS from its best kernels for this processor.
        b.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
        b.redirectInput(ProcessBuilder.Redirect.from(new File(NOTHING)));
        Process p = b.start();
        try {
            String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = p.waitFor();
            if (code != 0) {
                throw new IOException(words.getFirst() + " failed (exit code " + code + "):\n" + said);
            }
            return said;
        } finally {
            p.destroy();
        }
    }

    private static final String NOTHING = File.separatorChar == '/' ? "/dev/null" : "NUL";
}
