package org.lodecast.simulate;

/// What ore and its fluids brought into the rocks of a style, beyond their background.
interface Mineralisation {
    /// What halos, fractures and anomalies without ore add at a point: one number an element, in units of the
    /// background.
    double[] enrichment(double x, double y, double z);

    /// What ore minerals hold at a point: one number an element, in its own unit; zeros far from ore.
    double[] ore(double x, double y, double z);
}
