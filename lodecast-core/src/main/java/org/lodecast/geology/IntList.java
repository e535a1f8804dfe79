package org.lodecast.geology;

import java.util.Arrays;

/// Integers that grow in number, without boxes.
final class IntList {
    private int[] items = new int[64];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    int get(int k) {
        return items[k];
    }

    int size() {
        return size;
    }

    /// Forgets what follows the first so many.
    void cut(int length) {
        size = length;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
