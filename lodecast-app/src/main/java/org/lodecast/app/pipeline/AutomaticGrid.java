package org.lodecast.app.pipeline;

import java.util.List;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.GridChoice;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.TriangleMesh;

/// The grid of a project: as given, or about the composites and known orebodies with a margin, its cell the
/// smallest round number that keeps within the number of voxels allowed.
final class AutomaticGrid {
    private static final double[] ROUND = {
        1, 1.25, 2, 2.5, 4, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 500, 1000
    };

    private AutomaticGrid() {}

    static Grid plan(GridChoice choice, Composites composites, List<TriangleMesh> orebodies) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double rotation = Math.toRadians(choice.rotation());
        for (int i = 0; i < composites.size(); i++) {
            stretch(
                    low,
                    high,
                    rotation,
                    composites.x()[i],
                    composites.y()[i],
                    composites.z()[i]);
        }
        for (TriangleMesh m : orebodies) {
            for (int v = 0; v < m.vertices(); v++) {
                stretch(low, high, rotation, m.xyz()[3 * v], m.xyz()[3 * v + 1], m.xyz()[3 * v + 2]);
            }
        }
        double widest = Math.max(high[0] - low[0], Math.max(high[1] - low[1], high[2] - low[2]));
        double margin = choice.margin() != null ? choice.margin() : Math.max(widest / 10, 10);
        double[] cell = choice.cell() != null
                ? new double[] {
                    choice.cell().getFirst(),
                    choice.cell().get(choice.cell().size() == 3 ? 1 : 0),
                    choice.cell().get(choice.cell().size() == 3 ? 2 : 0)
                }
                : cell(low, high, margin, choice.voxels());
        int[] count = new int[3];
        double[] origin = new double[3];
        if (choice.origin() != null && choice.count() != null) {
            for (int a = 0; a < 3; a++) {
                origin[a] = choice.origin().get(a);
                count[a] = choice.count().get(a);
            }
        } else {
            for (int a = 0; a < 3; a++) {
                origin[a] = Math.floor((low[a] - margin) / cell[a]) * cell[a];
                count[a] = (int) Math.ceil((high[a] + margin - origin[a]) / cell[a]);
            }
            if (rotation != 0) { // the box was measured along the turned axes: turn its corner back
                double u = origin[0];
                double v = origin[1];
                origin[0] = u * Math.cos(rotation) + v * Math.sin(rotation);
                origin[1] = -u * Math.sin(rotation) + v * Math.cos(rotation);
            }
        }
        double voxels = (double) count[0] * count[1] * count[2];
        if (voxels > Integer.MAX_VALUE / 16) {
            throw InvalidInput.of(
                    "grid-size",
                    String.format(
                            java.util.Locale.ROOT,
                            "the grid would have %,.0f voxels (%d × %d × %d); raise grid.cell",
                            voxels,
                            count[0],
                            count[1],
                            count[2]));
        }
        return new Grid(
                origin[0], origin[1], origin[2], cell[0], cell[1], cell[2], count[0], count[1], count[2], rotation);
    }

    private static void stretch(double[] low, double[] high, double rotation, double x, double y, double z) {
        double u = rotation == 0 ? x : x * Math.cos(rotation) - y * Math.sin(rotation);
        double v = rotation == 0 ? y : x * Math.sin(rotation) + y * Math.cos(rotation);
        double[] p = {u, v, z};
        for (int a = 0; a < 3; a++) {
            low[a] = Math.min(low[a], p[a]);
            high[a] = Math.max(high[a], p[a]);
        }
    }

    private static double[] cell(double[] low, double[] high, double margin, int most) {
        for (double c : ROUND) {
            double n = 1;
            for (int a = 0; a < 3; a++) {
                n *= Math.ceil((high[a] - low[a] + 2 * margin) / c) + 1;
            }
            if (n <= most) {
                return new double[] {c, c, c};
            }
        }
        double c = ROUND[ROUND.length - 1];
        return new double[] {c, c, c};
    }
}
