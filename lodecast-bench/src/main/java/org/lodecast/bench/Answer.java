package org.lodecast.bench;

/// What one process estimated, and in what time.
///
/// @param name the program and its versions
/// @param cold seconds by the clock of a first pass whose answer was thrown away; NaN if there was none
/// @param seconds by the clock, without start, reading and writing
/// @param cpu seconds of processor in that time, of all its threads
/// @param value the estimates
/// @param variance the kriging variances
record Answer(String name, double cold, double seconds, double cpu, double[] value, double[] variance) {
    int nodes() {
        return value.length;
    }

    /// Estimates a second.
    double speed() {
        return nodes() / seconds;
    }

    /// Estimates a second of processor.
    double cpuSpeed() {
        return nodes() / cpu;
    }

    /// Root of the mean squared difference of the values at the nodes that both estimated.
    double spread(Answer other) {
        int n = Math.min(nodes(), other.nodes());
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (value[i] - other.value[i]) * (value[i] - other.value[i]);
        }
        return Math.sqrt(sum / n);
    }

    /// By how much the variance is above the other's where it is most, negative if it is nowhere.
    double rise(Answer other) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Math.min(nodes(), other.nodes()); i++) {
            greatest = Math.max(greatest, variance[i] - other.variance[i]);
        }
        return greatest;
    }

    /// Greatest absolute difference of value or variance at the nodes that both estimated; NaN if either has a
    /// NaN there.
    double difference(Answer other) {
        double greatest = 0;
        for (int i = 0; i < Math.min(nodes(), other.nodes()); i++) {
            // Math.max keeps a NaN
            greatest = Math.max(greatest, Math.abs(value[i] - other.value[i]));
            greatest = Math.max(greatest, Math.abs(variance[i] - other.variance[i]));
        }
        return greatest;
    }
}
