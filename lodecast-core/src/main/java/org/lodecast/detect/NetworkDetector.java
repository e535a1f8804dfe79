package org.lodecast.detect;

import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// A detector made of networks, which learn for long on one thread each.
public sealed interface NetworkDetector extends Detector permits Dae, Stoad {
    /// What {@link #fit} would learn.
    ///
    /// @throws org.lodecast.InvalidInput if the samples cannot teach it anything
    Lesson lesson(Evidence evidence, TrainingSamples samples, Seed seed);

    @Override
    default Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        return Lesson.learn(name() + ": train", List.of(lesson(evidence, samples, seed)), workers, progress)
                .getFirst();
    }
}
