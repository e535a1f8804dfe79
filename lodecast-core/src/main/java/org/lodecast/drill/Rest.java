package org.lodecast.drill;

/// What becomes of the rest, shorter than a composite, at the end of a hole or of a stretch of one domain.
public enum Rest {
    /// It is a composite of its own, however short.
    KEEP,
    /// If it is shorter than the least share of the length it joins the composite above it, which grows
    /// longer; where none lies above in its stretch, or none with samples, it stays.
    MERGE,
    /// If it is shorter than the least share of the length it is left out, and its metres are counted.
    DROP,
    /// There is none: the composites of a stretch are of equal length, as near the asked one as a whole
    /// number of them allows. Of two numbers equally near the smaller one, whose composites are longer.
    SPREAD
}
