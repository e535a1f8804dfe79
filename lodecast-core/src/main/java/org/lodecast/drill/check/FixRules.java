package org.lodecast.drill.check;

import java.util.Locale;

/// What the checks may mend by themselves; by default nothing. Whatever a rule does is logged as a
/// {@link Fix}, and every row it takes out as a {@link Rejected}.
///
/// @param leaveOutErrors go on without a row that has an error, and without the rows of a hole whose collar
///     has one, where the run would stop otherwise
/// @param dropDuplicates of rows that agree in every field, keep the first
/// @param trimToEnd cut intervals at the stated total depth of their hole and drop stations below it
/// @param overlaps who keeps the ground that two intervals claim
public record FixRules(boolean leaveOutErrors, boolean dropDuplicates, boolean trimToEnd, Overlaps overlaps) {

    /// Which of two overlapping intervals keeps the ground; the other keeps what is not covered: it is cut,
    /// split or dropped.
    public enum Overlaps {
        /// Both, as they are.
        KEEP,
        /// The one earlier in the file.
        FIRST,
        /// The one later in the file.
        LAST,
        /// The shorter one, of equally long ones the earlier in the file.
        SHORTEST;

        /// The name of the rule in the log: `overlap-first`.
        String rule() {
            return "overlap-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Mends nothing.
    public static FixRules none() {
        return new FixRules(false, false, false, Overlaps.KEEP);
    }
}
