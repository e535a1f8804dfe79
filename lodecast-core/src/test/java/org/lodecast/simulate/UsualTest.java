package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;

/// The usual deposit is the one that was simulated before anything about it could be chosen.
class UsualTest {
    @Test
    void usualDepositsAreAsTheyWere() {
        Golden golden = Golden.of("simulate/usual.csv");
        Map<Style, SimulatedDeposit> deposits = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            deposits.put(style, style.simulate(new Seed(11), Assumptions.usual(Size.SMALL)));
        }
        assertThat(golden.size()).isEqualTo(Style.values().length * Element.count());
        for (int i = 0; i < golden.size(); i++) {
            SimulatedDeposit d = deposits.get(Style.of(golden.text("style")[i]).orElseThrow());
            Element e = Element.at(i % Element.count());
            assertThat(golden.text("element")[i]).isEqualTo(e.symbol());
            assertThat(golden.column("seed")[i]).isEqualTo(d.seed().value());
            double metres = d.collars().stream().mapToDouble(Collar::length).sum();
            assertThat(metres).isCloseTo(golden.column("metres")[i], within(1e-6));
            assertThat(d.assays()).hasSize((int) golden.column("samples")[i]);
            assertThat(d.orebodies()).hasSize((int) golden.column("known")[i]);
            double mean = d.assays().stream()
                    .mapToDouble(a -> Math.log(a.value(e)))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(golden.column("mean")[i], within(golden.tolerance()));
            assertThat(d.assays().stream().filter(a -> a.censored(e)).count())
                    .as("%s %s", d.style(), e)
                    .isEqualTo((long) golden.column("censored")[i]);
        }
    }
}
