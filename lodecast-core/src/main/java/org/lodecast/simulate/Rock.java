package org.lodecast.simulate;

/// The rocks of the simulated ground: a Triassic cycle of siltstone, argillaceous and calcareous slate, dykes
/// of diorite porphyrite, and valley fill. Each multiplies the background of the twelve elements, in the
/// order of {@link Element}.
public enum Rock {
    // Ag As Au Cu Hg Pb Zn Sb W Bi Co Mo
    FILL("Q", "Quaternary valley fill", 1.0, 0.9, 1.2, 0.9, 1.3, 1.0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.8),
    SILTSTONE("SLST", "siltstone slate", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ARGILLACEOUS("ASL", "argillaceous slate", 1.3, 1.5, 1.2, 1.3, 1.3, 1.1, 1.25, 1.3, 1.1, 1.2, 1.15, 1.5),
    CALCAREOUS("CSL", "calcareous slate", 0.9, 0.7, 0.8, 0.8, 0.8, 1.1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8),
    DIORITE("DP", "quartz diorite porphyrite", 0.9, 0.7, 1.4, 1.35, 0.6, 0.9, 0.9, 0.7, 1.5, 1.4, 1.6, 1.3);

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
