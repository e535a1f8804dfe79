package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;

/// What the checks did to one table of intervals, complete enough to do it again.
///
/// @param rejected rows that are not used
/// @param fixes changes in the order applied
public record FixLog(List<Rejected> rejected, List<Fix> fixes) {

    public FixLog {
        rejected = List.copyOf(rejected);
        fixes = List.copyOf(fixes);
    }

    private record Depths(double from, double to) {}

    /// Applies the log to the table as it was read and gives the table as it is used, to the bit: rejected
    /// rows go, each step puts the new pieces of a row in place of the old one, and the rows are sorted by
    /// hole, depth and place in the file.
    ///
    /// @param table whose lines tell its rows apart
    /// @param collars that are used, in the order of their table
    /// @throws IllegalArgumentException if a change does not fit the table
    public Intervals replay(Intervals table, List<Collar> collars) {
        Set<Integer> out = new HashSet<>();
        rejected.forEach(r -> out.add(r.line()));
        Map<Integer, List<Depths>> changed = changedRows(out, table);
        HoleNames holes = new HoleNames(collars, Map.of());
        int[] hole = new int[table.size()];
        for (int i = 0; i < hole.length; i++) {
            hole[i] = out.contains(table.line()[i]) ? HoleNames.UNKNOWN : holes.of(table.hole()[i]);
        }
        Groups rows = Groups.of(hole, hole.length, holes.size());
        Pieces pieces = new Pieces(table.size());
        for (int h = 0; h < holes.size(); h++) {
            int start = pieces.size;
            for (int k = rows.start()[h]; k < rows.start()[h + 1]; k++) {
                int i = rows.members()[k];
                List<Depths> now = changed.get(table.line()[i]);
                if (now == null) {
                    pieces.add(i, table.from()[i], table.to()[i]);
                } else {
                    now.forEach(d -> pieces.add(i, d.from(), d.to()));
                }
            }
            pieces.sortFrom(start);
        }
        return pieces.of(table);
    }

    /// What became of each row that a rule changed and kept, by its line.
    private Map<Integer, List<Depths>> changedRows(Set<Integer> out, Intervals table) {
        Map<Integer, List<Depths>> changed = new HashMap<>();
        for (Fix f : fixes) {
            changed.put(f.line(), new ArrayList<>());
        }
        for (int i = 0; i < table.size(); i++) {
            List<Depths> row = changed.get(table.line()[i]);
            if (row != null) {
                row.add(new Depths(table.from()[i], table.to()[i]));
            }
        }
        int step = 0;
        for (Fix f : fixes) {
            if (out.contains(f.line())) {
                continue;
            }
            List<Depths> row = changed.getOrDefault(f.line(), List.of());
            boolean replaced = f.step() == step || row.remove(new Depths(f.from(), f.to()));
            if (!replaced || Double.isNaN(f.newFrom())) {
                throw new IllegalArgumentException("line " + f.line() + " is not from " + f.from() + " to " + f.to()
                        + " as step " + f.step() + " expects");
            }
            row.add(new Depths(f.newFrom(), f.newTo()));
            step = f.step();
        }
        return changed;
    }
}
