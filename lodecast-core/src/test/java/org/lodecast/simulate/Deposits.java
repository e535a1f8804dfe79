package org.lodecast.simulate;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lodecast.Seed;

/// Simulated deposits that several tests look at, and none changes: made once.
final class Deposits {
    private record Key(Style style, long seed, Size size) {}

    private static final Map<Key, SoftReference<SimulatedDeposit>> MADE = new ConcurrentHashMap<>();

    private Deposits() {}

    static SimulatedDeposit of(Style style, long seed, Size size) {
        Key key = new Key(style, seed, size);
        SoftReference<SimulatedDeposit> known = MADE.get(key);
        SimulatedDeposit deposit = known == null ? null : known.get();
        if (deposit == null) {
            deposit = anew(style, seed, size);
            MADE.put(key, new SoftReference<>(deposit));
        }
        return deposit;
    }

    /// The same made again, for what asks whether it is the same.
    static SimulatedDeposit anew(Style style, long seed, Size size) {
        return style.simulate(new Seed(seed), size, MapQuality.USUAL);
    }
}
