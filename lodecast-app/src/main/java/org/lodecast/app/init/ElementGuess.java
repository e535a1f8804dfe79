package org.lodecast.app.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodecast.app.project.ColumnNames;
import org.lodecast.app.table.AssayColumns;
import org.lodecast.app.table.CsvTable;
import org.lodecast.app.table.ElementHeader;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.Concentration;

/// Which columns of an assay table are concentrations, of what, in which unit.
final class ElementGuess {
    private final Yaml yaml;
    private final CsvTable table;

    ElementGuess(Yaml yaml, CsvTable table) {
        this.yaml = yaml;
        this.table = table;
    }

    private record Candidate(ElementHeader header, String column, boolean secondRow, Variable grades, int measured) {}

    /// Writes the elements; of several columns of one element the fullest.
    ///
    /// @param used names of columns that play another role, in lower case
    List<Variable> write(Set<String> used, AssayColumns grades) {
        Map<String, List<Candidate>> bySymbol = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            String name = table.header().get(c);
            if (used.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            ElementHeader header =
                    ElementHeader.parse(table.described(c), table.header()).orElse(null);
            if (header == null) {
                unused.add(name);
                continue;
            }
            Variable v = grades.values(c);
            int measured = (int)
                    Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).count();
            bySymbol.computeIfAbsent(header.symbol(), s -> new ArrayList<>())
                    .add(new Candidate(header, name, !table.unit(c).isEmpty(), v, measured));
        }
        List<Variable> variables = new ArrayList<>();
        yaml.line("    elements:");
        for (List<Candidate> same : bySymbol.values()) {
            Candidate best = same.getFirst();
            for (Candidate other : same) {
                best = other.measured() > best.measured() ? other : best;
            }
            variables.add(write(best, same.size()));
            for (Candidate other : same) {
                if (other != best) {
                    yaml.line("      # " + other.column().replaceAll("\\R", " ") + ": another column of "
                            + other.header().symbol() + " with " + other.measured() + " values, not used");
                }
            }
        }
        if (!unused.isEmpty()) {
            yaml.line("    # not concentrations of an element, so not used: "
                    + String.join(", ", unused).replaceAll("\\R", " "));
        }
        return variables;
    }

    private Variable write(Candidate c, int of) {
        Concentration unit = c.header().unit();
        String why = c.secondRow() ? "from the second header row" : "from the column's name";
        if (unit == null) {
            unit = likely(c.header().symbol(), c.grades().values());
            why = "guessed from the size of the values: check it";
        }
        if (of > 1) {
            why += "; the fullest of " + of + " columns: " + c.measured() + " values";
        }
        String called = ColumnNames.element(c.header().symbol(), unit);
        yaml.line("      " + called + ": {column: " + Yaml.quoted(c.column()) + ", unit: " + Yaml.quoted(unit.symbol())
                + "}   # " + why);
        return new Variable(
                called, unit.symbol(), c.grades().values(), c.grades().censoring());
    }

    /// Percent for metals and sulphur whose values are that small; else what laboratories use.
    private static Concentration likely(String symbol, double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        double high = sorted.length == 0 ? 0 : sorted[(int) (0.99 * (sorted.length - 1))];
        return switch (symbol) {
            case "Au", "Pt", "Pd", "Ag" -> high > 300 ? Concentration.PPB : Concentration.GRAM_PER_TONNE;
            case "Cu", "Ni", "Zn", "Pb", "S", "Fe", "Ca", "Mg", "Al", "Si", "K", "Na", "Ti", "Mn", "P" ->
                high < 70 ? Concentration.PERCENT : Concentration.PPM;
            default -> Concentration.PPM;
        };
    }

    /// Counts of rows by what kind of laboratory check they are.
    static String counts(List<String> kinds) {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.forEach(k -> counts.merge(k, 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((k, n) -> parts.add(k + " " + n));
        return String.join(", ", parts);
    }
}
