package org.lodecast.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bodies of voxels that touch by a face, an edge or a corner (26-connected).
public final class ConnectedBodies {
    private ConnectedBodies() {}

    /// The bodies of the set, each as rising voxel indices, in the order of their first voxels.
    ///
    /// @param member whether each voxel of the grid belongs to the set
    public static List<int[]> of(Grid grid, boolean[] member) {
        boolean[] seen = new boolean[grid.size()];
        int[] queue = new int[64];
        List<int[]> bodies = new ArrayList<>();
        for (int start = 0; start < member.length; start++) {
            if (!member[start] || seen[start]) {
                continue;
            }
            int head = 0;
            int tail = 0;
            queue[tail++] = start;
            seen[start] = true;
            while (head < tail) {
                int v = queue[head++];
                int ix = grid.ix(v);
                int iy = grid.iy(v);
                int iz = grid.iz(v);
                for (int z = Math.max(0, iz - 1); z <= Math.min(grid.nz() - 1, iz + 1); z++) {
                    for (int y = Math.max(0, iy - 1); y <= Math.min(grid.ny() - 1, iy + 1); y++) {
                        for (int x = Math.max(0, ix - 1); x <= Math.min(grid.nx() - 1, ix + 1); x++) {
                            int w = grid.index(x, y, z);
                            if (member[w] && !seen[w]) {
                                seen[w] = true;
                                if (tail == queue.length) {
                                    queue = Arrays.copyOf(queue, 2 * tail);
                                }
                                queue[tail++] = w;
                            }
                        }
                    }
                }
            }
            int[] body = Arrays.copyOf(queue, tail);
            Arrays.sort(body);
            bodies.add(body);
        }
        return bodies;
    }
}
