package org.lodecast.geology;

/// How it is decided whether a point lies inside a solid.
public enum InsideTest {
    /// The ray upward crosses the surface an odd number of times: fast and exact where the surface is closed,
    /// whichever way its triangles face; a hole misjudges the columns that pass through it.
    PARITY,
    /// The surface winds about the point more than half once: holds where edges are open, too.
    WINDING
}
