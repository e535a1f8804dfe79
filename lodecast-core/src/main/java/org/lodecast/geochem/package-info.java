/// What the assays say together: log-ratios, factors, fractal anomalies.
@NullMarked
package org.lodecast.geochem;

import org.jspecify.annotations.NullMarked;
