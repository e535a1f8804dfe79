package org.lodecast.app.format;

import java.util.List;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// Two holes: a vertical one of 24 m with composites over part of it, and a bent one of 35 m with none.
final class TwoHoles {
    static final String BENT = "é/2 <\"&>";

    static final List<Trace> TRACES = List.of(
            Desurvey.MINIMUM_CURVATURE.trace(new Collar("ddh-1", 567200.5, 12345678.25, 100, 24, 2), List.of(), 24),
            Desurvey.MINIMUM_CURVATURE.trace(
                    new Collar(BENT, 567300, 12345700, 110.125, 35, 3),
                    List.of(station(0, 90, -60), station(30, 350, -80), station(90, 350, -80)),
                    35));

    /// Depths 3 to 5, 5 to 17 and 20 to 24, the second one without gold.
    static final Composites COMPOSITES = new Composites(
            new String[] {"ddh-1", "ddh-1", "ddh-1"},
            new double[] {3, 5, 20},
            new double[] {5, 17, 24},
            new double[3],
            new double[3],
            new double[3],
            new double[] {2, 6, 4},
            new String[] {"A&B", "", "ö"},
            new double[] {1, 0.5, 1.5},
            List.of(
                    new Variable("Au <ppm>", "g/t", new double[] {1.5, Double.NaN, 0.25}),
                    new Variable("Cu", "%", new double[] {0.1, 0.2, 0.3})));

    private TwoHoles() {}

    private static Station station(double depth, double azimuth, double dip) {
        return new Station(BENT, depth, Math.toRadians(azimuth), Math.toRadians(dip), 0);
    }
}
