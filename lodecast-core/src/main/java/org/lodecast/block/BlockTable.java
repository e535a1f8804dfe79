package org.lodecast.block;

/// Blocks given one by one by centre and size: a regular model without the blocks that nobody estimated,
/// a model with sub-blocks, or any boxes. Where blocks overlap, the first holds the point; `overlapping`
/// tells how many are cut so.
///
/// Tables round their coordinates. A point that no block holds belongs to one within a millimetre, so
/// that the cracks which rounding leaves between neighbours are no holes in the model.
///
/// Centres are world coordinates also where the model is turned: only the sides of the blocks turn with
/// it.
public final class BlockTable implements Blocks {
    /// The cracks and laps that rounding makes [m].
    static final double CRACK = 1e-3;

    private final BlockBoxes boxes;
    private final BlockBins bins;
    private final int overlapping;

    private BlockTable(BlockBoxes boxes) {
        this.boxes = boxes;
        this.bins = BlockBins.of(boxes);
        this.overlapping = bins.overlapping();
    }

    /// The arrays are not copied.
    ///
    /// @param x east of the centres [m]
    /// @param y north of the centres [m]
    /// @param z elevation of the centres [m]
    /// @param dx sizes along the model's first axis, a single one if all are equal [m]
    /// @param dy sizes along its second axis, or a single one [m]
    /// @param dz heights, or a single one [m]
    /// @param rotation clockwise turn of the model's axes [rad]
    /// @throws IllegalArgumentException if there is no block, a coordinate that is no number, or a size
    ///     that is not above 0
    public static BlockTable of(
            double[] x, double[] y, double[] z, double[] dx, double[] dy, double[] dz, double rotation) {
        return new BlockTable(BlockBoxes.of(x, y, z, dx, dy, dz, rotation));
    }

    /// Sizes of the blocks of a regular model along its axes, from their centres alone: the commonest gap
    /// between the coordinates that occur, to the millimetre, of which the other gaps must be multiples.
    ///
    /// @param rotation clockwise turn of the model's axes [rad]
    /// @return three sizes [m]
    /// @throws org.lodecast.InvalidInput if the centres are on no lattice (a model turned by another
    ///     angle, irregular or with sub-blocks), or on a single plane, so that only the owner knows the
    ///     size
    public static double[] spacing(double[] x, double[] y, double[] z, double rotation) {
        return BlockSpacing.of(x, y, z, rotation);
    }

    @Override
    public int size() {
        return boxes.size();
    }

    @Override
    public double rotation() {
        return boxes.rotation();
    }

    /// Blocks that overlap one before them by more than rounding does.
    public int overlapping() {
        return overlapping;
    }

    @Override
    public int at(double x, double y, double z) {
        double u = boxes.u(x, y);
        double v = boxes.v(x, y);
        if (bins.beyond(u, v, z, CRACK)) {
            return -1;
        }
        int block = bins.at(u, v, z);
        for (int corner = 0; block < 0 && corner < 8; corner++) {
            block = bins.at(
                    u + ((corner & 1) == 0 ? CRACK : -CRACK),
                    v + ((corner & 2) == 0 ? CRACK : -CRACK),
                    z + ((corner & 4) == 0 ? CRACK : -CRACK));
        }
        return block;
    }

    @Override
    public double smallest(int axis) {
        return boxes.smallest(axis);
    }
}
