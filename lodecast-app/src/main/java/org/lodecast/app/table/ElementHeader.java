package org.lodecast.app.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodecast.geochem.Concentration;

/// What a grade column's name tells: `Au_ppb`, `Au (g/t)`, `CU_pct`, `AS_PPM`, `Au-AA24 ppm`, `Ni`.
///
/// @param symbol of the element, e.g. `Au`
/// @param unit if the name has one
public record ElementHeader(String symbol, @Nullable Concentration unit) {
    private static final Set<String> SYMBOLS = Set.of(
            "Ag", "Al", "As", "Au", "B", "Ba", "Be", "Bi", "C", "Ca", "Cd", "Ce", "Cl", "Co", "Cr", "Cs", "Cu", "Dy",
            "Er", "Eu", "F", "Fe", "Ga", "Gd", "Ge", "Hf", "Hg", "Ho", "In", "Ir", "K", "La", "Li", "Lu", "Mg", "Mn",
            "Mo", "Na", "Nb", "Nd", "Ni", "Os", "P", "Pb", "Pd", "Pr", "Pt", "Rb", "Re", "Rh", "Ru", "S", "Sb", "Sc",
            "Se", "Si", "Sm", "Sn", "Sr", "Ta", "Tb", "Te", "Th", "Ti", "Tl", "Tm", "U", "V", "W", "Y", "Yb", "Zn",
            "Zr");
    // symbol, then perhaps a laboratory's method code, then perhaps a unit
    private static final Pattern NAME = Pattern.compile(
            "([A-Za-z]{1,2})(?:[-_\\s]+[A-Za-z]{2,4}[-_]?[0-9]{2,3}[A-Za-z]?)?[-_\\s]*[(\\[]?([A-Za-z%/_]*)[)\\]]?");

    /// The element of a column of a table; empty if it is none. A bare `Y` in a table that has an `X` too is
    /// north, not yttrium.
    public static Optional<ElementHeader> parse(String name, List<String> header) {
        if (name.strip().equalsIgnoreCase("y") && header.stream().anyMatch("x"::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return parse(name);
    }

    /// Empty if the name is not that of an element.
    public static Optional<ElementHeader> parse(String name) {
        Matcher m = NAME.matcher(name.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String raw = m.group(1);
        String symbol =
                raw.substring(0, 1).toUpperCase(Locale.ROOT) + raw.substring(1).toLowerCase(Locale.ROOT);
        if (!SYMBOLS.contains(symbol)) {
            return Optional.empty();
        }
        if (m.group(2).isEmpty()) {
            return Optional.of(new ElementHeader(symbol, null));
        }
        return Concentration.parse(m.group(2)).map(u -> new ElementHeader(symbol, u));
    }
}
