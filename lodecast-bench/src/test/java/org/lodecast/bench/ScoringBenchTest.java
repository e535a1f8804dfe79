package org.lodecast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoringBenchTest {
    @Test
    @Tag("slow")
    void besidePytorch() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Bench.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "scoring",
                "--counts",
                "20,9,4",
                "--peer-counts",
                "21,10,5",
                "--side",
                "5",
                "--widths",
                "9,4,3",
                "--peer-way",
                "slabs of 4, products",
                "--rounds",
                "1");
        assumeFalse(code == 3, "skipped: no PyTorch; apt-get install python3-torch");
        assertThat(code).as(err.toString()).isZero();
        JsonNode line =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(line.get("voxels").asInt()).isEqualTo(720);
        assertThat(line.get("peer_voxels").asInt()).isEqualTo(1050);
        assertThat(line.get("difference").asDouble()).isLessThan(1e-4);
        assertThat(line.get("seconds_7_4_million").asDouble()).isPositive();
        double ratio = line.get("ours").asDouble() / line.get("peer").asDouble();
        assertThat(line.get("ratio").asDouble()).isCloseTo(ratio, within(1e-3 + 1e-3 * ratio));
    }
}
