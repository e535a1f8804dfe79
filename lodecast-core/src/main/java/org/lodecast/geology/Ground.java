package org.lodecast.geology;

import java.util.BitSet;
import java.util.List;
import org.lodecast.block.Grid;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Trace;

/// The ground surface where no topography is given: between the highest points of the holes by inverse
/// squared distance. It passes through the collars and knows nothing of hills between them.
public final class Ground {
    private final double[] x;
    private final double[] y;
    private final double[] z;

    private Ground(double[] x, double[] y, double[] z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /// Through the highest point of each hole, so that a hole drilled upward from underground is not cut off.
    public static Ground ofCollars(Drillholes holes) {
        List<Trace> traces = holes.traces();
        double[][] p = new double[3][traces.size()];
        for (int i = 0; i < traces.size(); i++) {
            double[] top = traces.get(i).at(0);
            double[] end = traces.get(i).at(traces.get(i).length());
            double[] highest = end[2] > top[2] ? end : top;
            for (int axis = 0; axis < 3; axis++) {
                p[axis][i] = highest[axis];
            }
        }
        return new Ground(p[0], p[1], p[2]);
    }

    /// Elevation of the ground [m].
    public double elevation(double east, double north) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            double d2 = (east - x[i]) * (east - x[i]) + (north - y[i]) * (north - y[i]);
            if (d2 < 1e-6) {
                return z[i];
            }
            sum += z[i] / d2;
            weights += 1 / d2;
        }
        return sum / weights;
    }

    /// Voxels whose centre lies below the ground, rising.
    public int[] below(Grid grid) {
        return within(grid).stream().toArray();
    }

    /// The same as a set, a bit a voxel, for grids whose list would not fit into memory.
    public BitSet within(Grid grid) {
        BitSet below = new BitSet(grid.size());
        for (int iy = 0; iy < grid.ny(); iy++) {
            for (int ix = 0; ix < grid.nx(); ix++) {
                double top = elevation(grid.x(ix, iy), grid.y(ix, iy));
                for (int iz = 0; iz < grid.nz() && grid.z(iz) <= top; iz++) {
                    below.set(grid.index(ix, iy, iz));
                }
            }
        }
        return below;
    }
}
