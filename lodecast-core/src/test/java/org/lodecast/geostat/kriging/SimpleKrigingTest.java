package org.lodecast.geostat.kriging;

import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

class SimpleKrigingTest extends KrigingContract {
    @Override
    Kriging kriging(PointSamples samples, VariogramModel model) {
        return Kriging.of(
                samples, model, Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12), KrigingType.simple(0.5));
    }

    @Override
    boolean simple() {
        return true;
    }
}
