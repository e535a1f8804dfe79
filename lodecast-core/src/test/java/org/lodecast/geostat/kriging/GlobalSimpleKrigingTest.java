package org.lodecast.geostat.kriging;

import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

class GlobalSimpleKrigingTest extends KrigingContract {
    @Override
    Kriging kriging(PointSamples samples, VariogramModel model) {
        return Kriging.of(samples, model, Neighbourhood.global(), KrigingType.simple(0.5));
    }

    @Override
    boolean simple() {
        return true;
    }
}
