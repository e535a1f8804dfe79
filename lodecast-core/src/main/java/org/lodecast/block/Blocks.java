package org.lodecast.block;

/// The blocks of somebody else's model: boxes with horizontal floors, all turned about the vertical by
/// one angle, numbered from 0. What a block holds are columns of its model, one value a block, which
/// `Resampling` brings onto a `Grid`.
public sealed interface Blocks permits TensorMesh, BlockTable {
    /// Number of blocks.
    int size();

    /// Clockwise turn of the blocks' horizontal axes from east and north, as that of a `Grid` [rad].
    double rotation();

    /// Index of the block that holds the point, −1 where there is none. A block holds its lower faces,
    /// not its upper.
    int at(double x, double y, double z);

    /// The smallest size of a block along the model's own axis [m].
    ///
    /// @param axis 0, 1 (horizontal) or 2 (upward)
    double smallest(int axis);
}
