package org.lodecast.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All holes of a project, checked and desurveyed.
///
/// @param collars in the order of the file
/// @param stations by hole, then depth
/// @param traces one a collar, in the same order
/// @param assays sorted by hole (in the collars' order), then depth
/// @param lithology likewise, possibly empty
public record Drillholes(
        List<Collar> collars, List<Station> stations, List<Trace> traces, Intervals assays, Intervals lithology) {

    /// Traces by the name of the hole, in the collars' order.
    public Map<String, Trace> traceByHole() {
        Map<String, Trace> map = new LinkedHashMap<>();
        for (Trace t : traces) {
            map.put(t.hole(), t);
        }
        return map;
    }
}
