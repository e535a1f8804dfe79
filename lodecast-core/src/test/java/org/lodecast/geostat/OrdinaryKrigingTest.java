package org.lodecast.geostat;

class OrdinaryKrigingTest extends KrigingContract {
    @Override
    Kriging kriging(PointSamples samples, VariogramModel model) {
        return Kriging.of(samples, model, Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12), KrigingType.ORDINARY);
    }

    @Override
    boolean simple() {
        return false;
    }
}
