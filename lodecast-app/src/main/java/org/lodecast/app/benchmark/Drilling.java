package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.InvalidInput;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.simulate.Element;
import org.lodecast.simulate.Size;

/// The holes of a project, moved into the ground of a simulation: the drilled volume is shrunk or
/// stretched alike in all directions until it just fits, and its middle laid over the ground's.
/// Directions and the holes' places to each other stay as they are; each hole then hangs from the
/// simulated ground.
///
/// @param project its name
/// @param scale metres of the project for a metre of the simulation
/// @param collars in the simulation
/// @param stations likewise
/// @param samples as many as the project has
/// @param elements that the project has, of those that are simulated
public record Drilling(
        String project,
        double scale,
        List<Collar> collars,
        List<Station> stations,
        int samples,
        List<Element> elements) {
    /// Share of the ground's width and depth that the holes take.
    private static final double FILL = 0.92;
    /// Surveys closer than this are one [m].
    private static final double CLOSE = 1;

    private static final double STEP = 5; // along holes when they are measured [m]

    /// @throws InvalidInput if there are no holes, or no element is simulated
    public static Drilling of(String project, List<Trace> traces, Composites composites, int samples, Size size) {
        List<Element> elements = Arrays.stream(Element.values())
                .filter(e -> composites.variables().stream()
                        .anyMatch(v -> v.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(e.symbol().toLowerCase(Locale.ROOT))))
                .toList();
        if (elements.isEmpty()) {
            throw InvalidInput.of(
                    "no-simulated-element",
                    "none of the project's elements is simulated; expected one of "
                            + Arrays.stream(Element.values())
                                    .map(Element::symbol)
                                    .toList());
        }
        if (traces.isEmpty()) {
            throw InvalidInput.of("no-holes", "the project has no drillhole to explore a simulated deposit by");
        }
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double deepest = 0;
        for (Trace t : traces) {
            double top = t.at(0)[2];
            for (double d = 0; ; d = Math.min(t.length(), d + STEP)) {
                double[] p = t.at(d);
                for (int k = 0; k < 2; k++) {
                    low[k] = Math.min(low[k], p[k]);
                    high[k] = Math.max(high[k], p[k]);
                }
                deepest = Math.max(deepest, top - p[2]);
                if (d >= t.length()) {
                    break;
                }
            }
        }
        Grid g = size.grid();
        double east = g.nx() * g.dx();
        double north = g.ny() * g.dy();
        double depth = g.nz() * g.dz();
        double scale = Math.max(
                Math.max((high[0] - low[0]) / east, (high[1] - low[1]) / north) / FILL,
                // half of the box's height may be air above low ground, and blind ore must have room below
                deepest / (0.6 * depth));
        List<Collar> collars = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        for (Trace t : traces) {
            double[] top = t.at(0);
            double x = g.x0() + east / 2 + (top[0] - (low[0] + high[0]) / 2) / scale;
            double y = g.y0() + north / 2 + (top[1] - (low[1] + high[1]) / 2) / scale;
            double length = Math.round(10 * t.length() / scale) / 10.0;
            if (length < CLOSE) {
                continue;
            }
            collars.add(new Collar(t.hole(), x, y, 0, length, 0));
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < t.stations(); i++) {
                double d = Math.round(10 * t.depth(i) / scale) / 10.0;
                if (d - last >= CLOSE && d < length) {
                    stations.add(new Station(t.hole(), d, t.azimuth(i), t.dip(i), 0));
                    last = d;
                }
            }
        }
        return new Drilling(project, scale, List.copyOf(collars), List.copyOf(stations), samples, elements);
    }
}
