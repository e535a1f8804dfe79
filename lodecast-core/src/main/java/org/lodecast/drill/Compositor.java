package org.lodecast.drill;

import java.util.Map;

/// Length-weighted composites of equal length down each hole.
///
/// From the first sample of its hole to the last, ground is cut at the boundaries of domains if there are
/// any, and each stretch into composites `[s + k·L, s + (k+1)·L)` from its upper end s; what is left at the
/// lower end goes by the rule of {@link Rest}. With lᵢ the length of sample i within the composite and vᵢ its
/// value, the composite's value is Σ lᵢvᵢ / Σ lᵢ over the samples that were measured, and its measured length
/// is Σ lᵢ, so that Σ length × grade over a hole is that of its samples (unless rests are dropped). A
/// composite with no sample at all is left out; a variable measured over less than `coverage` of it is NaN in
/// it. Samples that overlap each weigh by their length.
///
/// @param length of a composite, L [m]
/// @param coverage least measured share of a composite's length, 0..1
/// @param rest what becomes of the last, shorter one of a stretch
/// @param restShare share of the length, 0..1, below which a rest is merged or dropped
public record Compositor(double length, double coverage, Rest rest, double restShare) {
    /// A rest shorter than half a composite is the usual one to merge or drop.
    public static final double HALF = 0.5;

    public Compositor {
        if (!(length > 0)) {
            throw new IllegalArgumentException("composite length must be positive: " + length);
        }
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage must be between 0 and 1: " + coverage);
        }
        if (!(restShare >= 0 && restShare <= 1)) {
            throw new IllegalArgumentException("share of a rest must be between 0 and 1: " + restShare);
        }
    }

    /// Keeps every rest.
    public Compositor(double length, double coverage) {
        this(length, coverage, Rest.KEEP, HALF);
    }

    /// Composites of every hole's assays, which know no boundaries.
    public Composites composite(Drillholes holes) {
        return composite(holes, Domains.none()).composites();
    }

    /// Composites of every hole's assays, none of which straddles a boundary.
    public Composited composite(Drillholes holes, Domains domains) {
        Intervals a = holes.assays();
        Map<String, Trace> traces = holes.traceByHole();
        Domains.Log log = domains.log();
        CompositeRows rows =
                new CompositeRows(a.variables().size(), domains.logged().size() > 0);
        HoleSums sums = new HoleSums(a, this);
        for (int start = 0; start < a.size(); ) {
            int end = start;
            while (end < a.size() && a.hole()[end].equals(a.hole()[start])) {
                end++;
            }
            Trace trace = traces.get(a.hole()[start]);
            if (trace != null) {
                sums.add(start, end, log, trace, rows);
            }
            start = end;
        }
        return new Composited(rows.finish(a.variables()), sums.merged(), sums.dropped(), sums.droppedMetres());
    }

    /// How many composites a stretch of some length is cut into.
    int count(double stretch) {
        int most = Math.max(1, (int) Math.ceil(stretch / length - 1e-9));
        if (rest != Rest.SPREAD || most == 1) {
            return most;
        }
        double longer = stretch / (most - 1) - length;
        double shorter = length - stretch / most;
        return longer <= shorter ? most - 1 : most;
    }
}
