package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class HeldOutCalibrationTest {
    /// Folds of ranks whose odds of ore are a·r + b: what Platt can learn whole.
    private static List<Threshold.Tested> folds(int folds, int size, double a, double b) {
        RandomGenerator random = new Seed(11).generator();
        List<Threshold.Tested> all = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            double[] rank = new double[size];
            boolean[] ore = new boolean[size];
            for (int i = 0; i < size; i++) {
                rank[i] = random.nextDouble();
                ore[i] = random.nextDouble() < 1 / (1 + Math.exp(-a * rank[i] - b));
            }
            all.add(new Threshold.Tested(rank, ore));
        }
        return all;
    }

    @Test
    void itKeepsItsWordOnFoldsItHasNotSeen() {
        for (HeldOutCalibration.Method method : HeldOutCalibration.Method.values()) {
            HeldOutCalibration c = HeldOutCalibration.of("block", folds(4, 2_500, 4, -2.5), method)
                    .orElseThrow();
            assertThat(c.protocol()).isEqualTo("block");
            assertThat(c.reliability().ece()).isLessThan(0.03);
            assertThat(c.reliability().brier()).isLessThan(c.brierOfShare() - 0.03);
            assertThat(c.reliability().bins().stream()
                            .mapToInt(Reliability.Bin::count)
                            .sum())
                    .isEqualTo(10_000);
            assertThat(c.learnt().probability(0.5)).isCloseTo(1 / (1 + Math.exp(0.5)), within(0.05));
        }
    }

    /// A probability of the ground has the assumed share as its mean over all ranks, and rises as it did.
    @Test
    void theGroundsMeanIsTheShareAssumed() {
        HeldOutCalibration c = HeldOutCalibration.of("hole", folds(3, 400, 3, -1), HeldOutCalibration.Method.PLATT)
                .orElseThrow();
        for (double share : new double[] {1e-4, 0.0034, 0.2, 0.5}) {
            ScoreToProbability p = c.ofGround(share);
            double sum = 0;
            double last = 0;
            for (int i = 0; i < 10_000; i++) {
                double x = p.probability((i + 0.5) / 10_000);
                assertThat(x).isGreaterThanOrEqualTo(last);
                sum += x;
                last = x;
            }
            assertThat(sum / 10_000).isCloseTo(share, within(1e-3 * share));
        }
    }

    /// A wrong word is seen: folds of which one is the other way round are not foretold by the others.
    @Test
    void aProbabilityThatDoesNotCarryOverIsSeenToBeWorse() {
        List<Threshold.Tested> folds = folds(3, 1_000, 6, -3);
        Threshold.Tested first = folds.getFirst();
        boolean[] turned = new boolean[first.ore().length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = !first.ore()[i];
        }
        List<Threshold.Tested> odd = List.of(new Threshold.Tested(first.score(), turned), folds.get(1), folds.get(2));
        assertThat(HeldOutCalibration.of("block", odd, HeldOutCalibration.Method.PLATT)
                        .orElseThrow()
                        .reliability()
                        .ece())
                .isGreaterThan(0.1);
    }

    @Test
    void withoutTwoFoldsOfBothKindsThereIsNone() {
        List<Threshold.Tested> folds = folds(1, 50, 3, -1);
        assertThat(HeldOutCalibration.of("depth", folds, HeldOutCalibration.Method.PLATT))
                .isEmpty();
        assertThat(HeldOutCalibration.of("depth", List.of(), HeldOutCalibration.Method.PLATT))
                .isEmpty();
        Threshold.Tested barren = new Threshold.Tested(new double[] {0.2, 0.4}, new boolean[2]);
        assertThat(HeldOutCalibration.of(
                        "block", List.of(folds.getFirst(), barren, barren), HeldOutCalibration.Method.PLATT))
                .isEmpty();
    }
}
