package org.lodecast.geostat.kriging;

import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

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
