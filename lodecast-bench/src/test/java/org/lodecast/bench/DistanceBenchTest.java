package org.lodecast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DistanceBenchTest {
    @Test
    void besideVtk() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Bench.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "distance",
                "--counts",
                "20,30,40",
                "--faults",
                "3",
                "--triangles",
                "50",
                "--peer-points",
                "500",
                "--rounds",
                "1");
        assumeFalse(code == 3, "skipped: no VTK; apt-get install python3-vtk9");
        assertThat(code).as(err.toString()).isZero();
        JsonNode line =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(line.get("voxels").asInt()).isEqualTo(24_000);
        assertThat(line.get("triangles").asInt()).isEqualTo(150);
        assertThat(line.get("difference").asDouble()).isLessThan(5e-5);
        assertThat(line.get("ratio").asDouble())
                .isCloseTo(line.get("ours").asDouble() / line.get("peer").asDouble(), within(2e-3));
    }
}
