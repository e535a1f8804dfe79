package org.lodecast.app.report;

import org.lodecast.block.Grid;

/// An upright section along any azimuth, of a stretch that begins at a point: across is metres from there.
///
/// @param x east of its beginning [m]
/// @param y north of its beginning [m]
/// @param azimuth in which it runs, clockwise from north [rad]
/// @param columns its cells across, each as wide as half a voxel's shorter side
record Profile(Grid grid, double x, double y, double azimuth, int columns) implements View {

    double step() {
        return Math.min(grid.dx(), grid.dy()) / 2;
    }

    @Override
    public double across(double east, double north, double z) {
        return (east - x) * Math.sin(azimuth) + (north - y) * Math.cos(azimuth);
    }

    @Override
    public double up(double east, double north, double z) {
        return z;
    }

    @Override
    public double off(double east, double north, double z) {
        return (east - x) * Math.cos(azimuth) - (north - y) * Math.sin(azimuth);
    }

    /// Half of what a voxel takes of a line that runs at `turn` to the grid's first axis [m].
    private double half(double turn) {
        return (grid.dx() * Math.abs(Math.cos(turn)) + grid.dy() * Math.abs(Math.sin(turn))) / 2;
    }

    /// Half of what a voxel takes across the picture [m].
    double halfAcross() {
        return half(azimuth - Math.PI / 2 - grid.rotation());
    }

    /// Half of what a voxel takes of the line of sight [m]: the plane cuts it if its centre is no farther
    /// off.
    double halfOff() {
        return half(azimuth - grid.rotation());
    }

    @Override
    public double[] bounds() {
        return new double[] {0, grid.z0(), columns * step(), grid.z0() + grid.nz() * grid.dz()};
    }

    @Override
    public int rows() {
        return grid.nz();
    }

    @Override
    public int depth() {
        return 1;
    }

    /// −1 where the section is outside the grid.
    @Override
    public int voxel(int column, int row, int k) {
        double s = (column + 0.5) * step();
        return grid.indexAt(x + s * Math.sin(azimuth), y + s * Math.cos(azimuth), grid.z(row));
    }

    @Override
    public int layer() {
        return 0;
    }

    @Override
    public double[] cells() {
        return new double[] {step(), 0, 0, -grid.dz(), 0, bounds()[3]};
    }

    @Override
    public String acrossTitle() {
        return "Distance from A [m]";
    }

    @Override
    public String upTitle() {
        return "Elevation [m]";
    }

    @Override
    public String name() {
        double degrees = Math.toDegrees(azimuth);
        return "Section A–A′ along " + Words.azimuth(degrees) + "°, looking " + Words.wind(degrees - 90);
    }
}
