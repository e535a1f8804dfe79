package org.lodecast.simulate;

import org.lodecast.block.Grid;

/// How large a simulated deposit is: the ground it lies in, what is in it and how much was drilled. `PAPER`
/// has the extents and counts of Yu et al. (2022); `SMALL` is the same story at a scale that a demo runs in a
/// minute, with its halos shortened to fit. Both lie in a local mine grid near 3000 m of elevation.
public enum Size {
    SMALL(60, 60, 50, 2620, 3060, 12, 28, 1800, 16, 4, 0.4, 250, 120),
    PAPER(160, 160, 290, 500, 3310, 34, 72, 5000, 147, 17, 1.0, 900, 380);

    private static final double CELL = 10;
    private static final double EAST = 14_200;
    private static final double NORTH = 71_800;

    private final Grid grid;
    private final double base;
    private final double relief;
    private final int holes;
    private final int samples;
    private final int bodies;
    private final int mainBodies;
    private final double scale;
    private final double reach;
    private final double shallow;

    Size(
            int nx,
            int ny,
            int nz,
            double floor,
            double base,
            double relief,
            int holes,
            int samples,
            int bodies,
            int mainBodies,
            double scale,
            double reach,
            double shallow) {
        this.grid = Grid.of(EAST, NORTH, floor, CELL, CELL, CELL, nx, ny, nz);
        this.base = base;
        this.relief = relief;
        this.holes = holes;
        this.samples = samples;
        this.bodies = bodies;
        this.mainBodies = mainBodies;
        this.scale = scale;
        this.reach = reach;
        this.shallow = shallow;
    }

    /// The voxels that hold the ground; its top lies above the highest hill.
    public Grid grid() {
        return grid;
    }

    /// Drillholes.
    public int holes() {
        return holes;
    }

    /// Samples that the laboratory is paid for; the count that is taken comes within some percent.
    public int samples() {
        return samples;
    }

    /// Orebodies of gold lodes, known and blind.
    public int bodies() {
        return bodies;
    }

    /// How many of those orebodies are large ones.
    public int mainBodies() {
        return mainBodies;
    }

    /// Number of true faults of a set. They sum to 7 (SMALL) and 33 (PAPER).
    public int faults(FaultSet set) {
        return switch (set) {
            case NE -> this == SMALL ? 2 : 10;
            case NS -> this == SMALL ? 1 : 7;
            case NNE, NW -> this == SMALL ? 1 : 5;
            case EW -> this == SMALL ? 1 : 3;
            case GENTLE -> this == SMALL ? 1 : 3;
        };
    }

    /// How many faults of a set carry ore, counted from its first.
    int fertile(FaultSet set) {
        return switch (set) {
            case NE -> this == SMALL ? 2 : 6;
            case NS -> this == SMALL ? 1 : 4;
            case NNE, NW -> this == SMALL ? 0 : 1;
            case EW -> 0;
            case GENTLE -> faults(set);
        };
    }

    /// Mean elevation of the ground [m].
    double base() {
        return base;
    }

    /// Standard deviation of the ground's elevation [m].
    double relief() {
        return relief;
    }

    /// Lengths of halos relative to the real ones, 1 at `PAPER`.
    double scale() {
        return scale;
    }

    /// No hole goes deeper below the ground than this [m].
    double reach() {
        return reach;
    }

    /// Ore whose top lies within this depth shows at the surface, in trenches or as an anomaly [m].
    double shallow() {
        return shallow;
    }

    double east() {
        return grid.nx() * CELL;
    }

    double north() {
        return grid.ny() * CELL;
    }

    /// Whether a point lies in the ground's box, at least `margin` [m] from its sides and floor.
    boolean holds(double x, double y, double z, double margin) {
        return holds(x, y, margin) && z > grid.z0() + margin;
    }

    /// Whether a place lies in the ground's plan, at least `margin` [m] from its sides.
    boolean holds(double x, double y, double margin) {
        return x > EAST + margin && x < EAST + east() - margin && y > NORTH + margin && y < NORTH + north() - margin;
    }
}
