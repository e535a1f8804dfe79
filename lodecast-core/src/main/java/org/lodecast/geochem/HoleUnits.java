package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

/// Finds holes whose values are in another unit than those of all other holes: at least 5 positive values,
/// whose 10th percentile lies above the 90th percentile of all others (at least 20), and whose median is at
/// least 300 times theirs. The factor is 1,000 or 10,000, whichever is nearer on a log scale: ppb among ppm,
/// ppm among per cent.
///
/// Only too large values are told: a hole of values that are too small may as well be barren.
final class HoleUnits {
    private static final int FEWEST = 5;
    private static final int FEWEST_OTHERS = 20;
    private static final double TIMES = 300;

    private final Intervals table;
    private final int[] hole; // number of each row's hole
    private final List<String> names;

    /// A hole in another unit.
    ///
    /// @param hole its number
    /// @param name its name
    /// @param line of its first value
    /// @param median of its values
    /// @param others median of the others
    /// @param factor between the units
    record Odd(int hole, String name, int line, double median, double others, String factor) {}

    HoleUnits(Intervals table) {
        this.table = table;
        hole = new int[table.size()];
        Map<String, Integer> number = new LinkedHashMap<>();
        for (int i = 0; i < hole.length; i++) {
            String name = table.hole()[i];
            boolean again = i > 0 && name.equals(table.hole()[i - 1]);
            hole[i] = again ? hole[i - 1] : number.computeIfAbsent(name, x -> number.size());
        }
        names = List.copyOf(number.keySet());
    }

    Intervals table() {
        return table;
    }

    int holes() {
        return names.size();
    }

    /// Number of the hole of a row.
    int hole(int row) {
        return hole[row];
    }

    /// @param sorted positive measured values of the variable
    List<Odd> find(Variable v, double[] sorted) {
        int[] size = new int[names.size()];
        for (int i = 0; i < hole.length; i++) {
            size[hole[i]] += counts(v, i) ? 1 : 0;
        }
        // if all values of a hole are above those of the others, the others are the first of all
        double[] least = new double[size.length];
        for (int h = 0; h < least.length; h++) {
            int others = sorted.length - size[h];
            least[h] = size[h] >= FEWEST && others >= FEWEST_OTHERS
                    ? Math.max(quantile(sorted, others, 0.9), TIMES * quantile(sorted, others, 0.5))
                    : Double.POSITIVE_INFINITY;
        }
        int[] above = new int[size.length];
        for (int i = 0; i < hole.length; i++) {
            above[hole[i]] += counts(v, i) && v.values()[i] >= least[hole[i]] ? 1 : 0;
        }
        List<Odd> odd = new ArrayList<>();
        for (int h = 0; h < size.length; h++) {
            if (2 * above[h] >= size[h] && above[h] > 0) { // few holes are worth a look at all values
                compare(v, h, sorted, size[h], odd);
            }
        }
        return odd;
    }

    private void compare(Variable v, int h, double[] sorted, int size, List<Odd> odd) {
        double[] mine = new double[size];
        int line = 0;
        int n = 0;
        for (int i = 0; i < hole.length; i++) {
            if (hole[i] == h && counts(v, i)) {
                line = n == 0 ? table.line()[i] : line;
                mine[n++] = v.values()[i];
            }
        }
        Arrays.sort(mine);
        double[] others = difference(sorted, mine);
        double median = quantile(mine, size, 0.5);
        double their = quantile(others, others.length, 0.5);
        if (quantile(mine, size, 0.1) > quantile(others, others.length, 0.9) && median >= TIMES * their) {
            odd.add(new Odd(h, names.get(h), line, median, their, median / their < 3162 ? "1000" : "10000"));
        }
    }

    /// Sorted values without those of another sorted list, all of which it holds.
    private static double[] difference(double[] all, double[] some) {
        double[] rest = new double[all.length - some.length];
        int s = 0;
        int n = 0;
        for (double v : all) {
            if (s < some.length && v == some[s]) {
                s++;
            } else {
                rest[n++] = v;
            }
        }
        return rest;
    }

    /// Sorted positive measured values up to `most`, without those of the holes given.
    double[] without(Variable v, double[] oddMedian, double most, double[] sorted) {
        boolean all = true;
        for (double o : oddMedian) {
            all &= Double.isNaN(o);
        }
        if (all && !(sorted.length > 0 && sorted[sorted.length - 1] > most)) {
            return sorted;
        }
        double[] kept = new double[sorted.length];
        int n = 0;
        for (int i = 0; i < hole.length; i++) {
            if (counts(v, i) && Double.isNaN(oddMedian[hole[i]]) && !(v.values()[i] > most)) {
                kept[n++] = v.values()[i];
            }
        }
        double[] rest = Arrays.copyOf(kept, n);
        Arrays.sort(rest);
        return rest;
    }

    /// Whether a value was measured and is positive.
    static boolean counts(Variable v, int row) {
        return v.values()[row] > 0 && !censored(v, row);
    }

    static boolean censored(Variable v, int row) {
        Censoring c = v.censoring();
        return c != null && c.kind()[row] != Censoring.NONE;
    }

    /// The quantile p of the first n of sorted values.
    static double quantile(double[] sorted, int n, double p) {
        return sorted[(int) (p * (n - 1))];
    }
}
