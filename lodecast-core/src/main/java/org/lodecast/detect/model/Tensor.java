package org.lodecast.detect.model;

import java.util.List;

/// A named array of numbers; the last index runs fastest.
///
/// @param name of the tensor
/// @param shape length along each index, all at least 1
/// @param values as many as the shape holds
public record Tensor(String name, List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(name + ": shape " + shape + " for " + values.length + " values");
        }
    }

    /// Number of values that a shape holds, −1 if a length is below 1 or there are more than an array takes.
    public static int size(List<Integer> shape) {
        long size = 1;
        for (int length : shape) {
            if (length < 1) {
                return -1;
            }
            size *= length;
            if (size > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return (int) size;
    }
}
