package org.lodecast.bench;

/// What one process estimated, and in what time.
///
/// @param name the program and its versions
/// @param seconds by the clock, without start, reading and writing
/// @param cpu seconds of processor in that time, of all its threads
/// @param value the estimates
/// @param variance the kriging variances
record Answer(String name, double seconds, double cpu, double[] value, double[] variance) {
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
