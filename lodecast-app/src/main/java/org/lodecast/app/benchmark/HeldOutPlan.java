package org.lodecast.app.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a benchmark by holes left out is made of.
///
/// @param project whose holes are left out: a folder or a file
/// @param folds at least 2
/// @param detectors that the runs train, by their names; none for those of the project
/// @param epochs that networks train for at most; 0 for those of the project
/// @param seed of the folds, and of the rival that is drawn
public record HeldOutPlan(Path project, int folds, List<String> detectors, int epochs, long seed) {

    /// Key of a fold's figures: settings, input and code.
    ///
    /// @param project as the fold runs it
    /// @param inputs hashes of all files that the whole project reads
    /// @param holes that are left out
    String key(int fold, String project, Map<String, String> inputs, List<String> holes) {
        return BenchmarkPlan.hash(List.of("holes out", fold, seed, project, inputs, holes));
    }
}
