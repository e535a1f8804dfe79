package org.lodecast.drill;

/// A length of hole worth naming for its grade.
///
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param grade length-weighted mean, waste included
/// @param highest greatest grade of one sample in it
/// @param waste how much of it lies below the cut-off or was not assayed [m]
/// @param x east of the middle [m]
/// @param y north of the middle [m]
/// @param z elevation of the middle [m]
public record Intercept(
        String hole, double from, double to, double grade, double highest, double waste, double x, double y, double z) {

    /// Length along the hole [m].
    public double length() {
        return to - from;
    }

    /// Grade times length, the gram-metres of a gold geologist.
    public double gradeLength() {
        return grade * length();
    }
}
