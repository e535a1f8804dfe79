package org.lodecast.app.benchmark;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.detect.tree.BoostedTrees;

/// What the columns of a run can tell at all, about: boosted trees taught with the truth of other
/// deposits of the style. No explorer has such a teacher; how far a detector stays behind says what it
/// leaves unused.
final class Oracle {
    static final String NAME = "oracle";

    private static final BoostedTrees.Settings SETTINGS = new BoostedTrees.Settings(150, 0.08, 31, 40, 1);

    private final List<String> names;
    private final BoostedTrees trees;

    private Oracle(List<String> names, BoostedTrees trees) {
        this.names = names;
        this.trees = trees;
    }

    /// Empty if the deposits have no blind ore to learn from.
    static Optional<Oracle> teach(List<OracleSample> deposits, Workers workers) {
        Set<String> all = new LinkedHashSet<>();
        deposits.forEach(d -> all.addAll(d.names()));
        List<String> names = List.copyOf(all);
        int n = deposits.stream().mapToInt(d -> d.rows().length).sum();
        float[][] columns = new float[names.size()][n];
        boolean[] ore = new boolean[n];
        int blind = 0;
        int at = 0;
        for (OracleSample d : deposits) {
            for (int i = 0; i < d.rows().length; i++, at++) {
                float[] row = OracleFeatures.as(d.rows()[i], d.names(), names);
                for (int f = 0; f < row.length; f++) {
                    columns[f][at] = row[f];
                }
                ore[at] = d.ore()[i];
                blind += ore[at] ? 1 : 0;
            }
        }
        return blind == 0 || blind == n
                ? Optional.empty()
                : Optional.of(new Oracle(names, BoostedTrees.fit(columns, ore, SETTINGS, workers, Progress.NONE)));
    }

    /// Over the grid, NaN but at the voxels.
    float[] score(OracleFeatures features, int[] voxels, int size) {
        float[] score = new float[size];
        Arrays.fill(score, Float.NaN);
        List<String> own = features.names();
        for (int v : voxels) {
            score[v] = (float) trees.logit(OracleFeatures.as(features.at(v), own, names));
        }
        return score;
    }
}
