package org.lodecast.detect.nn;

import java.util.List;

/// What a network is taught to give, and at which of its levels: the loss is J = Σᵢ hᵢ·½‖tᵢ − yᵢ‖², the mean
/// over the batch taken, with yᵢ the output of the i-th taught level, tᵢ its target and hᵢ its weight. Norms
/// are sums over all units (paper, eq. 2 and 11).
public sealed interface Objective permits Objective.Reconstruction, Objective.Distillation {
    /// The taught levels, rising.
    List<Integer> levels();

    /// Weight hᵢ of the i-th taught level.
    double weight(int i);

    /// The last level shall give back the input: ½‖X − X′‖².
    ///
    /// @param last number of the last level
    record Reconstruction(int last) implements Objective {
        @Override
        public List<Integer> levels() {
            return List.of(last);
        }

        @Override
        public double weight(int i) {
            return 1;
        }
    }

    /// Each of the first `depth` levels shall give what the teacher's level gives: Σ ½hᵢ‖Tᵢ − Sᵢ‖², hᵢ =
    /// 1/depth.
    ///
    /// @param teacher whose first levels have the shape of the student's
    /// @param parameters of the teacher, fixed
    /// @param depth number of levels that are compared
    record Distillation(Network teacher, float[] parameters, int depth) implements Objective {
        @Override
        public List<Integer> levels() {
            return java.util.stream.IntStream.range(0, depth).boxed().toList();
        }

        @Override
        public double weight(int i) {
            return 1.0 / depth;
        }

        /// The teacher's levels that are compared. Their parameters come first, so they serve as they lie.
        Network encoder() {
            return Network.of(teacher.levels().subList(0, depth));
        }
    }
}
