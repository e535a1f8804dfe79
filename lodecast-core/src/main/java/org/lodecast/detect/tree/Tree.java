package org.lodecast.detect.tree;

/// A binary tree on flat arrays. A row goes left where its feature is at or below the cut or NaN, else
/// right.
///
/// @param feature of each node, −1 at a leaf
/// @param cut of each node
/// @param left number of the left child; the right one follows it
/// @param value of each leaf
record Tree(int[] feature, float[] cut, int[] left, double[] value) {
    /// Value of the leaf that a row comes to.
    double at(float[] row) {
        int node = 0;
        while (feature[node] >= 0) {
            node = row[feature[node]] > cut[node] ? left[node] + 1 : left[node];
        }
        return value[node];
    }
}
