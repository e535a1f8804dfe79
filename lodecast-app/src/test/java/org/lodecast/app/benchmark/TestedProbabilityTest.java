package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class TestedProbabilityTest {
    /// Ground whose voxels are ore with just these probabilities.
    private record Drawn(float[] p, boolean[] ore, double share) {}

    private static Drawn drawn() {
        RandomGenerator random = new Seed(9).generator();
        float[] p = new float[50_000];
        boolean[] ore = new boolean[p.length];
        int found = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) Math.pow(random.nextDouble(), 8);
            ore[i] = random.nextDouble() < p[i];
            found += ore[i] ? 1 : 0;
        }
        return new Drawn(p, ore, (double) found / p.length);
    }

    @Test
    void aTrueProbabilityKeepsItsWordAndSavesLoss() {
        Drawn d = drawn();
        TestedProbability t = TestedProbability.of(d.p, d.ore, d.share);
        assertThat(t.ece()).isLessThan(0.01);
        assertThat(t.skill()).isBetween(0.3, 0.9);
        assertThat(t.brier()).isLessThan(d.share * (1 - d.share));
    }

    /// Always saying the share errs nowhere and tells nothing: the error alone is no praise.
    @Test
    void theShareAloneHasNoErrorAndNoSkill() {
        Drawn d = drawn();
        float[] flat = new float[d.p.length];
        java.util.Arrays.fill(flat, (float) d.share);
        TestedProbability t = TestedProbability.of(flat, d.ore, d.share);
        assertThat(t.ece()).isLessThan(1e-6);
        assertThat(t.skill()).isCloseTo(0, within(1e-6));
        TestedProbability wrong = TestedProbability.of(
                TestedProbability.moved(new float[] {0.9f, 0.1f}, 0.5), new boolean[] {false, true}, 0.5);
        assertThat(wrong.skill()).isNegative();
    }

    @Test
    void movedOddsHaveTheShareAsTheirMean() {
        float[] p = drawn().p;
        for (double share : new double[] {0.002, 0.1, 0.6}) {
            float[] moved = TestedProbability.moved(p, share);
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += moved[i];
                assertThat(moved[i]).isBetween(0f, 1f);
            }
            assertThat(sum / p.length).isCloseTo(share, within(1e-4));
        }
    }

    @Test
    void flatteryIsTheMedianDistanceFromTheTruth() {
        List<Outcome> outcomes =
                List.of(outcome(1, 0.9, 0.7, 0.6), outcome(2, 0.8, 0.5, 0.6), outcome(3, 0.7, 0.6, 0.65));
        List<String> lines = new Flattery(List.of(Standings.of("x", outcomes))).lines();
        assertThat(lines).contains("| | paper | block |", "| d | 0.200 (+0.200) | 0.100 (-0.050) |");
        assertThat(new Flattery(List.of()).lines()).isEmpty();
    }

    private static Outcome outcome(long seed, double paper, double block, double truth) {
        Outcome.Found f = new Outcome.Found(truth, Map.of(), 0, 0, List.of());
        Map<String, Double> protocols = new LinkedHashMap<>();
        protocols.put("paper", paper);
        protocols.put("block", block);
        Outcome.Figures figures = new Outcome.Figures(Map.of("all", f), Map.of(), 0, 0, protocols);
        return new Outcome("x", seed, Map.of(), List.of(), List.of(), Map.of("d", figures), null, null, List.of(), "");
    }
}
