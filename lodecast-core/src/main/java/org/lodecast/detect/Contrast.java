package org.lodecast.detect;

/// Weights of evidence of one layer cut at a threshold (Bonham-Carter 1994, chapter 9). With D ore, B the
/// voxels at or above the threshold:
///
/// - W⁺ = ln(P(B|D)/P(B|not D)), W⁻ = ln(P(not B|D)/P(not B|not D)), contrast C = W⁺ − W⁻;
/// - s²(W⁺) = 1/n(B, D) + 1/n(B, not D), s²(W⁻) likewise below the threshold, s²(C) = s²(W⁺) + s²(W⁻);
///   studentised contrast C/s(C).
///
/// Where one of the four counts is 0, ½ is added to each of them.
///
/// @param threshold [layer's unit]
/// @param oreAbove ore voxels at or above it
/// @param barrenAbove barren voxels at or above it
/// @param ore voxels in all
/// @param barren voxels in all
public record Contrast(float threshold, int oreAbove, int barrenAbove, int ore, int barren) {

    private double half() {
        return oreAbove == 0 || barrenAbove == 0 || oreAbove == ore || barrenAbove == barren ? 0.5 : 0;
    }

    /// W⁺.
    public double plus() {
        double h = half();
        return Math.log((oreAbove + h) / (ore + 2 * h) * (barren + 2 * h) / (barrenAbove + h));
    }

    /// W⁻.
    public double minus() {
        double h = half();
        return Math.log((ore - oreAbove + h) / (ore + 2 * h) * (barren + 2 * h) / (barren - barrenAbove + h));
    }

    /// s²(W⁺).
    public double variancePlus() {
        double h = half();
        return 1 / (oreAbove + h) + 1 / (barrenAbove + h);
    }

    /// s²(W⁻).
    public double varianceMinus() {
        double h = half();
        return 1 / (ore - oreAbove + h) + 1 / (barren - barrenAbove + h);
    }

    /// C.
    public double contrast() {
        return plus() - minus();
    }

    /// s(C).
    public double deviation() {
        return Math.sqrt(variancePlus() + varianceMinus());
    }

    /// C/s(C).
    public double studentised() {
        return contrast() / deviation();
    }
}
