package org.lodecast.simulate;

import java.util.List;
import java.util.Optional;

/// How the holes run through an orebody.
///
/// @param total length in it over all holes [m]
/// @param best longest single run [m]
/// @param middle of that run, if any
record Meeting(double total, double best, Optional<double[]> middle) {
    private static final double STEP = 0.5;
    private static final double RECOGNISED = 2;

    static Meeting of(Orebody body, List<Hole> holes) {
        double total = 0;
        double best = 0;
        double middle = 0;
        Optional<Hole> in = Optional.empty();
        for (Hole hole : holes) {
            double run = 0;
            for (double d = STEP / 2; d < hole.length(); d += STEP) {
                double[] p = hole.trace().at(d);
                run = body.contains(p[0], p[1], p[2]) ? run + STEP : 0;
                total += run > 0 ? STEP : 0;
                if (run > best) {
                    best = run;
                    middle = d + STEP / 2 - run / 2;
                    in = Optional.of(hole);
                }
            }
        }
        double at = middle;
        return new Meeting(total, best, in.map(h -> h.trace().at(at)));
    }

    /// Whether the ore was found: a graze is not recognised as a body.
    boolean found() {
        return best >= RECOGNISED;
    }
}
