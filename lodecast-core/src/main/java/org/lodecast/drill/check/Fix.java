package org.lodecast.drill.check;

/// One change that a rule made to a row: what it was, what it is. A row that is left out has NaN for both
/// new depths; one cut in several stands once a piece, with the same step. A station has its depth for `from`
/// and `to`, a collar 0 and its total depth.
///
/// @param step 1, 2, 3, … in the order applied, over all tables
/// @param rule `drop-duplicate`, `trim-to-end`, `overlap-first`, `overlap-last`, `overlap-shortest`, or
///     `leave-out-errors` for a total depth that cannot be and is taken as unknown
/// @param file the table
/// @param line of the row in it
/// @param hole its hole
/// @param from before [m]
/// @param to before [m]
/// @param newFrom after [m]
/// @param newTo after [m]
public record Fix(
        int step,
        String rule,
        String file,
        int line,
        String hole,
        double from,
        double to,
        double newFrom,
        double newTo) {}
