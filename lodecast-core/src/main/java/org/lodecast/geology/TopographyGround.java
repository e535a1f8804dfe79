package org.lodecast.geology;

/// The highest point of a topography, and another ground where it does not reach. The two may differ by a step
/// at its border.
final class TopographyGround implements Ground {
    private final CollarHeight topography;
    private final Ground beyond;

    private TopographyGround(CollarHeight topography, Ground beyond) {
        this.topography = topography;
        this.beyond = beyond;
    }

    static Ground of(TriangleMesh topography, Ground beyond) {
        if (topography.triangles() == 0) {
            throw new IllegalArgumentException("a topography without a triangle");
        }
        return new TopographyGround(CollarHeight.over(topography), beyond);
    }

    @Override
    public double elevation(double east, double north) {
        double z = topography.ground(east, north);
        return Double.isNaN(z) ? beyond.elevation(east, north) : z;
    }

    @Override
    public boolean measured(double east, double north) {
        return !Double.isNaN(topography.ground(east, north)) || beyond.measured(east, north);
    }
}
