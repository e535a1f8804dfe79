package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Variable;

/// What stands in for values that a laboratory could only bound.
///
/// With L the detection limit [the variable's unit]: half L/2, limit L, root2 L/√2, omit: missing. Multiplicative
/// replacement (Martín-Fernández, Barceló-Vidal and Pawlowsky-Glahn 2003, Mathematical Geology 35, 253) keeps
/// the ratios of the measured parts of a sample, which log-ratios need: a censored part becomes δ = 0.65 L and
/// each measured one x·(1 − Σδ/c), with the δ of the same sample and c the whole, 10⁶ ppm.
///
/// Edges: a limit that nobody told is the least limit or positive value of the variable, 0 if it has none. A
/// value above an upper limit becomes that limit under every rule.
public final class DetectionLimits {
    /// Share of the limit that multiplicative replacement takes, as its authors advise.
    static final double SHARE = 0.65;

    private static final double WHOLE = 1e6;

    /// What to put.
    public enum Rule {
        HALF,
        LIMIT,
        ROOT2,
        MULTIPLICATIVE,
        OMIT
    }

    private DetectionLimits() {}

    /// The variables with substitutes in place of censored values, and with every limit known.
    ///
    /// @param rules one a variable
    public static List<Variable> substitute(List<Variable> variables, List<Rule> rules) {
        List<Variable> result = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            result.add(substitute(variables.get(v), rules.get(v)));
        }
        shrinkMeasured(result, rules);
        return result;
    }

    private static Variable substitute(Variable variable, Rule rule) {
        Censoring c = variable.censoring();
        if (c == null) {
            return rule == Rule.MULTIPLICATIVE
                    ? new Variable(
                            variable.name(), variable.unit(), variable.values().clone())
                    : variable;
        }
        double[] values = variable.values().clone();
        double[] limit = c.limit().clone();
        double least = least(variable, c);
        for (int i = 0; i < values.length; i++) {
            if (c.kind()[i] == Censoring.BELOW) {
                limit[i] = Double.isNaN(limit[i]) ? least : limit[i];
                values[i] = switch (rule) {
                    case HALF -> limit[i] / 2;
                    case LIMIT -> limit[i];
                    case ROOT2 -> limit[i] / Math.sqrt(2);
                    case MULTIPLICATIVE -> SHARE * limit[i];
                    case OMIT -> Double.NaN;
                };
            } else if (c.kind()[i] == Censoring.ABOVE) {
                values[i] = limit[i];
            }
        }
        return new Variable(variable.name(), variable.unit(), values, new Censoring(c.kind(), limit));
    }

    private static double least(Variable variable, Censoring c) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < variable.values().length; i++) {
            double known = c.kind()[i] == Censoring.NONE
                    ? variable.values()[i]
                    : c.kind()[i] == Censoring.BELOW ? c.limit()[i] : Double.NaN;
            if (known > 0 && known < least) {
                least = known;
            }
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    /// x·(1 − Σδ/c) for what was measured in a sample that has a δ.
    private static void shrinkMeasured(List<Variable> variables, List<Rule> rules) {
        List<Variable> parts = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            if (rules.get(v) == Rule.MULTIPLICATIVE) {
                parts.add(variables.get(v));
            }
        }
        int rows = parts.isEmpty() ? 0 : parts.getFirst().values().length;
        ZeroReplacement.shrinkMeasured(
                parts.stream().map(Variable::values).toArray(double[][]::new), // they are copies
                parts.stream().map(p -> kinds(p.censoring(), rows)).toArray(byte[][]::new),
                parts.stream().mapToDouble(DetectionLimits::ppm).toArray(),
                i -> WHOLE);
    }

    private static byte[] kinds(@Nullable Censoring c, int rows) {
        return c == null ? new byte[rows] : c.kind();
    }

    private static double ppm(Variable v) {
        return Concentration.parse(v.unit()).map(Concentration::ppm).orElse(1.0);
    }
}
