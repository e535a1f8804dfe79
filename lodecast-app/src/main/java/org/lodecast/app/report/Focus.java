package org.lodecast.app.report;

import java.util.Arrays;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// The plan and the section that all figures show, so that they can be laid side by side: through the level
/// and the row that hold most of the best target; without targets, of the known ore; without either, through
/// the best voxel.
record Focus(View.Plan plan, View.Section section) {

    static Focus of(ReportData data) {
        ReportData.Prospect prospect = data.prospect();
        BlockModel model = prospect.model();
        Grid grid = model.grid();
        int[] voxels = new int[0];
        if (!data.targets().isEmpty()) {
            voxels = data.targets().getFirst().voxels();
        }
        if (voxels.length == 0 && model.has(prospect.label())) {
            float[] label = model.values(prospect.label());
            voxels = Arrays.stream(prospect.ground()).filter(v -> label[v] == 1).toArray();
        }
        if (voxels.length == 0) {
            voxels = new int[] {best(prospect)};
        }
        int[] levels = new int[grid.nz()];
        int[] rows = new int[grid.ny()];
        for (int v : voxels) {
            levels[grid.iz(v)]++;
            rows[grid.iy(v)]++;
        }
        return new Focus(new View.Plan(grid, fullest(levels)), new View.Section(grid, fullest(rows)));
    }

    private static int best(ReportData.Prospect prospect) {
        Grid grid = prospect.model().grid();
        int best = grid.index(grid.nx() / 2, grid.ny() / 2, grid.nz() / 2);
        if (prospect.model().has("score")) {
            float[] score = prospect.model().values("score");
            float highest = Float.NEGATIVE_INFINITY;
            for (int v : prospect.ground()) {
                if (score[v] > highest) {
                    highest = score[v];
                    best = v;
                }
            }
        }
        return best;
    }

    /// Place of the largest count, of equal ones the first.
    static int fullest(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }
}
