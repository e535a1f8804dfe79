/// The report: figures as SVG files and one self-contained page with the model in 3D. It shows what it is
/// given and computes nothing that a product file does not hold, except how to draw it.
@NullMarked
package org.lodecast.app.report;

import org.jspecify.annotations.NullMarked;
