package org.lodecast.detect;

class GaussianMixtureTest extends DetectorContract {
    @Override
    Detector detector() {
        return GaussianMixture.density().withMostComponents(3);
    }

    @Override
    String expectedName() {
        return "gmm";
    }

    @Override
    boolean learns() {
        return true;
    }
}
