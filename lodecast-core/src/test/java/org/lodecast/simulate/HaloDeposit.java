package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Compositor;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.HaloData;

/// A deposit to learn zonation on, of the simulator's own parts: lenses one below the other in one upright
/// fault, drilled by a dense net of vertical holes. All else is as in every deposit: rocks, correlated
/// background, torn halos, mercury and antimony along the fault, splitting and laboratory.
record HaloDeposit(World world, List<Hole> holes, List<Assay> assays) {
    /// Where the one lens of a simple deposit lies below the ground [m].
    static final double DEPTH = 450;

    /// Half the length of its lens down dip [m].
    static final double HALF = 200;

    private static final Size SIZE = Size.PAPER;

    /// @param apart distance of the fences of five holes along the strike [m]
    /// @param half length of the lenses down dip [m]
    /// @param depths of the centres of the lenses below the ground [m]
    static HaloDeposit of(Seed seed, Zoning zoning, double apart, double half, double... depths) {
        Ground ground = Ground.of(seed.split("ground"), SIZE);
        double x = SIZE.grid().x0() + SIZE.east() / 2;
        double y = SIZE.grid().y0() + SIZE.north() / 2;
        double z = ground.elevation(x, y);
        RandomGenerator random = seed.split("ore").generator();
        Sheet sheet = new Sheet(
                x, y, z - 500, random.nextDouble(6), Math.toRadians(89), 700, 520, new Sheet.Bend(4, 900, 900, 1, 2));
        Fault fault = new Fault("F1", FaultSet.NE, true, sheet);
        List<Orebody> bodies = new ArrayList<>();
        for (double depth : depths) {
            double v = (500 - depth) / Math.sin(sheet.dip());
            bodies.add(new Orebody(
                    "Au" + (bodies.size() + 1),
                    true,
                    fault.name(),
                    sheet,
                    0,
                    v,
                    0,
                    random.nextDouble(380, 440),
                    half,
                    6,
                    1.5,
                    Outline.ROUND));
        }
        RockModel rocks = FoldedSlates.of(seed.split("rocks"), SIZE, ground);
        Seed chemistry = seed.split("geochemistry");
        Assumptions assumptions = Assumptions.usual(SIZE).with(zoning);
        LodeMetals metals = new LodeMetals(chemistry, assumptions, List.of(fault), bodies, List.of());
        World world = new World(
                ground, List.of(fault), bodies, rocks, new Geochemistry(chemistry, assumptions, rocks, metals), true);
        List<Hole> holes = new ArrayList<>();
        int fences = (int) (400 / apart);
        for (int i = -fences; i <= fences; i++) {
            for (int j = -2; j <= 2; j++) {
                double[] at = sheet.point(apart * i, 0, 0);
                double hx = at[0] + 22 * j * Math.cos(sheet.strike()) + random.nextDouble(-5, 5);
                double hy = at[1] - 22 * j * Math.sin(sheet.strike()) + random.nextDouble(-5, 5);
                String name = String.format(Locale.ROOT, "ZK%02d%d", i + fences + 1, j + 3);
                Collar collar = new Collar(name, hx, hy, ground.elevation(hx, hy), 880, 0);
                holes.add(Hole.of(collar, List.of(new Station(name, 0, 0, -Math.PI / 2, 0))));
            }
        }
        return new HaloDeposit(
                world, holes, new CoreShed(seed.split("samples"), assumptions, SIZE.samples(), world).assay(holes));
    }

    /// Composites of 10 m; half the limit where nothing was detected.
    ///
    /// @param withOre whether those of 0.3 g/t gold and more count: ore holds some of every element, wherever
    ///     in the halo the element has its place
    /// @param patch of groups in plan [m]
    HaloData data(boolean withOre, double patch) {
        int n = assays.size();
        List<Variable> variables = new ArrayList<>();
        for (Element e : Element.values()) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> assays.get(i).value(e) * (assays.get(i).censored(e) ? 0.5 : 1));
            variables.add(new Variable(e.symbol(), e.unit(), values));
        }
        Intervals table = new Intervals(
                "assays",
                assays.stream().map(Assay::hole).toArray(String[]::new),
                assays.stream().mapToDouble(Assay::from).toArray(),
                assays.stream().mapToDouble(Assay::to).toArray(),
                new int[n],
                variables,
                new String[0]);
        List<Trace> traces = holes.stream().map(Hole::trace).toList();
        Composites c = new Compositor(10, 0.5)
                .composite(new Drillholes(
                        holes.stream().map(Hole::collar).toList(), List.of(), traces, table, Intervals.none()));
        double[] weight = new double[c.size()];
        double[] gold = c.variable("Au").values();
        Arrays.setAll(weight, i -> withOre || gold[i] < 0.3 ? c.sampled()[i] : 0);
        return HaloData.of(
                Arrays.stream(Element.values()).map(Element::symbol).toList(),
                c.variables().stream().map(Variable::values).toArray(double[][]::new),
                c.x(),
                c.y(),
                c.z(),
                weight,
                patch);
    }

    static List<Element> elements(List<String> symbols) {
        return symbols.stream()
                .map(s -> Element.valueOf(s.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
