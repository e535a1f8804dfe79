package org.lodecast.detect.analogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.assess.Discovery;
import org.lodecast.block.BlockModel;
import org.lodecast.detect.nn.Odds;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;

class RaisingTest {

    @Test
    void findsWhatIsPlantedInADepositThatItHasNotSeen() {
        for (int d = 0; d < 3; d++) {
            PlantedBank.Planted p = PlantedBank.planted(new Seed(900 + d));
            Surroundings s = Surroundings.of(p.evidence(), p.ground(), Workers.ONE);
            float[] score = PlantedBank.model().score(s, p.ground(), new Workers(2), Progress.NONE);
            assertThat(Discovery.auc(score, p.ore())).isGreaterThan(0.9);
        }
    }

    @Test
    void noDepositIsJudgedByTheNetworkThatLearntFromIt() {
        Raising.Raised r = PlantedBank.raise(new Seed(5), Workers.ONE);
        List<Deposit> deposits = PlantedBank.deposits();
        Curriculum lessons = new Curriculum(deposits, new Seed(0));
        for (int d = 0; d < deposits.size(); d++) {
            assertThat(r.fold()[d]).isEqualTo(d / 2 % 3); // two styles in turn, each dealt into three folds
            int[] ids = IntStream.range(lessons.first(d), lessons.first(d + 1)).toArray();
            float[] whole = r.model().members().get(r.fold()[d]).of(lessons, ids, Workers.ONE, Progress.NONE);
            float[] layers = r.model().members().get(3 + r.fold()[d]).of(lessons, ids, Workers.ONE, Progress.NONE);
            for (int i = 0; i < ids.length; i++) {
                assertThat(r.heldOut()[d][i]).isCloseTo((whole[i] + layers[i]) / 2, within(1e-5f));
            }
        }
    }

    @Test
    void theLaterHalfOfTheMembersSeesNoElement() {
        PlantedBank.Planted p = PlantedBank.planted(new Seed(77));
        Surroundings s = Surroundings.of(p.evidence(), p.ground(), Workers.ONE);
        Evidence bare = new Evidence(
                p.evidence().grid(), p.evidence().names(), p.evidence().layers());
        BlockModel support = new BlockModel(p.evidence().grid());
        BlockModel all = java.util.Objects.requireNonNull(p.evidence().estimates());
        support.put("distance", "m", all.values("distance"))
                .put("kriging_variance", "", all.values("kriging_variance"));
        Surroundings without = Surroundings.of(bare.withEstimates(support), p.ground(), Workers.ONE);
        List<Odds> members = PlantedBank.model().members();
        for (int k = 0; k < members.size(); k++) {
            float[] a = members.get(k).of(s, p.ground(), Workers.ONE, Progress.NONE);
            float[] b = members.get(k).of(without, p.ground(), Workers.ONE, Progress.NONE);
            assertThat(Arrays.equals(a, b)).as("member " + k).isEqualTo(k >= members.size() / 2);
        }
    }

    @Test
    void sameSeedSameBitsOnAnyNumberOfThreads() {
        AnalogueModel again = PlantedBank.raise(new Seed(5), new Workers(3)).model();
        AnalogueModel other = PlantedBank.raise(new Seed(6), Workers.ONE).model();
        for (int k = 0; k < again.members().size(); k++) {
            float[] own = PlantedBank.model().members().get(k).parameters();
            assertThat(again.members().get(k).parameters()).isEqualTo(own);
            assertThat(other.members().get(k).parameters()).isNotEqualTo(own);
        }
        assertThat(again.bank())
                .usingRecursiveComparison()
                .isEqualTo(PlantedBank.model().bank());
        assertThat(again.likeness())
                .usingRecursiveComparison()
                .isEqualTo(PlantedBank.model().likeness());
    }

    @Test
    void probabilityOfUnseenDepositsIsTheShareOfOreFoundThere() {
        double predicted = 0;
        double found = 0;
        for (int d = 0; d < 8; d++) {
            PlantedBank.Planted p = PlantedBank.planted(new Seed(700 + d));
            Surroundings s = Surroundings.of(p.evidence(), p.ground(), Workers.ONE);
            float[] y = PlantedBank.model().score(s, p.ground(), Workers.ONE, Progress.NONE);
            for (int i = 0; i < y.length; i++) {
                predicted += Calibration.probability(PlantedBank.model().bankOdds(y[i])) / y.length / 8;
                found += p.ore()[i] ? 1.0 / y.length / 8 : 0;
            }
        }
        assertThat(predicted).isCloseTo(found, within(0.3 * found));
    }

    @Test
    void worksWithOneLayerAndNoElements() {
        PlantedBank.Planted p = PlantedBank.planted(new Seed(901));
        Surroundings s = Surroundings.of(
                new org.lodecast.evidence.Evidence(p.evidence().grid(), List.of("F4"), new float[][] {
                    p.evidence().layers()[1]
                }),
                p.ground(),
                Workers.ONE);
        assertThat(s.has()).containsExactly("F4");
        float[] score = PlantedBank.model().score(s, p.ground(), Workers.ONE, Progress.NONE);
        assertThat(Discovery.auc(score, p.ore())).isGreaterThan(0.7);
    }

    @Test
    void groundUnlikeTheBankIsToldFromGroundLikeIt() {
        PlantedBank.Planted p = PlantedBank.planted(new Seed(902));
        Surroundings like = Surroundings.of(p.evidence(), p.ground(), Workers.ONE);
        float[] usual = PlantedBank.model().unlikeness(like, p.ground(), Workers.ONE);
        double mean = IntStream.range(0, usual.length)
                .mapToDouble(i -> usual[i])
                .average()
                .orElseThrow();
        assertThat(mean).as("rank among the bank's own kind").isBetween(0.25, 0.75);
        Curriculum strange = new Curriculum(List.of(strange(like, p.ground())), new Seed(1));
        float[] far = PlantedBank.model().unlikeness(strange, new int[] {0, 1, 2}, Workers.ONE);
        assertThat(far).contains(1f, 1f, 1f);
    }

    /// Rows with every value near the end of its range.
    private static Deposit strange(Surroundings s, int[] ground) {
        short[][] rows = new short[3][View.WIDTH];
        for (short[] row : rows) {
            java.util.Arrays.fill(row, (short) (3.9 * Standard.PARTS));
        }
        assertThat(s.width()).isEqualTo(View.WIDTH);
        assertThat(ground).isNotEmpty();
        return new Deposit("lode", rows, new boolean[3], new float[3], new double[] {1, 1});
    }

    @Test
    void tooFewDepositsForTheFoldsAreToldOf() {
        Raising five = new Raising(List.of(4), 5, Training.PAPER.withEpochs(1), 0);
        assertThatThrownBy(
                        () -> five.raise(PlantedBank.deposits().subList(0, 4), new Seed(1), Workers.ONE, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 folds");
    }
}
