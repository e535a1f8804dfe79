/// Mixtures of Gaussians: expectation-maximisation, its starts, and the number of components by BIC. Knows no
/// ground and no detector; start at {@link MixtureSearch}.
@NullMarked
package org.lodecast.detect.mixture;

import org.jspecify.annotations.NullMarked;
