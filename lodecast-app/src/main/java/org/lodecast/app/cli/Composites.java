package org.lodecast.app.cli;

import java.io.IOException;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.ProjectEstimates;
import org.lodecast.app.pipeline.Workspace;

/// What `estimate` and `variogram` stand on.
final class Composites {
    private Composites() {}

    /// Runs the project as far as composites if there are none. Those of an older state of the project are not
    /// touched, since what a run made of them would go with them; it is said.
    static void demand(Workspace w, Console console) throws IOException {
        Pipeline pipeline = new Pipeline(w, console);
        if (ProjectEstimates.lacksComposites(w)) {
            pipeline.run(ProjectEstimates.needed(), false);
            console.close(w.out());
        } else if (!pipeline.isCurrent(ProjectEstimates.needed())) {
            console.tell("note: the composites are those of the last run, and the project, its tables or lodecast have"
                    + " changed since; `lodecast run --until composites` makes them anew");
        }
    }
}
