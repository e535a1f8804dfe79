package org.lodecast.detect;

import org.junit.jupiter.api.Test;

/// Against the voxels known to be barren.
class MaxEntBarrenTest extends DetectorContract {
    @Override
    Detector detector() {
        return new MaxEnt(Background.BARREN, null, 1, 5);
    }

    @Override
    String expectedName() {
        return "maxent";
    }

    @Override
    @Test
    void theLayerThatStandsOutIsNamed() {
        MaxEntTest.namesTheLayerThatStandsOut(Background.BARREN);
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean draws() {
        return false;
    }

    @Override
    boolean needsOre() {
        return true;
    }
}
