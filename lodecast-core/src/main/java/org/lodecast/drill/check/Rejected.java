package org.lodecast.drill.check;

/// A row that is not used, and why.
///
/// @param file the table
/// @param line of the row in it
/// @param hole that it names
/// @param check that found it, e.g. `interval-no-collar`
public record Rejected(String file, int line, String hole, String check) {}
