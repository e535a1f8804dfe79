package org.lodecast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodecast.detect.nn.Architecture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingBenchTest {
    @Test
    @Tag("slow")
    void besidePytorch() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Bench.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "training",
                "--rounds",
                "1",
                "--seconds",
                "0.001");
        assumeFalse(code == 3, "skipped: no PyTorch; apt-get install python3-torch");
        assertThat(code).as(err.toString()).isZero();
        JsonNode line =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(line.get("peer_name").asString()).startsWith("PyTorch ");
        double ours = 1 / line.get("ours_dae").asDouble()
                + 1 / line.get("ours_student").asDouble();
        double peer = 1 / line.get("peer_dae").asDouble()
                + 1 / line.get("peer_student").asDouble();
        assertThat(line.get("ratio").asDouble()).isCloseTo(peer / ours, within(0.01 * peer / ours));
        assertThat(line.get("floor_dae").asDouble()).isBetween(0.0, 1.0);
    }

    /// 3³ patches of five layers, widths 64, 32, 16: 11,200 multiply-adds up and as many down, forward,
    /// by the weights, and, but for the first level's 8,640, by the input.
    @Test
    void countsTheProductsOfAStep() {
        TrainingProblem problem = TrainingProblem.of(Architecture.STANDARD);
        assertThat(problem.autoEncoderFlops()).isEqualTo(16 * 2.0 * (3 * 22_400 - 8_640));
        assertThat(problem.studentFlops()).isEqualTo(16 * 2.0 * (4 * 11_200 - 8_640));
    }
}
