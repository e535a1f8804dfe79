package org.lodecast;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A seed that splits by name or number, so that each task draws from its own stream whatever the number of
/// threads and the order in which they run. Mixing is SplitMix64 (Steele, Lea and Flood 2014).
///
/// @param value 64 bits of seed
public record Seed(long value) {

    /// The seed of the child task `name`.
    public Seed split(String name) {
        long h = 0xcbf29ce484222325L; // FNV-1a: String.hashCode has too few bits
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * 0x100000001b3L;
        }
        return split(h);
    }

    /// The seed of the child task number `index`.
    public Seed split(long index) {
        return new Seed(mix(value ^ mix(index + 0x9e3779b97f4a7c15L)));
    }

    /// A generator that starts at this seed; each call gives the same stream.
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
