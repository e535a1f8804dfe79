package org.lodecast.simulate;

/// Which rock is where.
interface RockModel {
    /// The rock at a point below the ground.
    Rock at(double x, double y, double z);
}
