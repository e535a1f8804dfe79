package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Lesson;
import org.lodecast.detect.NetworkDetector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;

/// Lets pupils learn, each when it is asked for, but those made of networks all at once when the first of
/// them is: a network learns on one thread, and alone would leave the others idle.
final class Learning {
    private final List<Pupil> pupils;
    private final Workers workers;
    private final Map<Pupil, Detector.Fitted> learnt = new HashMap<>();
    private final Map<Pupil, InvalidInput> refused = new HashMap<>();

    /// Who learns, from what; no two are the same object.
    static final class Pupil {
        private final Detector detector;
        private final Evidence evidence;
        private final TrainingSamples samples;
        private final Seed seed;

        Pupil(Detector detector, Evidence evidence, TrainingSamples samples, Seed seed) {
            this.detector = detector;
            this.evidence = evidence;
            this.samples = samples;
            this.seed = seed;
        }

        Detector detector() {
            return detector;
        }
    }

    Learning(List<Pupil> pupils, Workers workers) {
        this.pupils = List.copyOf(pupils);
        this.workers = workers;
    }

    /// What one of them has learnt, to be asked for once.
    ///
    /// @throws InvalidInput if the samples cannot teach it anything
    Detector.Fitted of(Pupil p, Progress progress) {
        if (!(p.detector instanceof NetworkDetector)) {
            return p.detector.fit(p.evidence, p.samples, p.seed, workers, progress);
        }
        if (!learnt.containsKey(p) && !refused.containsKey(p)) {
            networks(progress);
        }
        InvalidInput why = refused.get(p);
        if (why != null) {
            throw why;
        }
        return java.util.Objects.requireNonNull(learnt.remove(p));
    }

    /// Lets all networks learn now.
    void networks(Progress progress) {
        List<Pupil> some = new ArrayList<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Pupil p : pupils) {
            if (p.detector instanceof NetworkDetector d) {
                try {
                    lessons.add(d.lesson(p.evidence, p.samples, p.seed));
                    some.add(p);
                } catch (InvalidInput cannot) {
                    refused.put(p, cannot);
                }
            }
        }
        if (lessons.isEmpty()) {
            return;
        }
        List<String> names =
                some.stream().map(p -> p.detector.name()).distinct().toList();
        List<Detector.Fitted> fitted = Lesson.learn(String.join(", ", names) + ": train", lessons, workers, progress);
        for (int i = 0; i < fitted.size(); i++) {
            learnt.put(some.get(i), fitted.get(i));
        }
    }
}
