package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Finding;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;
import org.lodecast.evidence.EstimateScore;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;
import org.lodecast.target.NoHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// Made-up ground for the tests: a steep ellipsoidal anomaly under a hill, two deeper ones, drilled from the
/// top.
final class Example {
    static final String NASTY = "<script>alert(1)</script>";
    private static final List<String> LAYERS = List.of("fracture", "F4", "Au_anomaly", "B2", "B1_B3");
    private static final List<String> DETECTORS = List.of("dae", "stoad", "gmm", "maxent", "distance");
    /// Centre relative to the grid's, half axes [m]; the long axis leans east with depth.
    private static final double[][] BODIES = {
        {-40, 30, 120, 45, 160, 130}, {180, -130, -140, 90, 110, 50}, {-220, -150, -220, 70, 60, 60}
    };

    private Example() {}

    /// About 35,000 voxels.
    static ReportData small() {
        return of(Grid.of(567_200, 3_871_400, 2_400, 20, 20, 20, 40, 36, 32), 9);
    }

    static ReportData of(Grid grid, int holeCount) {
        BlockModel model = new BlockModel(grid);
        int[] ground = IntStream.range(0, grid.size())
                .filter(v -> grid.z(grid.iz(v)) < surface(grid, centred(grid, v)[0], centred(grid, v)[1]))
                .toArray();
        RandomGenerator random = new Seed(7).split("example").generator();
        float[] ore = blank(grid);
        for (int v : ground) {
            ore[v] = (float) anomaly(centred(grid, v));
        }
        for (int k = 0; k < LAYERS.size(); k++) {
            float[] layer = blank(grid);
            for (int v : ground) {
                double[] p = centred(grid, v);
                double wave =
                        0.5 + 0.25 * Math.sin(p[0] / (60 + 20 * k) + k) + 0.25 * Math.cos(p[1] / 80 + p[2] / 90 + k);
                layer[v] = (float) Math.clamp(0.55 * ore[v] + 0.45 * wave, 0, 1);
                if (k == 0) {
                    layer[v] = (float) Math.exp(-Math.abs(p[0] + 0.35 * p[2] - 20) / 60);
                }
            }
            model.put(LAYERS.get(k), "", layer);
        }
        for (int d = 0; d < DETECTORS.size(); d++) {
            float[] score = blank(grid);
            for (int v : ground) {
                score[v] = (float) (ore[v] * ore[v] + (0.05 + 0.04 * d) * random.nextDouble());
            }
            model.put("score_" + DETECTORS.get(d), "", score);
        }
        float[] score = model.values("score_stoad");
        float[] sorted = Ranks.sorted(score, ground);
        float[] p = blank(grid);
        float[] kind = blank(grid);
        float[] label = blank(grid);
        for (int v : ground) {
            p[v] = (float) ((Ranks.firstAtLeast(sorted, score[v]) + 1.0) / sorted.length);
            kind[v] = p[v] >= 0.998 ? 2 : p[v] >= 0.96 ? 1 : 0;
            if (centred(grid, v)[2] > 0) {
                label[v] = ore[v] > 0.6 ? 1 : random.nextInt(9) == 0 ? 0 : Float.NaN;
            }
        }
        model.put("score", "", score).put("p", "", p).put("class", "", kind).put("label", "", label);
        List<Trace> traces = holes(grid, holeCount);
        ReportData.Prospect prospect =
                new ReportData.Prospect(model, ground, LAYERS, "label", DETECTORS, "stoad", "percentile", 0.96, 0.998);
        ReportData.Geology geology = new ReportData.Geology(
                traces,
                composites(grid, traces),
                "Au",
                List.of(fault(grid)),
                List.of(ellipsoid(grid, BODIES[0])),
                List.of(),
                lithology(traces),
                new double[0]);
        List<Target> targets = targets(grid, ground, ore, score);
        return new ReportData(
                "Example of a lode",
                geology,
                estimates(),
                evidence(),
                prospect,
                ExampleAssessment.of(DETECTORS),
                targets,
                Collections.nCopies(targets.size(), "fault 61 %, Au_<anomaly> -22 %"),
                holes(targets),
                ExampleSheets.of(targets, holes(targets)),
                against(),
                provenance());
    }

