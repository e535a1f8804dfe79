package org.lodecast.simulate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lodecast.Seed;

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

    /// A deposit of this style: the same arguments give the same deposit to the bit.
    public SimulatedDeposit simulate(Seed seed, Size size, MapQuality quality) {
        return switch (this) {
            case ZAOZIGOU -> Zaozigou.simulate(seed, size, quality);
            case PORPHYRY -> Porphyry.simulate(seed, size, quality);
            case STRATABOUND -> Stratabound.simulate(seed, size, quality);
        };
    }
}
