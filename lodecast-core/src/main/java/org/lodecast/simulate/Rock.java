package org.lodecast.simulate;

/// The rocks of the simulated grounds, under valley fill: a Triassic cycle of siltstone, argillaceous and
/// calcareous slate with dykes of diorite porphyrite; volcanics on a batholith, with stocks and late dykes;
/// and a pile of sandstone, black shale, dolostone and mudstone. Each multiplies the background of the twelve
/// elements, in the order of {@link Element}; figures are of the usual size, made up.
public enum Rock {
    // Ag As Au Cu Hg Pb Zn Sb W Bi Co Mo
    FILL("Q", "Quaternary valley fill", 1.0, 0.9, 1.2, 0.9, 1.3, 1.0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.8),
    SILTSTONE("SLST", "siltstone slate", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ARGILLACEOUS("ASL", "argillaceous slate", 1.3, 1.5, 1.2, 1.3, 1.3, 1.1, 1.25, 1.3, 1.1, 1.2, 1.15, 1.5),
    CALCAREOUS("CSL", "calcareous slate", 0.9, 0.7, 0.8, 0.8, 0.8, 1.1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8),
    DIORITE("DP", "quartz diorite porphyrite", 0.9, 0.7, 1.4, 1.35, 0.6, 0.9, 0.9, 0.7, 1.5, 1.4, 1.6, 1.3),
    ANDESITE("AND", "andesite lava", 0.9, 0.4, 0.8, 2.0, 0.7, 0.5, 1.0, 0.4, 0.5, 0.4, 2.0, 1.2),
    TUFF("TUF", "dacite tuff", 1.0, 0.6, 0.8, 0.7, 1.0, 0.9, 0.8, 0.6, 0.7, 0.6, 0.7, 1.2),
    GRANODIORITE("GRD", "granodiorite batholith", 0.7, 0.2, 0.5, 0.9, 0.4, 0.8, 0.8, 0.2, 1.0, 0.7, 0.9, 1.4),
    MONZONITE("QMP", "quartz monzonite porphyry", 0.8, 0.2, 0.7, 1.2, 0.4, 0.8, 0.6, 0.2, 1.2, 0.8, 0.7, 1.8),
    DACITE("DAC", "late dacite dyke", 0.7, 0.2, 0.5, 0.5, 0.4, 0.8, 0.7, 0.2, 0.8, 0.6, 0.6, 0.8),
    SANDSTONE("SST", "sandstone", 0.7, 0.5, 0.7, 0.5, 0.8, 0.7, 0.6, 0.6, 1.0, 0.8, 0.6, 0.6),
    BLACK_SHALE("BSH", "pyritic black shale", 2.2, 1.8, 1.4, 1.9, 1.8, 1.6, 1.9, 1.8, 1.2, 1.4, 1.5, 4.0),
    DOLOSTONE("DOL", "dolostone", 0.8, 0.4, 0.6, 0.4, 0.7, 0.6, 0.5, 0.5, 0.5, 0.5, 0.4, 0.5),
    MUDSTONE("MST", "mudstone", 1.1, 0.9, 0.9, 1.1, 1.0, 1.0, 1.1, 1.0, 1.1, 1.1, 1.1, 1.1);

    private final String code;
    private final String description;
    final double[] factor;

    Rock(String code, String description, double... factor) {
        this.code = code;
        this.description = description;
        this.factor = factor;
    }

    /// Code in the lithology table.
    public String code() {
        return code;
    }

    public String description() {
        return description;
    }
}
