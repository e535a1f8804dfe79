package org.lodecast.geology;

import java.util.List;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Trace;

/// The ground between the highest points of the holes by inverse squared distance. It passes through the
/// collars and knows nothing of hills between them.
final class CollarGround implements Ground {
    private final double[] x;
    private final double[] y;
    private final double[] z;

    private CollarGround(double[] x, double[] y, double[] z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    static Ground of(Drillholes holes) {
        List<Trace> traces = holes.traces();
        double[][] p = new double[3][traces.size()];
        for (int i = 0; i < traces.size(); i++) {
            double[] top = traces.get(i).at(0);
            double[] end = traces.get(i).at(traces.get(i).length());
            double[] highest = end[2] > top[2] ? end : top;
            for (int axis = 0; axis < 3; axis++) {
                p[axis][i] = highest[axis];
            }
        }
        return new CollarGround(p[0], p[1], p[2]);
    }

    @Override
    public double elevation(double east, double north) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            double d2 = (east - x[i]) * (east - x[i]) + (north - y[i]) * (north - y[i]);
            if (d2 < 1e-6) {
                return z[i];
            }
            sum += z[i] / d2;
            weights += 1 / d2;
        }
        return sum / weights;
    }

    @Override
    public boolean measured(double east, double north) {
        return false;
    }
}
