/// What a trained detector is made of, told so that it can be kept and read by others: networks, how their
/// outputs make the score, and every parameter as a named tensor in PyTorch's order. Knows no file.
@NullMarked
package org.lodecast.detect.model;

import org.jspecify.annotations.NullMarked;
