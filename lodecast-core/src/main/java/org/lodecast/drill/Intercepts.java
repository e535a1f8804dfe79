package org.lodecast.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Significant intercepts: the lengths of hole that a drilling report names, by the usual rule.
///
/// Down each hole, samples at or above the cut-off that follow each other make a run of ore; what lies
/// between two runs is waste, at its grade where assayed, of grade zero where not sampled or not assayed. From
/// the top an intercept begins with a run and takes in the waste below it together with the whole next run as
/// long as
///
/// - that waste is no longer than the most allowed, and
/// - the length-weighted grade of all of it, Σ lᵢvᵢ / Σ lᵢ, stays at or above the cut-off.
///
/// Where either fails the intercept ends with its last run, and the next run begins another. So each begins
/// and ends with a sample at or above the cut-off. One shorter than the least length is left out, unless it is
/// narrow but rich: its grade × length reaches cut-off × least length.
///
/// Where samples overlap the upper one counts as far as it goes, so that no metre counts twice; rows without
/// a value cover nothing. Lengths within a micrometre are equal.
///
/// @param variable e.g. `Au`
/// @param cutoff in the variable's unit
/// @param mostWaste longest stretch of waste inside [m]
/// @param leastLength [m]
public record Intercepts(String variable, double cutoff, double mostWaste, double leastLength) {
    /// Lengths closer than this are the same [m].
    private static final double SAME = 1e-6;

    public Intercepts {
        if (!(cutoff > 0) || !(mostWaste >= 0) || !(leastLength >= 0)) {
            throw new IllegalArgumentException("expected a cut-off above 0, lengths of 0 or more: " + cutoff + ", "
                    + mostWaste + ", " + leastLength);
        }
    }

    /// Those of all holes, in the order of the samples.
    ///
    /// @throws IllegalArgumentException if the samples have no such variable
    public List<Intercept> find(Drillholes holes) {
        Intervals a = holes.assays();
        double[] grade = a.variables().stream()
                .filter(v -> v.name().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + variable))
                .values();
        Map<String, Trace> traces = holes.traceByHole();
        List<Intercept> found = new ArrayList<>();
        for (int start = 0; start < a.size(); ) {
            int end = start;
            while (end < a.size() && a.hole()[end].equals(a.hole()[start])) {
                end++;
            }
            Trace trace = traces.get(a.hole()[start]);
            if (trace != null) {
                new Walk(trace, found).down(a, grade, start, end);
            }
            start = end;
        }
        return found;
    }

    /// A length of hole with its metal: a run of ore or what was joined of several.
    private static final class Length {
        private double from;
        private double to;
        private double metal; // Σ lᵢvᵢ
        private double highest;
        private double waste;

        /// Whether there is anything in it.
        boolean open() {
            return to > from;
        }

        void clear() {
            from = 0;
            to = 0;
            metal = 0;
            highest = 0;
            waste = 0;
        }
    }

    /// One hole, from the top: the intercept so far, the waste below it, the run that follows.
    private final class Walk {
        private final Trace trace;
        private final List<Intercept> found;
        private final Length intercept = new Length();
        private final Length run = new Length();
        private double wasteMetal;

        Walk(Trace trace, List<Intercept> found) {
            this.trace = trace;
            this.found = found;
        }

        void down(Intervals a, double[] grade, int start, int end) {
            double covered = Double.NEGATIVE_INFINITY;
            for (int i = start; i < end; i++) {
                double from = Math.max(a.from()[i], covered);
                double to = a.to()[i];
                if (Double.isNaN(grade[i]) || to - from <= SAME) {
                    continue;
                }
                boolean follows = from - covered <= SAME;
                covered = to;
                if (grade[i] < cutoff) {
                    endRun();
                    wasteMetal += (to - from) * grade[i];
                } else {
                    if (!follows) {
                        endRun();
                    }
                    if (!run.open()) {
                        run.from = from;
                    }
                    run.to = to;
                    run.metal += (to - from) * grade[i];
                    run.highest = Math.max(run.highest, grade[i]);
                }
            }
            endRun();
            tell();
        }

        /// The run is whole: it joins the intercept or begins the next.
        private void endRun() {
            if (!run.open()) {
                return;
            }
            if (intercept.open()) {
                double waste = run.from - intercept.to;
                double metal = intercept.metal + wasteMetal + run.metal;
                if (waste <= mostWaste + SAME && metal >= cutoff * (run.to - intercept.from) * (1 - 1e-12)) {
                    intercept.waste += waste;
                    intercept.metal = metal;
                    intercept.to = run.to;
                    intercept.highest = Math.max(intercept.highest, run.highest);
                    run.clear();
                    wasteMetal = 0;
                    return;
                }
                tell();
            }
            intercept.from = run.from;
            intercept.to = run.to;
            intercept.metal = run.metal;
            intercept.highest = run.highest;
            intercept.waste = 0;
            run.clear();
            wasteMetal = 0;
        }

        private void tell() {
            double length = intercept.to - intercept.from;
            boolean rich = intercept.metal >= cutoff * leastLength * (1 - 1e-12);
            if (intercept.open() && (length >= leastLength - SAME || rich)) {
                double[] p = trace.at((intercept.from + intercept.to) / 2);
                found.add(new Intercept(
                        trace.hole(),
                        intercept.from,
                        intercept.to,
                        intercept.metal / length,
                        intercept.highest,
                        intercept.waste,
                        p[0],
                        p[1],
                        p[2]));
            }
            intercept.clear();
        }
    }
}
