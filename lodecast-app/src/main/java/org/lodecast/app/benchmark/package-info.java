/// Detectors against simulated deposits, whose truth is known. Joins the simulation, the pipeline and the
/// assessment; what it learns of the truth reaches no stage of a run.
@NullMarked
package org.lodecast.app.benchmark;

import org.jspecify.annotations.NullMarked;
