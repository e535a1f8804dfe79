package org.lodecast.simulate;

import java.math.BigDecimal;

/// The laboratory's row for one sample: twelve concentrations in the units of {@link Element}.
///
/// @param hole name of the hole
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param values one an element, in the order of {@link Element}; the detection limit where nothing was
///     detected
/// @param censored whether the value lies below the detection limit
public record Assay(String hole, double from, double to, double[] values, boolean[] censored) {

    public double value(Element element) {
        return values[element.ordinal()];
    }

    public boolean censored(Element element) {
        return censored[element.ordinal()];
    }

    /// As the laboratory prints it: `0.41`, or `<0.05` below the detection limit.
    public String text(Element element) {
        String number = BigDecimal.valueOf(value(element)).stripTrailingZeros().toPlainString();
        return censored(element) ? "<" + number : number;
    }
}
