package org.lodecast.drill.check;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/// Sorts row numbers by what they stand for: a stable merge sort without an object a row.
final class RowSort {
    private RowSort() {}

    /// Sorts `rows[start]` to `rows[end − 1]`; rows in order already, as most files have them, cost one pass.
    ///
    /// @param compare negative, 0 or positive, as of a comparator
    static void sort(int[] rows, int start, int end, IntBinaryOperator compare) {
        for (int k = start + 1; k < end; k++) {
            if (compare.applyAsInt(rows[k - 1], rows[k]) > 0) {
                mergeSort(rows, start, end, compare);
                return;
            }
        }
    }

    private static void mergeSort(int[] rows, int start, int end, IntBinaryOperator compare) {
        int n = end - start;
        int[] source = Arrays.copyOfRange(rows, start, end);
        int[] target = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int low = 0; low < n; low += 2 * width) {
                int middle = Math.min(n, low + width);
                int high = Math.min(n, low + 2 * width);
                int a = low;
                int b = middle;
                for (int k = low; k < high; k++) {
                    boolean left = b == high || a < middle && compare.applyAsInt(source[a], source[b]) <= 0;
                    target[k] = left ? source[a++] : source[b++];
                }
            }
            int[] sorted = target;
            target = source;
            source = sorted;
        }
        System.arraycopy(source, 0, rows, start, n);
    }
}
