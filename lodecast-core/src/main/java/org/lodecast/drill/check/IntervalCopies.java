package org.lodecast.drill.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

/// Finds rows of a table that agree in their values and codes, among rows of the same hole and depths.
final class IntervalCopies {
    private final Intervals table;
    private final Map<Key, Integer> first = new HashMap<>();

    /// What a row says; doubles by their bits, so that "not measured" is itself.
    private static final class Key {
        private final long[] bits;
        private final String code;

        Key(Intervals table, int row) {
            int vars = table.variables().size();
            bits = new long[3 * vars];
            for (int v = 0; v < vars; v++) {
                Variable variable = table.variables().get(v);
                Censoring censoring = variable.censoring();
                bits[3 * v] = Double.doubleToLongBits(variable.values()[row] + 0.0); // −0 is 0
                bits[3 * v + 1] = censoring == null ? Censoring.NONE : censoring.kind()[row];
                bits[3 * v + 2] = Double.doubleToLongBits(
                        censoring == null ? Double.NaN : censoring.limit()[row]);
            }
            code = table.code().length == 0 ? "" : table.code()[row];
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key k && Arrays.equals(bits, k.bits) && code.equals(k.code);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(bits) + code.hashCode();
        }
    }

    IntervalCopies(Intervals table) {
        this.table = table;
    }

    /// Begins with other depths.
    void clear() {
        first.clear();
    }

    /// The first row that says the same, −1 if this is the first that says it.
    int firstLike(int row) {
        Integer before = first.putIfAbsent(new Key(table, row), row);
        return before == null ? -1 : before;
    }
}
