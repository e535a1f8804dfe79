package org.lodecast.app.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("gold", "Au"),
            Map.entry("silver", "Ag"),
            Map.entry("copper", "Cu"),
            Map.entry("lead", "Pb"),
            Map.entry("zinc", "Zn"),
            Map.entry("nickel", "Ni"),
            Map.entry("cobalt", "Co"),
            Map.entry("iron", "Fe"),
            Map.entry("arsenic", "As"),
            Map.entry("antimony", "Sb"),
            Map.entry("mercury", "Hg"),
            Map.entry("bismuth", "Bi"),
            Map.entry("tungsten", "W"),
            Map.entry("molybdenum", "Mo"),
            Map.entry("tin", "Sn"),
            Map.entry("sulphur", "S"),
            Map.entry("sulfur", "S"),
            Map.entry("lithium", "Li"),
            Map.entry("uranium", "U"),
            Map.entry("platinum", "Pt"),
            Map.entry("palladium", "Pd"));

    // how laboratories name a method or the choice among several: AA24, ME-ICP61, FA, XRF15, best, final
    private static final Pattern METHOD = Pattern.compile(
            "(?i)(aa|fa|ga|icp|ms|me|mems|xrf|gra|grav|pgm|og|oes|aes|aas|inaa|naa|leco|bleg|ar|cv|ir|scr|cn|best"
                    + "|final|avg|mean)(aas|aa|icp|ms|oes|aes|grav|gra)?[0-9]{0,3}[a-z]?");

    private static final Pattern SPLIT = Pattern.compile("[-_\\s()\\[\\]]+");

    /// The element of a column of a table; empty if it is none. A bare `Y` in a table that has an `X` too is
    /// north, not yttrium.
    public static Optional<ElementHeader> parse(String name, List<String> header) {
        if (name.strip().equalsIgnoreCase("y") && header.stream().anyMatch("x"::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return parse(name);
    }

    /// Empty if the name is not that of an element: its symbol or name first or behind a method, perhaps a
    /// method, perhaps a unit, and nothing else.
    public static Optional<ElementHeader> parse(String name) {
        String text = name.strip();
        // units that hold a separator of their own, and a second column of the same name, perhaps with its unit behind
        text = text.replaceAll("\\s#[0-9]+(?=$| \\()", "")
                .replaceAll("(?i)g_t\\b", "gpt")
                .replaceAll("(?<=[A-Za-z])%", " %");
        String symbol = null;
        Concentration unit = null;
        for (String token : SPLIT.split(text)) {
            if (token.isEmpty()) {
                continue;
            }
            Optional<Concentration> parsed = Concentration.parse(token);
            String element = symbol(token);
            if (symbol == null && element != null) {
                symbol = element;
            } else if (parsed.isPresent() && unit == null) {
                unit = parsed.get();
            } else if (!METHOD.matcher(token).matches()) {
                return Optional.empty();
            }
        }
        return symbol == null ? Optional.empty() : Optional.of(new ElementHeader(symbol, unit));
    }

    private static @Nullable String symbol(String token) {
        if (token.length() > 2) {
            return NAMES.get(token.toLowerCase(Locale.ROOT));
        }
        String written = token.substring(0, 1).toUpperCase(Locale.ROOT)
                + token.substring(1).toLowerCase(Locale.ROOT);
        return SYMBOLS.contains(written) ? written : null;
    }
}
