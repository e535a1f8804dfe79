/// Variograms and kriging.
@NullMarked
package org.lodecast.geostat;

import org.jspecify.annotations.NullMarked;
