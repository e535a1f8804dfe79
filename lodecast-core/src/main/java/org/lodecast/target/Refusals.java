package org.lodecast.target;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts of holes tried and refused, and the reason they add up to.
final class Refusals {
    private final HoleLimits limits;
    private final Map<Refusal, Integer> counts = new EnumMap<>(Refusal.class);
    private int tried;
    private double shortest = Double.POSITIVE_INFINITY;

    Refusals(HoleLimits limits) {
        this.limits = limits;
    }

    void add(Refusal why) {
        counts.merge(why, 1, Integer::sum);
        tried++;
    }

    void tooLong(double length) {
        add(Refusal.LENGTH);
        shortest = Math.min(shortest, length);
    }

    String reason() {
        List<String> parts = new ArrayList<>();
        counts.forEach((why, n) -> parts.add(String.format(Locale.ROOT, "%,d %s", n, why.words()) + limit(why)));
        return String.format(Locale.ROOT, "of %,d holes tried none is permitted: ", tried) + String.join("; ", parts);
    }

    private String limit(Refusal why) {
        return switch (why) {
            case ANGLE -> String.format(Locale.ROOT, " (least %.0f°)", limits.leastAngle());
            case LENGTH ->
                String.format(Locale.ROOT, " (the shortest %.0f m, at most %.0f m)", shortest, limits.longest());
            case COLLAR -> String.format(Locale.ROOT, " (within %.0f m)", limits.apart());
            case AIR, OUTSIDE, SURFACE -> "";
        };
    }
}
