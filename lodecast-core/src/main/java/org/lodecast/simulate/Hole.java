package org.lodecast.simulate;

import java.util.List;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;

/// A hole as drilled: it runs along the minimum-curvature path of its survey stations, which have no error.
record Hole(Collar collar, List<Station> stations, Trace trace) {

    static Hole of(Collar collar, List<Station> stations) {
        return new Hole(collar, stations, Desurvey.MINIMUM_CURVATURE.trace(collar, stations, collar.length()));
    }

    String name() {
        return collar.hole();
    }

    double length() {
        return collar.length();
    }
}
