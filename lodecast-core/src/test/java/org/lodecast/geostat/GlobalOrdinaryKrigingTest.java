package org.lodecast.geostat;

class GlobalOrdinaryKrigingTest extends KrigingContract {
    @Override
    Kriging kriging(PointSamples samples, VariogramModel model) {
        return Kriging.of(samples, model, Neighbourhood.global(), KrigingType.ORDINARY);
    }

    @Override
    boolean simple() {
        return false;
    }
}
