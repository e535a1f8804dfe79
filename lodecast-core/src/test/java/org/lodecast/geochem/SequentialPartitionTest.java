package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Finding;
import org.lodecast.Golden;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;

class SequentialPartitionTest {
    private static final SequentialPartition PAPER = SequentialPartition.paper(true);
    private static final int[][] NO_ORDER = {{0, 0, 1, -1, 0}, {1, 1, -1, -1, -1}, {1, -1, 0, 0, 0}, {0, 0, 1, 1, -1}};
    private static final List<String> FIVE = List.of("Au", "Ag", "Cu", "Pb", "Zn");

    private static double[][] parts() {
        return Tables.columns(Golden.of("geochem/parts.csv"), PAPER.parts());
    }

    /// A random partition: groups are cut in two at random, rows then shuffled.
    private static SequentialPartition random(RandomGenerator random, int d) {
        List<int[]> rows = new ArrayList<>();
        List<List<Integer>> groups = new ArrayList<>();
        groups.add(IntStream.range(0, d).boxed().toList());
        while (!groups.isEmpty()) {
            List<Integer> group = new ArrayList<>(groups.removeLast());
            if (group.size() > 1) {
                Collections.shuffle(group, new Random(random.nextLong()));
                int cut = random.nextInt(1, group.size());
                int[] row = new int[d];
                group.subList(0, cut).forEach(j -> row[j] = 1);
                group.subList(cut, group.size()).forEach(j -> row[j] = -1);
                rows.add(row);
                groups.add(group.subList(0, cut));
                groups.add(group.subList(cut, group.size()));
            }
        }
        Collections.shuffle(rows, new Random(random.nextLong()));
        return SequentialPartition.of(
                IntStream.range(0, d).mapToObj(j -> "p" + j).toList(), rows.toArray(int[][]::new));
    }

    @Test
    void balancesAndContrastsAsInR() {
        Golden balances = Golden.of("geochem/balances.csv");
        Golden contrasts = Golden.of("geochem/contrasts.csv");
        Tables.assertClose(PAPER.balances(parts()), Tables.columns(balances, balances.header()), balances.tolerance());
        double[][] psi = PAPER.contrast();
        for (int b = 0; b < 11; b++) {
            for (int j = 0; j < 12; j++) {
                assertThat(psi[b][j])
                        .isCloseTo(contrasts.column(PAPER.parts().get(j))[b], within(contrasts.tolerance()));
            }
        }
    }

    @Test
    void dendrogramAsInR() {
        checkDendrogram(PAPER, parts(), "dendrogram");
        checkDendrogram(SequentialPartition.of(FIVE, NO_ORDER), Arrays.copyOf(parts(), 5), "dendrogram5");
    }

    private static void checkDendrogram(SequentialPartition partition, double[][] columns, String file) {
        Golden splits = Golden.of("geochem/" + file + ".csv");
        Golden leaves = Golden.of("geochem/" + file + "_parts.csv");
        PartitionSpread spread = partition.spread(columns);
        double tolerance = splits.tolerance();
        Tables.assertClose(spread.mean(), splits.column("mean"), tolerance);
        Tables.assertClose(spread.variance(), splits.column("variance"), tolerance);
        Tables.assertClose(spread.share(), splits.column("share"), tolerance);
        for (int b = 0; b < partition.size(); b++) {
            assertThat(spread.quantiles()[b][0]).isCloseTo(splits.column("q05")[b], within(tolerance));
            assertThat(spread.quantiles()[b][4]).isCloseTo(splits.column("q95")[b], within(tolerance));
        }
        List<PartitionTree> open = new ArrayList<>(List.of(spread.tree()));
        int seen = 0;
        while (!open.isEmpty()) {
            seen++;
            switch (open.removeLast()) {
                case PartitionTree.Split s -> {
                    assertThat(s.top()).isCloseTo(splits.column("top")[s.balance()], within(tolerance));
                    assertThat(s.foot()).isCloseTo(splits.column("foot")[s.balance()], within(tolerance));
                    assertThat(s.position()).isCloseTo(splits.column("position")[s.balance()], within(tolerance));
                    assertThat(s.left().group()).hasSameElementsAs(partition.group(s.balance(), 1));
                    assertThat(s.right().group()).hasSameElementsAs(partition.group(s.balance(), -1));
                    open.add(s.left());
                    open.add(s.right());
                }
                case PartitionTree.Leaf l -> {
                    assertThat(l.part()).isEqualTo(leaves.text("part")[l.column()]);
                    assertThat(l.position()).isEqualTo(leaves.column("position")[l.column()]);
                    assertThat(l.top()).isCloseTo(leaves.column("top")[l.column()], within(tolerance));
                }
            }
        }
        assertThat(seen).isEqualTo(2 * partition.size() + 1);
    }

