/// Speed beside named peers.
@org.jspecify.annotations.NullMarked
package org.lodecast.bench;
