package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.lodecast.app.store.Table;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// The tables of drillholes between stages and in the database: columns in metres and degrees, with their
/// units.
final class DrillholeStore {
    /// Behind the name of an element: `<` or `>` where a value is only known to lie beyond a limit, and that limit.
    private static final String QUALIFIER = "_qualifier";

    private static final String LIMIT = "_limit";

    private DrillholeStore() {}

    static void write(StageFolder folder, Drillholes holes) throws IOException {
        List<Collar> c = holes.collars();
        folder.table(new Table("collar")
                .text("hole", texts(c, Collar::hole))
                .real("x", "m", numbers(c, Collar::x))
                .real("y", "m", numbers(c, Collar::y))
                .real("z", "m", numbers(c, Collar::z))
                .real("length", "m", numbers(c, Collar::length))
                .whole("line", wholes(c, Collar::line)));
        List<Station> s = holes.stations();
        folder.table(new Table("survey")
                .text("hole", texts(s, Station::hole))
                .real("depth", "m", numbers(s, Station::depth))
                .real("azimuth", "degree, clockwise from north", numbers(s, x -> Math.toDegrees(x.azimuth())))
                .real("dip", "degree, negative down", numbers(s, x -> Math.toDegrees(x.dip())))
                .whole("line", wholes(s, Station::line)));
        folder.table(intervals("assay", holes.assays()));
        folder.table(intervals("lithology", holes.lithology()));
        folder.table(traces(holes));
    }

    /// @param located whether the traces go through places that samples told, and not along surveys
    static Drillholes read(StageFolder f, Desurvey desurvey, boolean located) {
        List<Collar> collars = collars(f);
        List<Station> stations = stations(f);
        List<Trace> traces = traces(f, collars, stations, desurvey, located);
        return new Drillholes(collars, stations, traces, intervals(f, "assay"), intervals(f, "lithology"));
    }

    /// The traces alone, without the assays, of which there may be a million.
    static List<Trace> traces(StageFolder f, Desurvey desurvey, boolean located) {
        return traces(f, collars(f), stations(f), desurvey, located);
    }

    private static List<Collar> collars(StageFolder f) {
        Table ct = f.table("collar");
        List<Collar> collars = new ArrayList<>();
        for (int i = 0; i < ct.rows(); i++) {
            collars.add(new Collar(
                    ct.text("hole")[i],
                    ct.real("x")[i],
                    ct.real("y")[i],
                    ct.real("z")[i],
                    ct.real("length")[i],
                    ct.whole("line")[i]));
        }
        return collars;
    }

    private static List<Station> stations(StageFolder f) {
        Table st = f.table("survey");
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < st.rows(); i++) {
            stations.add(new Station(
                    st.text("hole")[i],
                    st.real("depth")[i],
                    Math.toRadians(st.real("azimuth")[i]),
                    Math.toRadians(st.real("dip")[i]),
                    st.whole("line")[i]));
        }
        return stations;
    }

    private static List<Trace> traces(
            StageFolder f, List<Collar> collars, List<Station> stations, Desurvey desurvey, boolean located) {
        Map<String, List<Station>> byHole = new LinkedHashMap<>();
        for (Station s : stations) {
            byHole.computeIfAbsent(s.hole(), h -> new ArrayList<>()).add(s);
        }
        Map<String, int[]> points = stretches(f.table("trace").text("hole"));
        Table tt = f.table("trace");
        List<Trace> traces = new ArrayList<>();
        for (Collar c : collars) {
            int[] at = points.getOrDefault(c.hole(), new int[] {0, 0});
            double end = at[1] > at[0] ? tt.real("depth")[at[1] - 1] : 0;
            traces.add(
                    located
                            ? through(c.hole(), tt, at[0], at[1], end)
                            : desurvey.trace(c, byHole.getOrDefault(c.hole(), List.of()), end));
        }
        return traces;
    }

    private static Trace through(String hole, Table t, int from, int to, double end) {
        double[][] xyz = {
            Arrays.copyOfRange(t.real("x"), from, to),
            Arrays.copyOfRange(t.real("y"), from, to),
            Arrays.copyOfRange(t.real("z"), from, to)
        };
        return Trace.through(hole, Arrays.copyOfRange(t.real("depth"), from, to), xyz, end);
    }

    /// First row of each hole and the one after its last; rows of a hole stand together.
    private static Map<String, int[]> stretches(String[] hole) {
        Map<String, int[]> map = new LinkedHashMap<>();
        for (int start = 0; start < hole.length; ) {
            int end = start;
            while (end < hole.length && hole[end].equals(hole[start])) {
                end++;
            }
            map.put(hole[start], new int[] {start, end});
            start = end;
        }
        return map;
    }

    private static Table intervals(String name, Intervals a) {
        Table t = new Table(name)
                .text("hole", a.hole())
                .real("from", "m", a.from())
                .real("to", "m", a.to())
                .whole("line", a.line());
        if (a.code().length > 0) {
            t.text("code", a.code());
        }
        a.variables().forEach(v -> variable(t, v));
        return t;
    }

    static void variable(Table t, Variable v) {
        t.real(v.name(), v.unit(), v.values());
        Censoring c = v.censoring();
        if (c != null) {
            String[] qualifier = new String[v.values().length];
            for (int i = 0; i < qualifier.length; i++) {
                qualifier[i] = c.kind()[i] == Censoring.BELOW ? "<" : c.kind()[i] == Censoring.ABOVE ? ">" : "";
            }
            t.text(v.name() + QUALIFIER, qualifier);
            t.real(v.name() + LIMIT, v.unit(), c.limit());
        }
    }

    private static Intervals intervals(StageFolder f, String name) {
        // limits are for who asks for them; later stages work with what stands in for a censored value
        Table t = f.table(name, c -> !c.endsWith(QUALIFIER) && !c.endsWith(LIMIT));
        Map<String, String> units = f.units(name);
        List<Variable> variables = new ArrayList<>();
        String[] code = new String[0];
        for (Table.Column c : t.columns().subList(4, t.columns().size())) {
            if (c instanceof Table.Column.Text text) {
                code = text.values();
            } else {
                variables.add(new Variable(c.name(), units.getOrDefault(c.name(), ""), t.real(c.name())));
            }
        }
        return new Intervals(name, t.text("hole"), t.real("from"), t.real("to"), t.whole("line"), variables, code);
    }

    /// Points along each hole: its stations and its end, and every 10 m between.
    private static Table traces(Drillholes holes) {
        List<String> hole = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (Trace t : holes.traces()) {
            for (double d : t.depths(10)) {
                double[] p = t.at(d);
                hole.add(t.hole());
                points.add(new double[] {d, p[0], p[1], p[2]});
            }
        }
        return new Table("trace")
                .text("hole", hole.toArray(String[]::new))
                .real("depth", "m", numbers(points, p -> p[0]))
                .real("x", "m", numbers(points, p -> p[1]))
                .real("y", "m", numbers(points, p -> p[2]))
                .real("z", "m", numbers(points, p -> p[3]));
    }

    static <T> String[] texts(List<T> list, Function<T, String> f) {
        return list.stream().map(f).toArray(String[]::new);
    }

    static <T> double[] numbers(List<T> list, ToDoubleFunction<T> f) {
        return list.stream().mapToDouble(f).toArray();
    }

    static <T> int[] wholes(List<T> list, ToIntFunction<T> f) {
        return list.stream().mapToInt(f).toArray();
    }
}
