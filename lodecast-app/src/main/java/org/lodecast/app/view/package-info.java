/// The small server behind `lodecast view`: the products of a run and the columns of its block model, to this
/// machine alone.
@NullMarked
package org.lodecast.app.view;

import org.jspecify.annotations.NullMarked;
