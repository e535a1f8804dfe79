package org.lodecast.app.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column of a table plays which role: as the project says, else by the names that the field uses, else
/// by what stands in the columns.
public final class ColumnFinder {
    private final CsvTable table;
    private final List<String[]> sample;
    private final Set<String> holes;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /// A column with the reason why it was taken.
    ///
    /// @param guessed whether by content rather than by name
    public record Found(int column, String name, String reason, boolean guessed) {}

    /// @param holes names of holes known from the collar table, possibly none
    public ColumnFinder(CsvTable table, Set<String> holes) {
        this.table = table;
        this.sample = table.sample();
        this.holes = holes;
    }

    /// Roles with their columns; those of `needed` that cannot be found are missing.
    public Map<String, Found> find(Map<String, String> chosen, List<String> needed, List<String> optional) {
        List<String> all = new ArrayList<>(needed);
        all.addAll(optional);
        for (String role : all) {
            String name = chosen.get(role);
            if (name != null && table.column(name) >= 0) {
                put(role, table.column(name), "as project.yaml says", false);
            }
        }
        for (String role : all) {
            if (!found.containsKey(role) && !chosen.containsKey(role)) {
                List<String> free = table.header().stream()
                        .filter(n -> !taken(table.column(n)))
                        .toList();
                Roles.find(free, role).ifPresent(n -> put(role, table.column(n), "by its name", false));
            }
        }
        List<String> open = needed.stream()
                .filter(r -> !found.containsKey(r) && !chosen.containsKey(r))
                .toList();
        for (String role : open) {
            if (!found.containsKey(role)) {
                byContent(role, open);
            }
        }
        return found;
    }

    private void put(String role, int column, String reason, boolean guessed) {
        found.put(role, new Found(column, table.header().get(column), reason, guessed));
    }

    private boolean taken(int column) {
        return found.values().stream().anyMatch(f -> f.column() == column);
    }

    private void byContent(String role, List<String> open) {
        switch (role) {
            case "hole" -> hole();
            case "from", "to" -> interval();
            case "x", "y", "z" -> {
                if (open.containsAll(List.of("x", "y", "z"))) {
                    position();
                }
            }
            case "at" -> {
                for (int c = 0; c < table.header().size(); c++) {
                    if (!taken(c) && restarts(c)) {
                        put("at", c, "by its content: it grows down each hole", true);
                        return;
                    }
                }
            }
            case "azimuth" -> angle("azimuth", 0, 360, 90);
            case "dip" -> angle("dip", -90, 90, 0);
            case "code" -> code();
            default -> {}
        }
    }

    private void hole() {
        int best = -1;
        double most = 0.8;
        for (int c = 0; c < table.header().size(); c++) {
            if (taken(c)) {
                continue;
            }
            Set<String> values = new HashSet<>();
            int known = 0;
            for (String[] row : sample) {
                values.add(row[c]);
                known += holes.contains(row[c]) ? 1 : 0;
            }
            double share = holes.isEmpty()
                    ? (number(c) > 0.5 || values.contains("") ? 0 : (double) values.size() / sample.size())
                    : (double) known / sample.size();
            if (share > most) {
                most = share;
                best = c;
            }
        }
        if (best >= 0) {
            put(
                    "hole",
                    best,
                    holes.isEmpty()
                            ? "by its content: a name a row"
                            : String.format(
                                    Locale.ROOT,
                                    "by its content: %.0f %% of its fields are holes of the collar table",
                                    100 * most),
                    true);
        }
    }

    /// Two columns of numbers of which the second is larger and mostly the first of the next row.
    private void interval() {
        for (int a = 0; a < table.header().size(); a++) {
            for (int b = 0; b < table.header().size(); b++) {
                if (a == b || taken(a) || taken(b) || number(a) < 0.9 || number(b) < 0.9) {
                    continue;
                }
                int above = 0;
                int chained = 0;
                for (int r = 0; r < sample.size(); r++) {
                    double to = value(r, b);
                    above += value(r, a) < to ? 1 : 0;
                    chained += r + 1 < sample.size() && Math.abs(value(r + 1, a) - to) < 1e-6 ? 1 : 0;
                }
                if (above > 0.95 * sample.size() && chained > 0.5 * sample.size()) {
                    put("from", a, "by its content: each row begins where the one before ends", true);
                    put("to", b, "by its content: each row begins where the one before ends", true);
                    return;
                }
            }
        }
    }

    /// Three neighbouring columns of numbers, in their order.
    private void position() {
        for (int c = 0; c + 2 < table.header().size(); c++) {
            boolean three = true;
            for (int k = c; k < c + 3; k++) {
                three &= !taken(k) && number(k) > 0.9;
            }
            if (three) {
                String reason = "by its content: three neighbouring columns of numbers";
                put("x", c, reason, true);
                put("y", c + 1, reason, true);
                put("z", c + 2, reason, true);
                return;
            }
        }
    }

    private void angle(String role, double low, double high, double reaches) {
        for (int c = 0; c < table.header().size(); c++) {
            if (taken(c) || number(c) < 0.9) {
                continue;
            }
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < sample.size(); r++) {
                double v = value(r, c);
                least = v < least ? v : least;
                most = v > most ? v : most;
            }
            if (least >= low && most <= high && Math.max(Math.abs(least), most) > reaches) {
                put(role, c, String.format(Locale.ROOT, "by its content: all between %.0f and %.0f", low, high), true);
                return;
            }
        }
    }

    private void code() {
        for (int c = 0; c < table.header().size(); c++) {
            Set<String> values = new HashSet<>();
            for (String[] row : sample) {
                values.add(row[c]);
            }
            if (!taken(c) && number(c) < 0.1 && values.size() > 1 && values.size() <= Math.max(2, sample.size() / 2)) {
                put("code", c, "by its content: a few words that recur", true);
                return;
            }
        }
    }

    private boolean restarts(int c) {
        if (number(c) < 0.9) {
            return false;
        }
        Found hole = found.get("hole");
        int grows = 0;
        int pairs = 0;
        for (int r = 1; r < sample.size(); r++) {
            if (hole != null && !sample.get(r)[hole.column()].equals(sample.get(r - 1)[hole.column()])) {
                continue;
            }
            pairs++;
            grows += value(r, c) > value(r - 1, c) ? 1 : 0;
        }
        return pairs > 0 && grows > 0.9 * pairs;
    }

    /// Share of the fields that are numbers.
    private double number(int c) {
        int n = 0;
        for (int r = 0; r < sample.size(); r++) {
            n += Double.isNaN(value(r, c)) ? 0 : 1;
        }
        return sample.isEmpty() ? 0 : (double) n / sample.size();
    }

    private double value(int row, int c) {
        return Numbers.parse(sample.get(row)[c], table.dialect().decimalComma());
    }

    /// What is found of a role, or null.
    public @Nullable Found get(String role) {
        return found.get(role);
    }
}
