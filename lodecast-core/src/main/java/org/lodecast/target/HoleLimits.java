package org.lodecast.target;

/// What the rig can do and where it may stand.
///
/// @param flattest dip of the flattest hole, negative down [degrees]
/// @param steepest dip of the steepest hole, negative down, −90 vertical [degrees]
/// @param longest length of the longest hole [m]
/// @param beyond how far a hole goes on behind the body [m]
/// @param apart least distance of a collar from those of drilled holes [m]
/// @param leastAngle least angle between a hole and the plane of the body [degrees]: a hole that runs along
///     a body says little of its thickness
public record HoleLimits(
        double flattest, double steepest, double longest, double beyond, double apart, double leastAngle) {
    /// Dips of −45° to −90°, 1,500 m, 20 m beyond the body, 10 m from other collars, 30° to the plane.
    public static final HoleLimits DEFAULT = new HoleLimits(-45, -90, 1500, 20, 10, 30);

    public HoleLimits {
        if (!(steepest >= -90 && steepest <= flattest && flattest < 0)) {
            throw new IllegalArgumentException("dips must lie between -90 and 0, the steepest not above the flattest: "
                    + steepest + " to " + flattest);
        }
        if (!(longest > 0 && beyond >= 0 && apart >= 0)) {
            throw new IllegalArgumentException(
                    "lengths must not be negative: longest " + longest + ", beyond " + beyond + ", apart " + apart);
        }
        if (!(leastAngle >= 0 && leastAngle <= 90)) {
            throw new IllegalArgumentException("the least angle must lie between 0 and 90: " + leastAngle);
        }
    }

    public HoleLimits withDips(double flattest, double steepest) {
        return new HoleLimits(flattest, steepest, longest, beyond, apart, leastAngle);
    }

    public HoleLimits withLongest(double longest) {
        return new HoleLimits(flattest, steepest, longest, beyond, apart, leastAngle);
    }

    public HoleLimits withBeyond(double beyond) {
        return new HoleLimits(flattest, steepest, longest, beyond, apart, leastAngle);
    }

    public HoleLimits withApart(double apart) {
        return new HoleLimits(flattest, steepest, longest, beyond, apart, leastAngle);
    }

    public HoleLimits withLeastAngle(double leastAngle) {
        return new HoleLimits(flattest, steepest, longest, beyond, apart, leastAngle);
    }
}
