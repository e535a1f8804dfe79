package org.lodecast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What PyTorch made of the two steps.
///
/// @param name the program and its versions
/// @param dae auto-encoder, samples a second by the fastest way
/// @param daeWay which way that was
/// @param student samples a second by the fastest way
/// @param studentWay which way that was
/// @param parameters of the auto-encoder and then the student after one step
record TorchSteps(String name, double dae, String daeWay, double student, String studentWay, double[] parameters) {
    private static final Pattern FASTEST = Pattern.compile("(?m)^fastest (\\S+) (\\S+) (.+)$");
    private static final Pattern NAME = Pattern.compile("(?m)^peer (.+)$");

    /// @param peer interpreter and script
    /// @throws IOException if it fails; its own words are in the message
    static TorchSteps of(Path folder, List<String> peer, TrainingProblem problem, double seconds)
            throws IOException, InterruptedException {
        problem.write(folder);
        List<String> words = new ArrayList<>(peer);
        words.add(folder.toString());
        words.add(Integer.toString(TrainingProblem.LAYERS));
        words.add(Integer.toString(problem.architecture().side()));
        problem.architecture().widths().forEach(w -> words.add(Integer.toString(w)));
        words.add(Integer.toString(TrainingProblem.BATCH));
        words.add(Double.toString(seconds));
        String said = Contestant.say(words);
        Matcher name = NAME.matcher(said);
        Matcher dae = FASTEST.matcher(said);
        Matcher student = FASTEST.matcher(said);
        if (!name.find() || !dae.find() || !student.find(dae.end())) {
            throw new IOException("the peer did not say what it measured:\n" + said);
        }
        return new TorchSteps(
                name.group(1).trim(),
                Double.parseDouble(dae.group(2)),
                dae.group(3).trim(),
                Double.parseDouble(student.group(2)),
                student.group(3).trim(),
                DoubleFile.read(folder.resolve("torch.f64"), 1)[0]);
    }
}
