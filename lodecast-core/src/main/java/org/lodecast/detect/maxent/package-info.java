/// Maximum entropy from presences and background (Phillips, Anderson and Schapire 2006): features of the
/// layers, their penalties, and the path of L1-penalised logistic regressions. Knows rows of layers, no
/// ground.
@NullMarked
package org.lodecast.detect.maxent;

import org.jspecify.annotations.NullMarked;