    /// ΨΨᵀ = I, ΨᵀΨ = the centring, Σb² = Σclr², b = Ψ·clr, the way back, and no change by the scale of a row.
    @Test
    void coordinatesOfAnyPartition() {
        for (int trial = 0; trial < 60; trial++) {
            RandomGenerator random = new Seed(7).split(trial).generator();
            int d = 2 + trial % 14;
            SequentialPartition p = random(random, d);
            double[][] psi = p.contrast();
            for (int a = 0; a < d - 1; a++) {
                for (int b = 0; b < d - 1; b++) {
                    double dot = 0;
                    for (int j = 0; j < d; j++) {
                        dot += psi[a][j] * psi[b][j];
                    }
                    assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-14));
                }
            }
            double[][] x = Tables.composition(random, d, 20);
            double[][] b = p.balances(x);
            double[][] clr = LogRatio.clr(x);
            double[][] scaled = new double[d][20];
            double[] sum = new double[20];
            for (int i = 0; i < 20; i++) {
                double scale = Math.exp(3 * random.nextGaussian());
                double norm = 0;
                for (int j = 0; j < d; j++) {
                    norm += clr[j][i] * clr[j][i];
                    scaled[j][i] = x[j][i] * scale;
                    sum[i] += x[j][i];
                }
                for (int k = 0; k < d - 1; k++) {
                    norm -= b[k][i] * b[k][i];
                    double byContrast = 0;
                    for (int j = 0; j < d; j++) {
                        byContrast += psi[k][j] * clr[j][i];
                    }
                    assertThat(byContrast).isCloseTo(b[k][i], within(1e-12));
                }
                assertThat(norm).isCloseTo(0, within(1e-11));
            }
            Tables.assertClose(p.balances(scaled), b, 1e-11);
            double[][] back = p.composition(b, 1);
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < d; j++) {
                    assertThat(back[j][i]).isCloseTo(x[j][i] / sum[i], within(1e-13));
                }
            }
            assertThat(p.spread(x).total()).isCloseTo(VariationMatrix.of(x).total(), within(1e-12));
        }
    }

    @Test
    void missingPartsAreMissingWhereTheyCount() {
        SequentialPartition p = SequentialPartition.of(FIVE, NO_ORDER);
        double[][] x = Tables.composition(new Seed(3).generator(), 5, 8);
        x[0][2] = Double.NaN;
        x[4][5] = 0;
        double[][] b = p.balances(x);
        assertThat(b[1][2]).isNaN();
        assertThat(b[2][2]).isNaN();
        assertThat(b[3][2]).isFinite();
        assertThat(b[3][5]).isNaN();
        assertThat(b[0][5]).isFinite();
        PartitionSpread spread = p.spread(x);
        assertThat(spread.rows()).isEqualTo(6);
        double[][] rest = Arrays.stream(x)
                .map(c -> IntStream.range(0, 8)
                        .filter(i -> i != 2 && i != 5)
                        .mapToDouble(i -> c[i])
                        .toArray())
                .toArray(double[][]::new);
        Tables.assertClose(spread.variance(), p.spread(rest).variance(), 1e-14);
        assertThat(p.composition(b, 1)[2][2]).isNaN();
        assertThatThrownBy(() -> p.spread(new double[][] {{1}, {2}, {3}, {4}, {5}}))
                .hasMessageContaining("1 complete rows");
        assertThatThrownBy(() -> p.balances(new double[4][3])).hasMessageContaining("4 columns for 5 parts");
    }

    /// Near-ore against the rest, front against tail, and that the B groups of the paper are its groups.
    @Test
    void thePaperPartition() {
        assertThat(PAPER.size()).isEqualTo(11);
        assertThat(PAPER.group(0, 1)).containsExactlyInAnyOrder("Au", "Ag", "Cu", "Pb", "Zn");
        assertThat(PAPER.group(1, 1)).containsExactlyInAnyOrder("As", "Sb", "Hg");
        assertThat(PAPER.group(1, -1)).containsExactlyInAnyOrder("W", "Bi", "Co", "Mo");
        assertThat(PAPER.names().get(6)).isEqualTo("Sb Hg/As");
        SequentialPartition without = SequentialPartition.paper(false);
        assertThat(without.parts()).hasSize(11).doesNotContain("Co");
        assertThat(without.size()).isEqualTo(10);
        assertThat(without.group(1, -1)).containsExactlyInAnyOrder("W", "Bi", "Mo");
    }

    @Test
    void keepsToThePartsThatArePresent() {
        SequentialPartition some = PAPER.keeping(List.of("As", "Au", "Fe", "Hg", "W", "Zn"));
        assertThat(some.parts()).containsExactly("Au", "Zn", "Hg", "As", "W");
        assertThat(some.names()).containsExactly("Au Zn/Hg As W", "Hg As/W", "Au/Zn", "Hg/As");
        assertThatThrownBy(() -> PAPER.keeping(List.of("Au", "Fe")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("fewer than two");
        for (int trial = 0; trial < 40; trial++) {
            RandomGenerator random = new Seed(8).split(trial).generator();
            SequentialPartition p = random(random, 9);
            List<String> kept =
                    p.parts().stream().filter(x -> random.nextInt(3) > 0).toList();
            if (kept.size() > 1) {
                assertThat(p.keeping(kept).size()).isEqualTo(kept.size() - 1);
            }
        }
    }

    private static List<String> wrong(List<String> parts, int[][] signs) {
        InvalidInput e = catchThrowableOfType(InvalidInput.class, () -> SequentialPartition.of(parts, signs));
        assertThat(e).isNotNull();
        assertThat(e.findings()).allMatch(f -> f.check().equals("partition"));
        return e.findings().stream().map(Finding::message).toList();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        List<String> abcd = List.of("a", "b", "c", "d");
        assertThat(wrong(abcd, new int[][] {{1, 1, 0, 2}, {0, -1, -1, 0}}))
                .hasSize(5)
                .anyMatch(m -> m.contains("row 2 is not nested with row 1"))
                .anyMatch(m -> m.contains("2 rows for 4 parts: 3 expected"))
                .anyMatch(m -> m.contains("row 1 has 2 for d"))
                .anyMatch(m -> m.contains("row 1 has no part below"))
                .anyMatch(m -> m.contains("row 2 has no part above"));
    }

    @Test
    void eachWrongOfItsKind() {
        List<String> abcd = List.of("a", "b", "c", "d");
        assertThat(wrong(abcd, new int[][] {{1, 1, -1, -1}, {1, -1, 0, 0}, {-1, 1, 0, 0}}))
                .containsExactly("row 3 makes the same split as row 2");
        assertThat(wrong(abcd, new int[][] {{1, 1, -1, -1}, {1, -1, 1, 0}, {0, 0, 1, -1}}))
                .hasSize(2)
                .allMatch(m -> m.contains("not nested"))
                .anyMatch(m -> m.startsWith("row 2 is not nested with row 1"));
        assertThat(wrong(abcd, new int[][] {{1, 1, -1, 0}, {1, -1, 0, 0}, {0, 1, -1, 0}}))
                .anyMatch(m -> m.equals("part d is in no row"));
        assertThat(wrong(abcd, new int[][] {{1, 1, -1}, {1, -1, 0, 0}, {0, 0, 1, -1}}))
                .containsExactly("row 1 has 3 signs for 4 parts");
        assertThat(wrong(List.of("a", "a", " "), new int[][] {{1, 1, -1}, {1, -1, 0}}))
                .containsExactly("part a is named twice", "a part has no name");
        assertThat(wrong(List.of("a"), new int[][] {})).containsExactly("a partition needs at least two parts, not 1");
        assertThat(wrong(List.of(), new int[][] {})).anyMatch(m -> m.contains("at least two parts, not 0"));
    }

    /// A table that was valid and of which one sign is changed never passes unseen.
    @Test
    void anyOtherSignIsFound() {
        for (int trial = 0; trial < 200; trial++) {
            RandomGenerator random = new Seed(9).split(trial).generator();
            SequentialPartition p = random(random, 7);
            int[][] signs = new int[6][7];
            for (int b = 0; b < 6; b++) {
                for (int j = 0; j < 7; j++) {
                    signs[b][j] = p.sign(b, j);
                }
            }
            int b = random.nextInt(6);
            int j = random.nextInt(7);
            int was = signs[b][j];
            signs[b][j] = was == 0 ? 1 : 0;
            assertThat(wrong(p.parts(), signs)).isNotEmpty();
        }
    }

    @Test
    void theTableIsItsOwn() {
        int[][] signs = {{1, -1}};
        SequentialPartition p = SequentialPartition.of(List.of("a", "b"), signs);
        signs[0][0] = 0;
        assertThat(p.sign(0, 0)).isEqualTo(1);
    }
}
