package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;

/// Classes of grade on the geologist's 1-3-10 scale, from the composites' median to their 99.5th percentile:
/// at most six.
///
/// @param title variable with its unit
/// @param bounds lower bounds of the second and further classes, rising; empty if nothing was measured
record GradeClasses(String title, double[] bounds) {

    static GradeClasses of(Composites composites, String grade) {
        if (!composites.has(grade)) {
            return new GradeClasses(grade, new double[0]);
        }
        Variable variable = composites.variable(grade);
        String title = variable.unit().isEmpty() ? grade : grade + " [" + variable.unit() + "]";
        double[] sorted =
                Arrays.stream(variable.values()).filter(v -> v > 0).sorted().toArray();
        if (sorted.length == 0) {
            return new GradeClasses(title, new double[0]);
        }
        double low = sorted[sorted.length / 2];
        double high = Math.max(low, sorted[(int) (0.995 * (sorted.length - 1))]);
        List<Double> bounds = new ArrayList<>();
        // Downward from the top, so that ore keeps its resolution when there are more steps than colours.
        int top = (int) Math.floor(2 * Math.log10(high) + 1e-9);
        for (int k = top; bounds.size() < 5 && (bounds.isEmpty() || step(k) >= low * (1 - 1e-9)); k--) {
            bounds.addFirst(step(k));
        }
        return new GradeClasses(
                title, bounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// 1, 3, 10, 30, … for 0, 1, 2, 3, ….
    private static double step(int k) {
        return Double.parseDouble((Math.floorMod(k, 2) == 0 ? "1e" : "3e") + Math.floorDiv(k, 2));
    }

    int count() {
        return bounds.length + 1;
    }

    /// Class of a value, −1 if it was not measured.
    int of(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        int k = 0;
        while (k < bounds.length && value >= bounds[k]) {
            k++;
        }
        return k;
    }

    String colour(int k) {
        return k < 0 ? Colours.UNASSAYED : Colours.grade(k, count());
    }

    /// Lines of a legend: the classes rising, then what was not assayed.
    List<Pair.Key> keys() {
        List<Pair.Key> keys = new ArrayList<>();
        for (int k = 0; k < count(); k++) {
            keys.add(new Pair.Key(label(k), colour(k), true));
        }
        keys.add(new Pair.Key(label(-1), colour(-1), true));
        return keys;
    }

    /// `< 1`, `1 – 3`, `≥ 3`.
    String label(int k) {
        if (k < 0) {
            return "not assayed";
        }
        if (bounds.length == 0) {
            return "assayed";
        }
        if (k == 0) {
            return "< " + Numbers.significant(bounds[0], 2);
        }
        String low = Numbers.significant(bounds[k - 1], 2);
        return k == bounds.length ? "≥ " + low : low + " – " + Numbers.significant(bounds[k], 2);
    }
}
