/// Fault surfaces and orebody solids as triangles; how far a point is from one and whether it lies inside.
@NullMarked
package org.lodecast.geology;

import org.jspecify.annotations.NullMarked;
