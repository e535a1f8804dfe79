package org.lodecast.geostat;

import java.util.Arrays;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Declustering by ground nearest to each datum: with m(i) of the M nodes of a regular grid nearest to datum i
/// it weighs n·m(i) / M, n being the number of data. For close nodes that tends to the volume of its polygon
/// (Voronoi cell) within the grid, without making polygons. A node as near to several data is shared by them
/// evenly, so that the weights do not depend on the order of the data.
///
/// The rim of the grid matters: data at the edge of the drilling are given all ground out to it. A datum that
/// no node is nearest to weighs nothing.
///
/// Source: Isaaks and Srivastava (1989), An Introduction to Applied Geostatistics, chapter 10 (polygons of
/// influence).
///
/// @param nodes the voxels' centres
public record NearestDeclustering(Grid nodes) {
    private static final int TIE = -1;

    /// Nodes at a spacing over the box that the data span, the first at its lowest corner.
    ///
    /// @param spacing [m]
    public static NearestDeclustering over(double[] x, double[] y, double[] z, double spacing) {
        double[] low = new double[3];
        int[] count = new int[3];
        double[][] axes = {x, y, z};
        for (int d = 0; d < 3; d++) {
            low[d] = Arrays.stream(axes[d]).min().orElse(0);
            double extent = Arrays.stream(axes[d]).max().orElse(0) - low[d];
            count[d] = 1 + (int) Math.ceil(extent / spacing - 1e-9);
        }
        double half = spacing / 2;
        return new NearestDeclustering(Grid.of(
                low[0] - half, low[1] - half, low[2] - half, spacing, spacing, spacing, count[0], count[1], count[2]));
    }

    /// Weighs the data; coordinates and values are columns of equal length.
    public Declustering weigh(double[] x, double[] y, double[] z, double[] values, Workers workers) {
        Declustering.Data data = Declustering.Data.of(x, y, z, values);
        double[] size = {nodes.dx()};
        if (data.size() == 0) {
            return data.result(new double[0], 0, new double[0], new double[0]);
        }
        KdTree tree = new KdTree(data.x(), data.y(), data.z());
        int[] nearest = new int[nodes.size()];
        workers.forEach(nodes.ny() * nodes.nz(), line -> line(tree, line, nearest));
        double[] weight = new double[data.size()];
        KdTree.Found found = new KdTree.Found();
        for (int v = 0; v < nearest.length; v++) {
            if (nearest[v] != TIE) {
                weight[nearest[v]]++;
                continue;
            }
            double px = nodes.x(nodes.ix(v), nodes.iy(v));
            double py = nodes.y(nodes.ix(v), nodes.iy(v));
            double pz = nodes.z(nodes.iz(v));
            tree.nearest(px, py, pz, Double.POSITIVE_INFINITY, 1, found);
            tree.nearest(px, py, pz, found.distance2(0), data.size(), found);
            for (int k = 0; k < found.size(); k++) {
                weight[found.id(k)] += 1.0 / found.size();
            }
        }
        Declustering result = data.result(weight, nodes.dx(), size, new double[1]);
        result.means()[0] = result.mean();
        return result;
    }

    /// The nearest datum of each node of a line along the first axis. No datum nearest to a node lies farther
    /// than the one nearest to the node before it and a step, which keeps the search short.
    private void line(KdTree tree, int line, int[] nearest) {
        KdTree.Found found = new KdTree.Found();
        int iy = line % nodes.ny();
        int iz = line / nodes.ny();
        double reach = Double.POSITIVE_INFINITY;
        for (int ix = 0; ix < nodes.nx(); ix++) {
            tree.nearest(nodes.x(ix, iy), nodes.y(ix, iy), nodes.z(iz), reach * reach, 2, found);
            boolean tie = found.size() == 2 && found.distance2(0) == found.distance2(1);
            nearest[nodes.index(ix, iy, iz)] = tie ? TIE : found.id(0);
            reach = (Math.sqrt(found.distance2(0)) + nodes.dx()) * (1 + 1e-9);
        }
    }
}
