package org.lodecast.simulate;

import java.util.List;

/// What there is before anybody comes: ground, faults, ore, rocks and their chemistry.
///
/// @param visible whether the eye sees where ore begins, so that core is cut there
record World(
        Ground ground,
        List<Fault> faults,
        List<Orebody> bodies,
        RockModel rocks,
        Geochemistry geochemistry,
        boolean visible) {}
