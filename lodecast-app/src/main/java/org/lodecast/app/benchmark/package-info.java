/// Detectors against simulated deposits, whose truth is known, and against holes of a project that are
/// left out. Joins the simulation, the pipeline and the assessment; what it learns of the truth reaches
/// no stage of a run.
@NullMarked
package org.lodecast.app.benchmark;

import org.jspecify.annotations.NullMarked;
