/// Lodecast's science. Data flows one way through the packages below, in the order in which a geologist meets
/// it: block, drill, geology, geochem, geostat, evidence, sample, detect, assess, target; `simulate` stands
/// apart.
///
/// This root holds only what every chapter needs: how to report findings, progress, seeds and parallel work.
@NullMarked
package org.lodecast;

import org.jspecify.annotations.NullMarked;
