package org.lodecast.app.analogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.simulate.Style;

class BankTest {
    private static final BankPlan PLAN = new BankPlan(4, List.of(Style.STRATABOUND), 1, null);

    @TempDir
    private Path folder;

    @Test
    void aDepositIsKeptWithItsTruthAndNotMadeAgain() throws Exception {
        Bank bank = new Bank(folder, PLAN);
        bank.build(Workers.ONE, Progress.NONE);
        Path place = bank.usable().getFirst();
        assertThat(Files.exists(folder.resolve(PLAN.name(0) + ".project")))
                .as("the explorer's tables are of no more use")
                .isFalse();
        BankDeposit d = BankDeposit.read(place);
        assertThat(d.style()).isEqualTo("stratabound");
        assertThat(d.evidence().grid().dx()).isEqualTo(PLAN.cell(0));
        assertThat(d.evidence().hindcast()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(d.evidence().estimates())
                        .columns()
                        .keySet())
                .contains("distance", "kriging_variance", "Zn");
        assertThat(d.samples().ore()).isNotEmpty();
        long blind = IntStream.range(0, d.ore().length).filter(i -> d.ore()[i]).count();
        assertThat(blind).isBetween(1L, d.voxels().length / 2L);
        Set<Integer> known = new HashSet<>();
        IntStream.of(d.samples().ore()).forEach(known::add);
        for (int i = 0; i < d.voxels().length; i++) {
            assertThat(d.ore()[i] && known.contains(d.voxels()[i])).isFalse(); // what is known is not blind
        }
        Path values = place.resolve("deposit.f32");
        Files.setLastModifiedTime(values, FileTime.fromMillis(0));
        bank.build(Workers.ONE, Progress.NONE);
        assertThat(Files.getLastModifiedTime(values)).isEqualTo(FileTime.fromMillis(0));
        Path copy = folder.resolve("copy");
        d.write(copy, PLAN.key(0));
        assertThat(copy.resolve("deposit.f32")).hasSameBinaryContentAs(values);
        assertThat(copy.resolve("deposit.json")).hasSameBinaryContentAs(place.resolve("deposit.json"));
    }

    @Test
    void depositsDifferInAssumptionsAndNotByHowManyThereAre() {
        BankPlan more = new BankPlan(4, List.of(Style.values()), 60, null);
        BankPlan most = new BankPlan(4, List.of(Style.values()), 600, null);
        Set<Object> drawn = new HashSet<>();
        Set<Double> cells = new HashSet<>();
        for (int n = 0; n < 60; n++) {
            drawn.add(more.assumptions(n));
            cells.add(more.cell(n));
            assertThat(most.key(n)).isEqualTo(more.key(n));
        }
        assertThat(drawn).hasSize(60);
        assertThat(cells).hasSize(3);
        assertThat(new BankPlan(5, List.of(Style.values()), 60, null).key(0)).isNotEqualTo(more.key(0));
    }
}
