package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import java.util.List;
import org.lodecast.geostat.PointSamples;

/// Samples as kriging uses them: at distinct places, about a near origin, with the values of several
/// variables side by side, so that one system serves them all.
final class SampleTable {
    final PointSamples places; // those at one place averaged; values are those of the first variable
    final int merged; // samples that shared their place with another
    final int[] placeOf; // place of each sample as given
    final double originX; // coordinates are taken about the samples' middle, so that no digits are lost
    final double originY;
    final double originZ;
    final double[] x;
    final double[] y;
    final double[] z;
    final double[] mean; // by variable: the known mean, or one that keeps the numbers small
    final double[][] drift; // external variables at the places
    private final double[] table; // values less their mean: place by place, `stride` apart
    private final int stride;

    private SampleTable(List<PointSamples> variables, KrigingType type) {
        PointSamples given = variables.getFirst();
        placeOf = given.places();
        places = given.mergeDuplicates();
        int n = places.size();
        merged = given.size() - n;
        originX = middle(places.x());
        originY = middle(places.y());
        originZ = middle(places.z());
        x = shifted(places.x(), originX);
        y = shifted(places.y(), originY);
        z = shifted(places.z(), originZ);
        int count = variables.size();
        stride = count == 1 ? 1 : (count + WIDTH - 1) / WIDTH * WIDTH;
        table = new double[n * stride];
        mean = new double[count];
        for (int v = 0; v < count; v++) {
            double[] value = averaged(variables.get(v).value(), n);
            mean[v] = type instanceof KrigingType.Simple s
                    ? s.mean(v)
                    : Arrays.stream(value).sum() / Math.max(1, n);
            for (int i = 0; i < n; i++) {
                table[i * stride + v] = value[i] - mean[v];
            }
        }
        drift = new double[type.external()][];
        if (type instanceof KrigingType.ExternalDrift(double[][] atSamples)) {
            for (int k = 0; k < drift.length; k++) {
                if (atSamples[k].length != given.size()) {
                    throw new IllegalArgumentException("external variable " + k + " has " + atSamples[k].length
                            + " values for " + given.size() + " samples");
                }
                drift[k] = averaged(atSamples[k], n);
            }
        }
    }

    /// @throws IllegalArgumentException if the variables were not measured at the same places
    static SampleTable of(List<PointSamples> variables, KrigingType type) {
        PointSamples first = variables.getFirst();
        for (PointSamples other : variables) {
            if (!Arrays.equals(first.x(), other.x())
                    || !Arrays.equals(first.y(), other.y())
                    || !Arrays.equals(first.z(), other.z())
                    || !Arrays.equals(first.hole(), other.hole())) {
                throw new IllegalArgumentException("variables kriged together must be measured at the same places");
            }
        }
        return new SampleTable(variables, type);
    }

    int size() {
        return x.length;
    }

    boolean samePlaces(SampleTable o) {
        return Arrays.equals(places.x(), o.places.x())
                && Arrays.equals(places.y(), o.places.y())
                && Arrays.equals(places.z(), o.places.z())
                && Arrays.equals(places.hole(), o.places.hole());
    }

    int variables() {
        return mean.length;
    }

    double value(int variable, int place) {
        return variables() == 1 ? places.value()[place] : centred(variable, place) + mean[variable];
    }

    double centred(int variable, int place) {
        return table[place * stride + variable];
    }

    double[] table() {
        return table;
    }

    int stride() {
        return stride;
    }

    private double[] averaged(double[] v, int n) {
        double[] sum = new double[n];
        int[] count = new int[n];
        for (int i = 0; i < v.length; i++) {
            sum[placeOf[i]] += v[i];
            count[placeOf[i]]++;
        }
        for (int k = 0; k < n; k++) {
            sum[k] /= count[k];
        }
        return sum;
    }

    private static double middle(double[] v) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            min = Math.min(min, a);
            max = Math.max(max, a);
        }
        return v.length == 0 ? 0 : Math.rint((min + max) / 2); // a whole number, so that round coordinates stay round
    }

    private static double[] shifted(double[] v, double origin) {
        double[] s = new double[v.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = v[i] - origin;
        }
        return s;
    }
}
