package org.lodecast.geostat;

import java.util.Arrays;

/// Weights of data that were not taken evenly, so that a mean does not favour the ground drilled most.
///
/// Made by {@link CellDeclustering} or {@link NearestDeclustering}.
///
/// @param weight of each datum; they sum to the number of data. NaN where the datum has no value
/// @param size of the cells, or spacing of the nodes [m]; 0 if no size bettered the plain mean and all weigh
///     alike
/// @param mean Σ wᵢvᵢ / Σ wᵢ
/// @param naive plain mean of the values
/// @param sizes every size that was tried [m], none if there are no data
/// @param means the declustered mean at each
public record Declustering(double[] weight, double size, double mean, double naive, double[] sizes, double[] means) {

    /// The data that have a value, as columns, and where they stood.
    record Data(double[][] place, double[] least, double[] most, double[] value, int[] row, int rows) {

        static Data of(double[] x, double[] y, double[] z, double[] value) {
            int[] row = new int[value.length];
            int n = 0;
            for (int i = 0; i < value.length; i++) {
                if (!Double.isNaN(value[i])) {
                    row[n++] = i;
                }
            }
            row = Arrays.copyOf(row, n);
            double[][] place = {pick(x, row), pick(y, row), pick(z, row)};
            double[] least = new double[3];
            double[] most = new double[3];
            for (int d = 0; d < 3 && n > 0; d++) {
                least[d] = Arrays.stream(place[d]).min().getAsDouble();
                most[d] = Arrays.stream(place[d]).max().getAsDouble();
            }
            return new Data(place, least, most, pick(value, row), row, value.length);
        }

        double[] x() {
            return place[0];
        }

        double[] y() {
            return place[1];
        }

        double[] z() {
            return place[2];
        }

        private static double[] pick(double[] from, int[] row) {
            double[] picked = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                picked[i] = from[row[i]];
            }
            return picked;
        }

        int size() {
            return row.length;
        }

        double naive() {
            return Arrays.stream(value).sum() / value.length;
        }

        /// Weights scaled to sum to the number of data, each at its row, NaN at the others; an empty column
        /// stands for equal ones.
        Declustering result(double[] weight, double size, double[] sizes, double[] means) {
            double[] all = new double[rows];
            Arrays.fill(all, Double.NaN);
            double factor = size() / Arrays.stream(weight).sum();
            double metal = 0;
            for (int i = 0; i < size(); i++) {
                all[row[i]] = weight.length == 0 ? 1 : weight[i] * factor;
                metal += all[row[i]] * value[i];
            }
            return new Declustering(all, size, metal / size(), naive(), sizes, means);
        }
    }
}
