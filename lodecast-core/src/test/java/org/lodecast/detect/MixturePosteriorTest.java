package org.lodecast.detect;

class MixturePosteriorTest extends DetectorContract {
    @Override
    Detector detector() {
        return GaussianMixture.posterior().withMostComponents(4);
    }

    @Override
    String expectedName() {
        return "gmm_ore";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean needsOre() {
        return true;
    }
}
