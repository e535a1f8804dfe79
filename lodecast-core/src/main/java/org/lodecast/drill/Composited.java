package org.lodecast.drill;

/// Composites and what the rule of rests did on the way.
///
/// @param merged how many rests joined the composite above them
/// @param dropped how many rests were left out
/// @param droppedMetres sampled metres in those left out [m]
public record Composited(Composites composites, int merged, int dropped, double droppedMetres) {}
