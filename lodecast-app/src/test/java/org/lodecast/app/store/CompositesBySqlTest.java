package org.lodecast.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Compositor;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// The same composites by another program: a join of samples with composite intervals, in SQL.
class CompositesBySqlTest {
    private static final double COVERAGE = 0.5;
    private static final String SQL = """
            WITH top AS (SELECT hole, min("from") AS t, max("to") AS b FROM assay GROUP BY hole),
            slots AS (
              SELECT hole, b, t + k * $L AS f, least(b, t + k * $L + $L) AS e
              FROM top, range(0, CAST(ceil((b - t) / $L - 1e-9) AS BIGINT)) r(k)),
            parts AS (
              SELECT s.hole, s.f, s.e, least(a."to", s.e) - greatest(a."from", s.f) AS l, a.g
              FROM slots s JOIN assay a ON a.hole = s.hole AND a."to" > s.f AND a."from" < s.e)
            SELECT hole, f, e,
              CASE WHEN sum(l) FILTER (g IS NOT NULL) >= $C * (e - f) - 1e-9
                   THEN sum(l * g) FILTER (g IS NOT NULL) / sum(l) FILTER (g IS NOT NULL) END
            FROM parts GROUP BY hole, f, e ORDER BY hole, f
            """;

    @ParameterizedTest
    @ValueSource(doubles = {2, 3.3, 10})
    void agreeToTwelveDigits(double length) throws Exception {
        RandomGenerator random = new Seed(11).split("intervals").generator();
        List<String> hole = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<Collar> collars = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        for (int h = 0; h < 25; h++) {
            String name = String.format("H%02d", h);
            Collar c = new Collar(name, 50 * h, 10, 300, 1000, h + 2);
            collars.add(c);
            traces.add(Desurvey.MINIMUM_CURVATURE.trace(c, List.of(), 1000));
            double at = random.nextDouble() * 7;
            for (int i = 0; i < 60; i++) {
                at += random.nextInt(4) == 0 ? random.nextDouble() * 9 : 0; // gaps, some longer than a composite
                double to = at + 0.05 + random.nextDouble() * (random.nextInt(9) == 0 ? 25 : 2.5);
                hole.add(name);
                rows.add(new double[] {at, to, random.nextInt(6) == 0 ? Double.NaN : random.nextDouble() * 5});
                at = to;
            }
        }
        String[] names = hole.toArray(String[]::new);
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 3; k++) {
                columns[k][i] = rows.get(i)[k];
            }
        }
        Intervals assays = new Intervals(
                "assay.csv",
                names,
                columns[0],
                columns[1],
                new int[names.length],
                List.of(new Variable("g", "", columns[2])),
                new String[0]);
        Composites ours = new Compositor(length, COVERAGE)
                .composite(new Drillholes(collars, List.of(), traces, assays, Intervals.none()));
        int missing = 0;
        try (Duck duck = Duck.memory()) {
            duck.load(new Table("assay")
                    .text("hole", names)
                    .real("from", "m", columns[0])
                    .real("to", "m", columns[1])
                    .real("g", "", columns[2]));
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery(
                            SQL.replace("$L", length + "::DOUBLE").replace("$C", "" + COVERAGE))) {
                int i = 0;
                for (; r.next(); i++) {
                    assertThat(ours.hole()[i]).isEqualTo(r.getString(1));
                    assertThat(ours.from()[i]).isCloseTo(r.getDouble(2), within(1e-9));
                    assertThat(ours.to()[i]).isCloseTo(r.getDouble(3), within(1e-9));
                    double theirs = r.getDouble(4);
                    double value = ours.variables().getFirst().values()[i];
                    if (r.wasNull()) {
                        assertThat(value).isNaN();
                        missing++;
                    } else {
                        assertThat(value).isCloseTo(theirs, within(1e-12 * Math.max(1, theirs)));
                    }
                }
                assertThat(ours.size()).isEqualTo(i).isGreaterThan(200);
            }
        }
        assertThat(missing).as("some composites are too little measured").isPositive();
    }
}
