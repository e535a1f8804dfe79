package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;

/// Ground explored by given holes.
class DrilledTest {
    /// Given back its own holes, a deposit is as it was, but for the centimetres to which collars are
    /// written.
    @ParameterizedTest
    @EnumSource
    void itsOwnHolesFindWhatTheyFound(Style style) {
        SimulatedDeposit own = Deposits.of(style, 4, Size.SMALL);
        List<Collar> lifted = own.collars().stream()
                .map(c -> new Collar(c.hole(), c.x(), c.y(), 9999, c.length(), c.line()))
                .toList();
        SimulatedDeposit again =
                style.drilled(new Seed(4), Size.SMALL, MapQuality.USUAL, lifted, own.stations(), Size.SMALL.samples());
        assertThat(again.style()).isEqualTo(style.key());
        for (int i = 0; i < lifted.size(); i++) {
            Collar c = again.collars().get(i);
            assertThat(c.z()).isCloseTo(own.collars().get(i).z(), within(0.006));
        }
        assertThat(again.stations()).isEqualTo(own.stations());
        assertThat(again.truth().bodies().stream().map(Truth.TrueBody::known).toList())
                .isEqualTo(
                        own.truth().bodies().stream().map(Truth.TrueBody::known).toList());
        assertThat(again.assays()).hasSize(own.assays().size());
        assertThat(again.faults()).hasSameSizeAs(own.faults());
    }

    @ParameterizedTest
    @EnumSource
    void oneShallowHoleFindsLittleInTheSameGround(Style style) {
        SimulatedDeposit own = Deposits.of(style, 4, Size.SMALL);
        Collar c = new Collar("A", 14_500, 72_100, 0, 40, 0);
        SimulatedDeposit one = style.drilled(
                new Seed(4),
                Size.SMALL,
                MapQuality.USUAL,
                List.of(c),
                List.of(new Station("A", 0, 0, -Math.PI / 2, 0)),
                20);
        assertThat(one.truth().bodies().stream().map(b -> b.body().name()).toList())
                .isEqualTo(
                        own.truth().bodies().stream().map(b -> b.body().name()).toList());
        assertThat(one.truth().bodies().stream().filter(Truth.TrueBody::known).count())
                .isLessThan(own.truth().bodies().stream()
                        .filter(Truth.TrueBody::known)
                        .count());
        assertThat(one.assays()).isNotEmpty().allMatch(a -> a.hole().equals("A") && a.to() <= 40);
        assertThat(one.assays().size()).isLessThan(30);
    }
}
