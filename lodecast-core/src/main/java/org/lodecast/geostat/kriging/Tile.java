package org.lodecast.geostat.kriging;

/// Targets that lie near each other and are estimated together.
final class Tile {
    /// Most targets of a tile.
    static final int MOST = 64;

    int size;
    final int[] target = new int[MOST]; // which targets they are
    final double[] x = new double[MOST]; // about the origin of the samples
    final double[] y = new double[MOST];
    final double[] z = new double[MOST];
    final double[] drift; // external variables, `MOST` apart
    final int[] fold = new int[MOST]; // whose samples are left out, NONE for none

    Tile(int external) {
        drift = new double[external * MOST];
    }

    void add(int id, double px, double py, double pz, int without) {
        target[size] = id;
        x[size] = px;
        y[size] = py;
        z[size] = pz;
        fold[size] = without;
        size++;
    }
}
