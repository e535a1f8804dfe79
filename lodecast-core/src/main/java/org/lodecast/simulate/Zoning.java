package org.lodecast.simulate;

import java.util.EnumSet;
import java.util.List;

/// In which order the elements of a halo lie along its axis.
///
/// In {@link #ZONES} all elements of a zone share one place: front above the ore, near-ore about it, tail
/// below. In a sequence each element has its own place, at equal steps from the place of the front zone to
/// that of the tail zone. Turned over, what stood above the ore lies below it, as where a second, deeper ore
/// was laid upon an older one, or where beds were overturned.
///
/// @param order elements from top to bottom; empty for the three zones
/// @param turned whether the halo stands on its head
public record Zoning(List<Element> order, boolean turned) {
    /// Front, near-ore and tail zone, the right way up.
    public static final Zoning ZONES = new Zoning(List.of(), false);

    public Zoning {
        order = List.copyOf(order);
        if (!order.isEmpty()
                && (order.size() != Element.count() || EnumSet.copyOf(order).size() != order.size())) {
            throw new IllegalArgumentException(
                    "a sequence names each of the " + Element.count() + " elements once, not " + order);
        }
    }

    /// Each element in its own place.
    ///
    /// @param order all elements, from top to bottom
    public static Zoning sequence(List<Element> order) {
        if (order.isEmpty()) {
            throw new IllegalArgumentException("a sequence without elements");
        }
        return new Zoning(order, false);
    }

    /// The same upside down.
    public Zoning reversed() {
        return new Zoning(order, !turned);
    }

    /// How many places there are along the axis.
    int places() {
        return order.isEmpty() ? Element.Halo.values().length : order.size();
    }

    /// The place of an element, 0 uppermost in a halo that is not turned.
    int place(Element element) {
        return order.isEmpty() ? element.halo().ordinal() : order.indexOf(element);
    }
}
