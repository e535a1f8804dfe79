package org.lodecast.geology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// The lines along which pairs of fault surfaces cross, where fluids find open ground: a segment for each pair
/// of triangles that cross or touch along a line. Faults that abut count, if their triangles meet to rounding;
/// a gap is not bridged. Where two faults coincide in a plane they have no line. A fault is not crossed with
/// itself.
///
/// @param lines a line for each pair of faults that meet, in the order of the faults
public record FaultIntersections(List<Line> lines) {

    /// Where two faults cross.
    ///
    /// @param first name of one fault
    /// @param second name of the other
    /// @param segments six numbers each: both ends [m]; not in the order along the line
    public record Line(String first, String second, double[] segments) {

        public int count() {
            return segments.length / 6;
        }

        /// Sum of the lengths of the segments [m]; a segment along an edge is there once for each pair of
        /// triangles that meets in it, and counts so often.
        public double length() {
            double sum = 0;
            for (int s = 0; s < segments.length; s += 6) {
                sum += Math.sqrt(Math.pow(segments[s + 3] - segments[s], 2)
                        + Math.pow(segments[s + 4] - segments[s + 1], 2)
                        + Math.pow(segments[s + 5] - segments[s + 2], 2));
            }
            return sum;
        }
    }

    /// Over all pairs.
    public static FaultIntersections of(List<TriangleMesh> faults) {
        return of(faults, Workers.ONE, Progress.NONE);
    }

    /// Over all pairs, some at a time.
    public static FaultIntersections of(List<TriangleMesh> faults, Workers workers, Progress progress) {
        List<CrossingTree> trees =
                workers.map(faults.size(), f -> new CrossingTree(Triangles.corners(List.of(faults.get(f)))));
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < faults.size(); a++) {
            for (int b = a + 1; b < faults.size(); b++) {
                pairs.add(new int[] {a, b});
            }
        }
        progress.begin("intersections of faults", pairs.size());
        List<double[]> segments = workers.map(pairs.size(), k -> {
            double[] found = trees.get(pairs.get(k)[0]).crossings(trees.get(pairs.get(k)[1]));
            progress.advance(1);
            return found;
        });
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < pairs.size(); k++) {
            if (segments.get(k).length > 0) {
                lines.add(new Line(
                        faults.get(pairs.get(k)[0]).name(),
                        faults.get(pairs.get(k)[1]).name(),
                        segments.get(k)));
            }
        }
        return new FaultIntersections(List.copyOf(lines));
    }

    /// Whether no faults cross: then there is no distance.
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /// Distances of the centres of voxels to the nearest line [m]; NaN for voxels that are not asked for.
    ///
    /// @throws IllegalArgumentException if no faults cross
    public float[] onto(Grid grid, BitSet voxels, Workers workers, Progress progress) {
        return distance().onto(grid, voxels, workers, progress);
    }

    /// The same for a list of voxels.
    ///
    /// @throws IllegalArgumentException if no faults cross
    public float[] onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        return distance().onto(grid, voxels, workers, progress);
    }

    /// Distances to the nearest line, of single points.
    ///
    /// @throws IllegalArgumentException if no faults cross
    public SurfaceDistance distance() {
        int n = lines.stream().mapToInt(Line::count).sum();
        if (n == 0) {
            throw new IllegalArgumentException("no faults cross");
        }
        double[] corners = new double[9 * n]; // triangles folded into their segment
        int at = 0;
        for (Line line : lines) {
            for (int s = 0; s < line.segments().length; s += 6) {
                System.arraycopy(line.segments(), s, corners, at, 6);
                System.arraycopy(line.segments(), s + 3, corners, at + 6, 3);
                at += 9;
            }
        }
        return SurfaceDistance.ofCorners(corners);
    }
}
