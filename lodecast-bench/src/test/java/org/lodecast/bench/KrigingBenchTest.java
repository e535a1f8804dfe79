package org.lodecast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KrigingBenchTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... words) {
        return Bench.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    @Tag("slow")
    void besideGstat() throws Exception {
        assumeTrue(Peer.GSTAT.in(folder).isPresent(), "skipped: no R with gstat; apt-get install r-cran-gstat");
        int code = bench("kriging", "--samples", "200", "--nodes", "500", "--rounds", "1", "--seconds", "1");
        assertThat(code).as(err.toString()).isZero();
        JsonNode line =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(line.get("ours").asDouble()).isPositive();
        assertThat(line.get("peer").asDouble()).isPositive();
        assertThat(line.get("ratio").asDouble())
                .isCloseTo(line.get("ours").asDouble() / line.get("peer").asDouble(), within(2e-3));
        assertThat(line.get("ratio_exact").asDouble())
                .isCloseTo(line.get("ours_exact").asDouble() / line.get("peer").asDouble(), within(2e-3));
        assertThat(line.get("twelve").asLong()).isPositive();
        assertThat(line.get("sharing").get("variance_rise").asDouble()).isLessThan(1e-6); // floats
        assertThat(line.get("sharing").get("shared_from_many").asDouble())
                .isLessThan(line.get("sharing").get("exact_from_many").asDouble());
        assertThat(line.get("peer_name").asString()).startsWith("gstat ");
        assertThat(line.get("difference").asDouble()).isLessThan(KrigingBench.TOLERANCE);
        assertThat(line.get("peer_nodes").asInt()).isEqualTo(484); // 11 × 11 × 4
    }

    @Test
    void wrongNumbersGiveNoSpeed() {
        Answer ours = new Answer("ours", 1, 1, 1, new double[] {1, 2, 3}, new double[] {1, 1, 1});
        Answer near = new Answer("near", 1, 1, 1, new double[] {1, 2 + 5e-7}, new double[] {1, 1});
        assertThat(KrigingBench.agree(ours, near)).isCloseTo(5e-7, within(1e-12));
        for (Answer wrong : List.of(
                new Answer("value", 1, 1, 1, new double[] {1, 2 + 2e-6}, new double[] {1, 1}),
                new Answer("variance", 1, 1, 1, new double[] {1, 2}, new double[] {1, 1.1}),
                new Answer("none", 1, 1, 1, new double[] {Double.NaN, 2}, new double[] {1, 1}))) {
            assertThatThrownBy(() -> KrigingBench.agree(ours, wrong))
                    .isInstanceOf(Disagreement.class)
                    .hasMessageContaining(wrong.name());
        }
    }

    @Test
    void withoutAnyPeerItSaysWhatToInstall() {
        List<String> lacking = List.of("gstat is not there: apt-get install r-cran-gstat", "no scipy");
        PrintWriter told = new PrintWriter(err, true);
        assertThatThrownBy(() -> KrigingBench.demand(List.of(), lacking, told))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("apt-get install r-cran-gstat");
        Contestant one = new Contestant("scipy", List.of("python3"));
        assertThat(KrigingBench.demand(List.of(one), List.of("gstat is not there"), told))
                .containsExactly(one);
        assertThat(err.toString()).contains("gstat is not there; going on without it");
    }

    @Test
    void medians() {
        assertThat(KrigingBench.median(List.of(took(4), took(1), took(2)), Answer::seconds))
                .isEqualTo(2);
        assertThat(KrigingBench.median(List.of(took(4), took(1)), Answer::seconds))
                .isEqualTo(2.5);
    }

    private static Answer took(double seconds) {
        return new Answer("x", seconds, seconds, seconds, new double[1], new double[1]);
    }

    @Test
    void filesKeepEveryBit() throws Exception {
        KrigingProblem made = KrigingProblem.made(new Seed(3), 120, 300);
        made.write(folder);
        KrigingProblem read = KrigingProblem.read(folder);
        assertThat(read.samples().x()).isEqualTo(made.samples().x());
        assertThat(read.samples().value()).isEqualTo(made.samples().value());
        assertThat(read.z()).isEqualTo(made.z());
        assertThat(made.nodes()).isBetween(250, 350);
    }

    @Test
    void scaleSaysTimeAndMemory() {
        int code = bench("scale", "--variables", "2", "--counts", "9,8,7", "--holes", "5", "--threads", "2");
        assertThat(code).as(err.toString()).isZero();
        JsonNode line =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(line.get("voxels").asInt()).isEqualTo(504);
        assertThat(line.get("seconds").asDouble()).isPositive();
        assertThat(line.get("peak_memory_gib").asDouble()).isPositive();
    }

    @Test
    void usage() {
        assertThat(bench()).isEqualTo(2);
        assertThat(err.toString()).contains("kriging");
        assertThat(bench("no-such-bench")).isEqualTo(2);
        assertThat(bench("kriging", "--samples", "10")).isEqualTo(2);
        assertThat(err.toString()).contains("at least as many as neighbours");
    }
}
