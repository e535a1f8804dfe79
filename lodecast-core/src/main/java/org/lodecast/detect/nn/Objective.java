package org.lodecast.detect.nn;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

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
    /// @param oneSided whether the score counts only what stands above its reconstruction, Σ max(0, x −
    ///     x′)²; the
    ///     loss has both sides all the same
    record Reconstruction(int last, boolean oneSided) implements Objective {
        /// Both sides count.
        public Reconstruction(int last) {
            this(last, false);
        }

        @Override
        public List<Integer> levels() {
            return List.of(last);
        }

        @Override
        public double weight(int i) {
            return 1;
        }
    }

    /// The taught levels shall give what the teacher's first levels give: Σ ½hᵢ‖Tᵢ − Sᵢ‖².
    ///
    /// @param teacher whose i-th level has the outputs of the i-th taught level
    /// @param parameters of the teacher, fixed
    /// @param levels of the student that are taught, rising
    /// @param weights hᵢ, one a taught level
    /// @param fusion what makes the score of the levels' errors
    record Distillation(Network teacher, float[] parameters, List<Integer> levels, List<Double> weights, Fusion fusion)
            implements Objective {

        public Distillation {
            levels = List.copyOf(levels);
            weights = List.copyOf(weights);
            if (levels.size() != weights.size() || weights.stream().anyMatch(w -> !(w > 0 && w < 1e6))) {
                throw new IllegalArgumentException(
                        "weights: a positive number for each of " + levels.size() + " levels, not " + weights);
            }
        }

        /// As published: the student's first `depth` levels, hᵢ = 1/depth, the score their sum.
        public Distillation(Network teacher, float[] parameters, int depth) {
            this(teacher, parameters, IntStream.range(0, depth).boxed().toList(), equal(depth), Fusion.SUM);
        }

        /// Teaches all levels of a student, or, if it has {@linkplain Architecture#student adapters}, these.
        public static Distillation of(Network teacher, float[] parameters, Network student) {
            List<Integer> all = IntStream.range(0, student.depth()).boxed().toList();
            List<Integer> taught = student.isChain()
                    ? all
                    : all.stream()
                            .filter(l -> all.stream().noneMatch(other -> student.from(other) == l))
                            .toList();
            return new Distillation(teacher, parameters, taught, equal(taught.size()), Fusion.SUM);
        }

        public Distillation withWeights(List<Double> h) {
            return new Distillation(teacher, parameters, levels, h, fusion);
        }

        public Distillation withFusion(Fusion f) {
            return new Distillation(teacher, parameters, levels, weights, f);
        }

        /// Number of levels that are compared.
        public int depth() {
            return levels.size();
        }

        @Override
        public double weight(int i) {
            return weights.get(i);
        }

        /// The teacher's levels that are compared. Their parameters come first, so they serve as they lie.
        Network encoder() {
            return Network.of(teacher.levels().subList(0, depth()));
        }

        private static List<Double> equal(int depth) {
            return Collections.nCopies(depth, 1.0 / depth);
        }
    }
}
