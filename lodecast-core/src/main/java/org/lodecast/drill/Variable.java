package org.lodecast.drill;

/// A measured quantity, a value an interval or composite.
///
/// @param name e.g. `Au`
/// @param unit e.g. `ppm`, empty if unknown
/// @param values NaN where not measured
public record Variable(String name, String unit, double[] values) {}
