/// Trained networks in and out, in formats that programs of other languages read.
@NullMarked
package org.lodecast.app.format.model;

import org.jspecify.annotations.NullMarked;
