package org.lodecast.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Caps grades before they are composited, so that a few very rich samples do not rule their surroundings: a
/// value above the cap becomes the cap. What was not measured stays so, and limits of detection are kept.
///
/// @param caps by the name of the variable, in its unit
public record TopCut(Map<String, Double> caps) {

    public TopCut {
        caps.forEach((name, cap) -> {
            if (!(cap > 0)) {
                throw new IllegalArgumentException("top cut of " + name + " must be positive: " + cap);
            }
        });
    }

    /// Samples with their grades capped.
    ///
    /// @param effects a capped variable each, in the order of the table
    public record Cut(Intervals samples, List<Effect> effects) {}

    /// What a cap did. Means and metal weigh each sample by its length: with lᵢ [m] and vᵢ before, wᵢ after, the
    /// means are Σ lᵢvᵢ / Σ lᵢ and Σ lᵢwᵢ / Σ lᵢ, the metal lost (Σ lᵢvᵢ − Σ lᵢwᵢ) / Σ lᵢvᵢ.
    ///
    /// @param samples how many were measured
    /// @param cut how many of them lay above the cap
    /// @param before mean before, NaN if nothing was measured
    /// @param after mean after, NaN if nothing was measured
    /// @param metal share of the metal cut, 0 if there was none
    public record Effect(
            String variable,
            String unit,
            double cap,
            int samples,
            int cut,
            double before,
            double after,
            double metal) {}

    /// @throws IllegalArgumentException if a variable is not in the table
    public Cut apply(Intervals table) {
        for (String name : caps.keySet()) {
            if (table.variables().stream().noneMatch(v -> v.name().equals(name))) {
                throw new IllegalArgumentException("no variable " + name);
            }
        }
        List<Variable> variables = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        for (Variable v : table.variables()) {
            Double cap = caps.get(v.name());
            variables.add(cap == null ? v : cap(table, v, cap, effects));
        }
        Intervals samples = new Intervals(
                table.file(), table.hole(), table.from(), table.to(), table.line(), variables, table.code());
        return new Cut(samples, effects);
    }

    private static Variable cap(Intervals table, Variable v, double cap, List<Effect> effects) {
        double[] capped = v.values().clone();
        int samples = 0;
        int cut = 0;
        double metres = 0;
        double metal = 0;
        double kept = 0;
        for (int i = 0; i < capped.length; i++) {
            double value = capped[i];
            if (Double.isNaN(value)) {
                continue;
            }
            samples++;
            if (value > cap) {
                cut++;
                capped[i] = cap;
            }
            double l = table.to()[i] - table.from()[i];
            metres += l;
            metal += l * value;
            kept += l * capped[i];
        }
        effects.add(new Effect(
                v.name(),
                v.unit(),
                cap,
                samples,
                cut,
                metal / metres,
                kept / metres,
                metal > 0 ? (metal - kept) / metal : 0));
        return new Variable(v.name(), v.unit(), capped, v.censoring());
    }
}
