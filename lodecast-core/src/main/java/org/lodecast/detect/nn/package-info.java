/// Small convolutional networks on flat arrays, trained at batch 16: what the auto-encoder and the student
/// are made of.
///
/// Read in this order: {@link org.lodecast.detect.nn.Level} (geometry of one convolution), {@link
/// org.lodecast.detect.nn.Network} (levels and where their parameters lie), {@link
/// org.lodecast.detect.nn.Pass} (forward and backward over a batch), {@link
/// org.lodecast.detect.nn.Objective} (what the network is taught), {@link org.lodecast.detect.nn.Trainer}
/// (epochs). Trained networks score samples one by one by {@link org.lodecast.detect.nn.Scorer} and whole
/// blocks by {@link org.lodecast.detect.nn.DenseScorer}, with the same bits.
@NullMarked
package org.lodecast.detect.nn;

import org.jspecify.annotations.NullMarked;
