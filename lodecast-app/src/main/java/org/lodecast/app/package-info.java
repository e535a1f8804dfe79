/// The application around the science.
@org.jspecify.annotations.NullMarked
package org.lodecast.app;
