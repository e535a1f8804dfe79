package org.lodecast.geology;

/// How often triangles wind about a point: Σ Ω/4π, Ω being the solid angle of each, positive where it is seen
/// from behind (Jacobson, Kavan and Sorkine-Hornung 2013, "Robust inside-outside segmentation using generalized
/// winding numbers"). Inside a closed surface it is 1, outside 0; a hole changes it by its own solid angle
/// only, so that one half still parts inside from outside.
///
/// A branch of the tree that is more than {@link #FAR} of its radii away counts as a dipole and its first
/// moment (Barill, Dickson, Schmidt, Levin and Jacobson 2018, "Fast winding numbers for soups and clouds"):
/// with d from the point to the branch's centre p̃, N = Σ nᵢ and M = Σ (cᵢ − p̃) nᵢᵀ over its triangles'
/// centres cᵢ and normals nᵢ as long as their areas, Ω ≈ N·d/|d|³ + tr M/|d|³ − 3 dᵀM d/|d|⁵. Nearer triangles
/// have their own angle: tan(Ω/2) = a·(b × c) / (|a||b||c| + (a·b)|c| + (b·c)|a| + (c·a)|b|) (Van Oosterom and
/// Strackee 1983).
final class WindingNumber {
    private static final double FAR = 2;
    private static final int LEAF = 8;
    /// Numbers a node: centre, radius², N, the six of M that count, tr M.
    private static final int NUMBERS = 14;

    private final BoxTree tree;
    private final double[] corners; // in the order of the leaves
    private final double[] far;

    /// @param corners nine numbers a triangle
    WindingNumber(double[] corners) {
        tree = new BoxTree(BoxTree.ofTriangles(corners), LEAF);
        this.corners = Triangles.sorted(corners, tree.order);
        far = new double[NUMBERS * tree.nodes()];
        moments(0);
    }

    /// To about 0.05.
    double about(double x, double y, double z) {
        return wind(x, y, z, FAR * FAR);
    }

    /// Every triangle by its own angle.
    double exact(double x, double y, double z) {
        double sum = 0;
        for (int o = 0; o < corners.length; o += 9) {
            sum += angle(o, x, y, z);
        }
        return sum / (4 * Math.PI);
    }

    private double wind(double x, double y, double z, double far2) {
        int[] stack = new int[BoxTree.DEEPEST];
        int top = 0;
        stack[top++] = 0;
        double sum = 0;
        while (top > 0) {
            int node = stack[--top];
            int f = NUMBERS * node;
            double dx = far[f] - x;
            double dy = far[f + 1] - y;
            double dz = far[f + 2] - z;
            double d2 = dx * dx + dy * dy + dz * dz;
            if (d2 > far2 * far[f + 3]) {
                double over3 = 1 / (d2 * Math.sqrt(d2));
                double quadratic = dx * (far[f + 7] * dx + far[f + 10] * dy + far[f + 11] * dz)
                        + dy * (far[f + 8] * dy + far[f + 12] * dz)
                        + far[f + 9] * dz * dz;
                sum += over3 * (far[f + 4] * dx + far[f + 5] * dy + far[f + 6] * dz + far[f + 13] - 3 * quadratic / d2);
            } else if (tree.isLeaf(node)) {
                for (int t = tree.first[node]; t < tree.first[node] + tree.count[node]; t++) {
                    sum += angle(9 * t, x, y, z);
                }
            } else {
                stack[top++] = tree.first[node] + 1;
                stack[top++] = tree.first[node];
            }
        }
        return sum / (4 * Math.PI);
    }

    private double angle(int o, double x, double y, double z) {
        double ax = corners[o] - x;
        double ay = corners[o + 1] - y;
        double az = corners[o + 2] - z;
        double bx = corners[o + 3] - x;
        double by = corners[o + 4] - y;
        double bz = corners[o + 5] - z;
        double cx = corners[o + 6] - x;
        double cy = corners[o + 7] - y;
        double cz = corners[o + 8] - z;
        double a = Math.sqrt(ax * ax + ay * ay + az * az);
        double b = Math.sqrt(bx * bx + by * by + bz * bz);
        double c = Math.sqrt(cx * cx + cy * cy + cz * cz);
        double triple = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
        double below = a * b * c
                + (ax * bx + ay * by + az * bz) * c
                + (bx * cx + by * cy + bz * cz) * a
                + (cx * ax + cy * ay + cz * az) * b;
        return 2 * Math.atan2(triple, below);
    }

    /// Centre, radius, normals and moments of a node, from its leaves up.
    private void moments(int node) {
        int from = node;
        int to = node;
        if (!tree.isLeaf(node)) {
            moments(tree.first[node]);
            moments(tree.first[node] + 1);
            while (!tree.isLeaf(from)) {
                from = tree.first[from];
            }
            while (!tree.isLeaf(to)) {
                to = tree.first[to] + 1;
            }
        }
        int start = tree.first[from];
        int end = tree.first[to] + tree.count[to];
        double[] n = new double[3];
        double[] centre = new double[3];
        double areas = 0;
        for (int t = start; t < end; t++) {
            normal(9 * t, n);
            double area = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
            areas += area;
            for (int axis = 0; axis < 3; axis++) {
                centre[axis] += area * middle(9 * t, axis);
            }
        }
        int b = 6 * node;
        double radius2 = 0;
        int f = NUMBERS * node;
        for (int axis = 0; axis < 3; axis++) {
            // without area: the middle of the box
            far[f + axis] = areas > 0 ? centre[axis] / areas : (tree.boxes[b + axis] + tree.boxes[b + 3 + axis]) / 2;
            double r = Math.max(tree.boxes[b + 3 + axis] - far[f + axis], far[f + axis] - tree.boxes[b + axis]);
            radius2 += r * r;
        }
        far[f + 3] = radius2;
        for (int t = start; t < end; t++) {
            normal(9 * t, n);
            double x = middle(9 * t, 0) - far[f];
            double y = middle(9 * t, 1) - far[f + 1];
            double z = middle(9 * t, 2) - far[f + 2];
            far[f + 4] += n[0];
            far[f + 5] += n[1];
            far[f + 6] += n[2];
            far[f + 7] += x * n[0];
            far[f + 8] += y * n[1];
            far[f + 9] += z * n[2];
            far[f + 10] += x * n[1] + y * n[0];
            far[f + 11] += x * n[2] + z * n[0];
            far[f + 12] += y * n[2] + z * n[1];
            far[f + 13] += x * n[0] + y * n[1] + z * n[2];
        }
    }

    private double middle(int o, int axis) {
        return (corners[o + axis] + corners[o + 3 + axis] + corners[o + 6 + axis]) / 3;
    }

    /// Half the cross product of two edges.
    private void normal(int o, double[] n) {
        for (int axis = 0; axis < 3; axis++) {
            int i = o + (axis + 1) % 3;
            int j = o + (axis + 2) % 3;
            n[axis] = ((corners[i + 3] - corners[i]) * (corners[j + 6] - corners[j])
                            - (corners[j + 3] - corners[j]) * (corners[i + 6] - corners[i]))
                    / 2;
        }
    }
}
