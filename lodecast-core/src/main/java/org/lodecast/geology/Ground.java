package org.lodecast.geology;

import java.util.BitSet;
import org.lodecast.block.Grid;
import org.lodecast.drill.Drillholes;

/// The ground surface: of a topography, or, where none reaches, between the collars.
public sealed interface Ground permits CollarGround, TopographyGround {

    /// Through the highest point of each hole, so that a hole drilled upward from underground is not cut off;
    /// between them by inverse squared distance.
    static Ground ofCollars(Drillholes holes) {
        return CollarGround.of(holes);
    }

    /// The highest point of a surface, and another ground where the surface does not reach: a further
    /// topography, or {@link #ofCollars}.
    ///
    /// @throws IllegalArgumentException if the surface has no triangle
    static Ground ofTopography(TriangleMesh topography, Ground beyond) {
        return TopographyGround.of(topography, beyond);
    }

    /// Elevation of the ground [m].
    double elevation(double east, double north);

    /// Whether a topography reaches the place, so that the elevation is no guess.
    boolean measured(double east, double north);

    /// Columns of the grid that no topography reaches, by their middles.
    default int columnsBeyond(Grid grid) {
        int beyond = 0;
        for (int iy = 0; iy < grid.ny(); iy++) {
            for (int ix = 0; ix < grid.nx(); ix++) {
                beyond += measured(grid.x(ix, iy), grid.y(ix, iy)) ? 0 : 1;
            }
        }
        return beyond;
    }

    /// Voxels whose centre lies below the ground, rising.
    default int[] below(Grid grid) {
        return within(grid).stream().toArray();
    }

    /// The same as a set, a bit a voxel, for grids whose list would not fit into memory.
    default BitSet within(Grid grid) {
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
