package org.lodecast.target;

/// A line as a permitted hole: places as {@link HoleLine} counts them [m].
///
/// @param collar where it starts, negative
/// @param entry where it first enters the body
/// @param exit where it last leaves it
/// @param length of the hole
/// @param metres in the body
/// @param scored score · metres in the body
record HoleFit(double collar, double entry, double exit, double length, double metres, double scored) {}