    /// No faults, no orebodies, no targets, no losses, no curves, a turned grid, an unknown grade.
    static ReportData bare() {
        Grid grid = new Grid(1000, 2000, 0, 10, 10, 10, 12, 9, 8, Math.toRadians(30));
        BlockModel model = new BlockModel(grid);
        int[] ground = IntStream.range(0, grid.size()).toArray();
        float[] score = new float[grid.size()];
        for (int v : ground) {
            score[v] = grid.ix(v) + grid.iz(v);
        }
        model.put("score_distance", "", score).put("score", "", score);
        Composites none = new Composites(
                new String[0], new double[0], new double[0], new double[0], new double[0], new double[0], List.of());
        return new ReportData(
                "Bare",
                new ReportData.Geology(List.of(), none, "Au", List.of(), List.of()),
                List.of(),
                new ReportData.Evidence(List.of(), null),
                new ReportData.Prospect(
                        model, ground, List.of(), "label", List.of("distance"), "distance", "percentile", 0.75, 0.998),
                new ReportData.Assessment(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ReportData.Provenance(List.of(), List.of(), Map.of(), List.of()));
    }

    /// One for the best target and none for the next.
    private static List<Proposal> holes(List<Target> targets) {
        if (targets.size() < 2) {
            return List.of();
        }
        Target t = targets.getFirst();
        return List.of(
                new ProposedHole(
                        t.id(), t.x() - 50, t.y(), t.z() + 90, 90, -60, 150, 72, 24, 88, 114, 3, 41, "DH<b>1", 63),
                new NoHole(targets.get(1).id(), "of 12 holes tried none is permitted: 12 would be <too> long"));
    }

    private static ReportData.Evidence evidence() {
        List<ReportData.Layer> layers = new ArrayList<>();
        for (String name : LAYERS) {
            boolean scaled = name.startsWith("B") || name.equals("F4");
            layers.add(new ReportData.Layer(
                    name,
                    "made up of <b>waves</b>",
                    List.of("Au"),
                    "",
                    scaled ? -1.25 : Double.NaN,
                    scaled ? 2.5 : Double.NaN));
        }
        return new ReportData.Evidence(layers, ExampleStudy.small());
    }

    /// Gold by normal scores, and copper that inverse distance foretells better.
    static List<ReportData.Estimated> estimates() {
        RandomGenerator random = new Seed(5).split("estimates").generator();
        int n = 200;
        double[][] c = new double[4][n];
        double[] estimate = new double[n];
        double[] variance = new double[n];
        int[] hole = new int[n];
        for (int i = 0; i < n; i++) {
            hole[i] = i / 20;
            c[0][i] = 50 * hole[i];
            c[2][i] = -2 * (i % 20);
            c[3][i] = random.nextGaussian();
            estimate[i] = 0.6 * c[3][i] + 0.3 * random.nextGaussian();
            variance[i] = 0.5;
        }
        AutomaticVariogram seen = AutomaticVariogram.of(PointSamples.of(c[0], c[1], c[2], c[3], hole), Workers.ONE);
        AutomaticVariogram fit = new AutomaticVariogram(
                VariogramModel.of(0.5, Structure.Kind.SPHERICAL, 0.5, 60),
                0,
                List.of(),
                seen.downhole(),
                seen.omnidirectional(),
                List.of(),
                seen.map());
        return List.of(
                new ReportData.Estimated(
                        "Au",
                        "g/t",
                        "ordinary",
                        "normal_score",
                        List.of("nugget"),
                        fit,
                        5,
                        new EstimateScore(200, 0.01, 0.4, 0.8, 1.01, 1.1),
                        new EstimateScore(200, -0.02, 0.71, 0.5, 0.95, 1.04),
                        0.71,
                        0.74,
                        0.9,
                        c[3],
                        estimate,
                        variance),
                new ReportData.Estimated(
                        "Cu",
                        "%",
                        "ordinary",
                        "none",
                        List.of(),
                        fit,
                        5,
                        new EstimateScore(200, 0.01, 0.4, 0.8, 1.01, 1.1),
                        new EstimateScore(200, -0.02, 0.8, 0.2, 0.6, 2.1),
                        0.8,
                        0.76,
                        0.9,
                        c[3],
                        estimate,
                        variance));
    }

    private static float[] blank(Grid grid) {
        float[] values = new float[grid.size()];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static double[] centred(Grid grid, int v) {
        return new double[] {
            grid.x(grid.ix(v), grid.iy(v)) - grid.x0() - grid.nx() * grid.dx() / 2,
            grid.y(grid.ix(v), grid.iy(v)) - grid.y0() - grid.ny() * grid.dy() / 2,
            grid.z(grid.iz(v)) - grid.z0() - grid.nz() * grid.dz() / 2
        };
    }

    private static double surface(Grid grid, double x, double y) {
        double top = grid.z0() + grid.nz() * grid.dz();
        return top - 20 - 50 * (1 - Math.cos(x / 160)) - 25 * (1 + Math.sin(y / 110));
    }

    private static double anomaly(double[] p) {
        double best = 0;
        for (double[] b : BODIES) {
            double z = p[2] - b[2];
            double x = p[0] - b[0] + 0.35 * z;
            double r2 = sq(x / b[3]) + sq((p[1] - b[1]) / b[4]) + sq(z / b[5]);
            best = Math.max(best, Math.exp(-0.5 * r2));
        }
        return best;
    }

    private static double sq(double v) {
        return v * v;
    }

    private static List<Trace> holes(Grid grid, int n) {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String name = i == 1 ? NASTY : String.format("ZK%02d", i + 1);
            double x = -260 + 520.0 * (i % 3) / 2 - 40;
            double y = -200 + 400.0 * (i / 3) / Math.max(1, (n - 1) / 3);
            double cx = grid.x0() + grid.nx() * grid.dx() / 2 + x;
            double cy = grid.y0() + grid.ny() * grid.dy() / 2 + y;
            double az = Math.toRadians(80 + 7 * i);
            double dip = Math.toRadians(-75 + 2 * i);
            List<Station> stations = List.of(
                    new Station(name, 0, az, dip, 1),
                    new Station(name, 200, az, dip + 0.12, 2),
                    new Station(name, 350, az + 0.1, dip + 0.25, 3));
            traces.add(Desurvey.MINIMUM_CURVATURE.trace(
                    new Collar(name, cx, cy, surface(grid, x, y), 400, 1), stations, 330 + 20 * i));
        }
        return traces;
    }

    private static Composites composites(Grid grid, List<Trace> traces) {
        List<String> hole = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        RandomGenerator random = new Seed(3).split("assays").generator();
        for (Trace t : traces) {
            for (double from = 6; from + 2 <= t.length(); from += 2) {
                double[] q = t.at(from + 1);
                double ore = anomaly(new double[] {
                    q[0] - grid.x0() - grid.nx() * grid.dx() / 2,
                    q[1] - grid.y0() - grid.ny() * grid.dy() / 2,
                    q[2] - grid.z0() - grid.nz() * grid.dz() / 2
                });
                double au =
                        from > 40 && from < 60 ? Double.NaN : 0.02 * Math.exp(5.5 * ore + 0.8 * random.nextGaussian());
                hole.add(t.hole());
                rows.add(new double[] {from, from + 2, q[0], q[1], q[2], au});
            }
        }
        double[][] c = new double[6][];
        for (int k = 0; k < 6; k++) {
            int axis = k;
            c[k] = rows.stream().mapToDouble(r -> r[axis]).toArray();
        }
        return new Composites(
                hole.toArray(String[]::new), c[0], c[1], c[2], c[3], c[4], List.of(new Variable("Au", "g/t", c[5])));
    }

    /// Cover on granite on a rock of a nasty name, which is logged down to 300 m.
    private static Intervals lithology(List<Trace> traces) {
        double[] breaks = {0, 30, 200, 300};
        String[] rocks = {"cover", "granite", NASTY};
        int n = 3 * traces.size();
        double[] from = new double[n];
        double[] to = new double[n];
        String[] hole = new String[n];
        String[] code = new String[n];
        for (int i = 0; i < n; i++) {
            hole[i] = traces.get(i / 3).hole();
            from[i] = breaks[i % 3];
            to[i] = breaks[i % 3 + 1];
            code[i] = rocks[i % 3];
        }
        return new Intervals("lithology", hole, from, to, new int[n], List.of(), code);
    }

    private static TriangleMesh fault(Grid grid) {
        double x = grid.x0() + grid.nx() * grid.dx() / 2 + 20;
        double y0 = grid.y0() + 40;
        double y1 = grid.y0() + grid.ny() * grid.dy() - 40;
        double z0 = grid.z0();
        double h = grid.nz() * grid.dz();
        double[] xyz = {
            x + 0.175 * h,
            y0,
            z0,
            x + 0.175 * h,
            y1,
            z0,
            x - 0.175 * h + 17,
            y1 + 20,
            z0 + h - 40,
            x - 0.175 * h + 17,
            y0,
            z0 + h - 40
        };
        return new TriangleMesh("F24", xyz, new int[] {0, 1, 2, 0, 2, 3});
    }

    private static TriangleMesh ellipsoid(Grid grid, double[] b) {
        int n = 24;
        List<Double> xyz = new ArrayList<>();
        List<Integer> corners = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j < n; j++) {
                double theta = Math.PI * i / n;
                double phi = 2 * Math.PI * j / n;
                double z = b[5] * Math.cos(theta);
                xyz.add(grid.x0()
                        + grid.nx() * grid.dx() / 2
                        + b[0]
                        + b[3] * Math.sin(theta) * Math.cos(phi)
                        - 0.35 * z);
                xyz.add(grid.y0() + grid.ny() * grid.dy() / 2 + b[1] + b[4] * Math.sin(theta) * Math.sin(phi));
                xyz.add(grid.z0() + grid.nz() * grid.dz() / 2 + b[2] + z);
                if (i < n) {
                    int a = i * n + j;
                    int c = i * n + (j + 1) % n;
                    corners.addAll(List.of(a, a + n, c + n, a, c + n, c));
                }
            }
        }
        return new TriangleMesh(
                "Au9",
                xyz.stream().mapToDouble(Double::doubleValue).toArray(),
                corners.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Target> targets(Grid grid, int[] ground, float[] ore, float[] score) {
        List<Target> targets = new ArrayList<>();
        for (int k = 0; k < BODIES.length; k++) {
            double[] b = BODIES[k];
            int[] voxels = Arrays.stream(ground)
                    .filter(v -> ore[v] > 0.62
                            && sq(centred(grid, v)[0] - b[0] + 0.35 * (centred(grid, v)[2] - b[2]))
                                            + sq(centred(grid, v)[1] - b[1])
                                    < 160 * 160)
                    .toArray();
            double z0 = Arrays.stream(voxels)
                    .mapToDouble(v -> grid.z(grid.iz(v)) - grid.dz() / 2)
                    .min()
                    .orElse(0);
            double z1 = Arrays.stream(voxels)
                    .mapToDouble(v -> grid.z(grid.iz(v)) + grid.dz() / 2)
                    .max()
                    .orElse(0);
            targets.add(new Target(
                    String.format("T%02d", k + 1),
                    k < 2 ? "high" : "medium",
                    k + 1,
                    voxels.length * grid.cellVolume(),
                    grid.x0() + grid.nx() * grid.dx() / 2 + b[0],
                    grid.y0() + grid.ny() * grid.dy() / 2 + b[1],
                    grid.z0() + grid.nz() * grid.dz() / 2 + b[2],
                    z0,
                    z1,
                    k == 2 ? Double.NaN : 12 + 30 * k,
                    k == 2 ? Double.NaN : 71 - 20 * k,
                    0.997 - 0.01 * k,
                    0.9999,
                    0.8 - 0.3 * k,
                    k == 0 ? NASTY : "ZK05",
                    12 + 140 * k,
                    voxels));
        }
        return targets;
    }

    private static List<String> against() {
        return List.of(
                "Outside the drilled part the evidence is extrapolated: T03 has a data support of 0.2.",
                "Distance to the nearest sample alone scores an AUC of 0.72 with whole holes left out.",
                "The label derives in part from the same assays as the layer Au_anomaly.");
    }

    private static ReportData.Provenance provenance() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("grid", new LinkedHashMap<>(Map.of("cell", List.of(20, 20, 20))));
        settings.put("detectors", Map.of("stoad", Map.of("epochs", 500)));
        settings.put("title", "a \"quoted\" <b>title</b>");
        List<Finding> findings = List.of(
                Finding.warning(
                        "interval-overlap",
                        "assay.csv",
                        214,
                        NASTY,
                        "24–26 m overlaps 25–27 m",
                        "the later row was dropped"),
                Finding.warning(
                        "interval-overlap",
                        "assay.csv",
                        311,
                        "ZK05",
                        "60–62 m overlaps 61–63 m",
                        "the later row was dropped"),
                Finding.note("dip-sign", "survey.csv", 0, "", "27 of 27 dips are positive", "taken as positive down"));
        List<ReportData.Entry> manifest = List.of(
                new ReportData.Entry(
                        "input",
                        "collar.csv",
                        "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
                new ReportData.Entry("seed", "run", "42"),
                new ReportData.Entry("version", "lodecast", "0.1.0"));
        return new ReportData.Provenance(
                List.of(new ReportData.Source("assay", "assay.csv", 8332, 8330, 2, 1)), findings, settings, manifest);
    }
}
