package org.lodecast.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;

/// The kinds of deposit that can be simulated. All are told in the same tables, of the same twelve elements.
public enum Style {
    /// Fault-controlled gold: {@link Zaozigou}.
    ZAOZIGOU,
    /// Disseminated copper about stocks: {@link Porphyry}.
    PORPHYRY,
    /// Zinc, lead and silver in lenses along beds: {@link Stratabound}.
    STRATABOUND;

    /// Its name among the users' options, such as `zaozigou`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The style of that name.
    public static Optional<Style> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    /// A deposit of this style of the usual kind, but for how well its faults were mapped.
    public SimulatedDeposit simulate(Seed seed, Size size, MapQuality quality) {
        return simulate(seed, Assumptions.usual(size).with(quality));
    }

    /// A deposit of this style: the same arguments give the same deposit to the bit.
    public SimulatedDeposit simulate(Seed seed, Assumptions assumptions) {
        return switch (this) {
            case ZAOZIGOU -> Zaozigou.simulate(seed, assumptions);
            case PORPHYRY -> Porphyry.simulate(seed, assumptions);
            case STRATABOUND -> Stratabound.simulate(seed, assumptions);
        };
    }

    /// Ground of the usual kind explored by given holes.
    public SimulatedDeposit drilled(
            Seed seed, Size size, MapQuality quality, List<Collar> collars, List<Station> stations, int samples) {
        return drilled(seed, Assumptions.usual(size).with(quality), collars, stations, samples);
    }

    /// The same ground, explored by holes that were drilled for another reason: the deposit of
    /// {@link #simulate(Seed, Assumptions)} but for the holes and what comes of them. Each hole hangs from
    /// the
    /// simulated ground at its collar, whatever the collar's elevation. The factors of holes and reach say
    /// nothing here.
    ///
    /// @param collars within the ground of the size
    /// @param stations of these holes
    /// @param samples that the laboratory is paid for
    public SimulatedDeposit drilled(
            Seed seed, Assumptions assumptions, List<Collar> collars, List<Station> stations, int samples) {
        Exploration exploration = new Exploration(this, seed, seed.split(key()), assumptions);
        World world = switch (this) {
            case ZAOZIGOU -> Zaozigou.world(exploration.own(), assumptions);
            case PORPHYRY -> Porphyry.world(exploration.own(), assumptions);
            case STRATABOUND -> Stratabound.world(exploration.own(), assumptions);
        };
        List<Hole> holes = collars.stream()
                .map(c -> new Collar(
                        c.hole(), c.x(), c.y(), world.ground().elevation(c.x(), c.y()), c.length(), c.line()))
                .map(c -> Hole.of(
                        c,
                        stations.stream().filter(s -> s.hole().equals(c.hole())).toList()))
                .toList();
        return exploration.of(world, exploration.map(world), holes, samples);
    }
}
