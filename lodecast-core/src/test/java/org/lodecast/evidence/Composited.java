package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;

/// Made-up composites of twelve vertical holes, with a front group (Hg, Sb, As), a tail group (W, Bi, Mo)
/// and Au and Cu of their own.
final class Composited {
    static final Grid GRID = new Grid(100, 200, -80, 10, 10, 10, 12, 10, 8, 0.2);

    private Composited() {}

    static Composites all() {
        RandomGenerator random = new Seed(19).generator();
        List<String> hole = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int h = 0; h < 12; h++) {
            int ix = 1 + 3 * (h % 4);
            int iy = 1 + 3 * (h / 4);
            for (int k = 0; k < 14; k++) {
                double x = GRID.x(ix, iy) + 2 * random.nextDouble();
                double y = GRID.y(ix, iy) + 2 * random.nextDouble();
                double z = -7 - 5 * k;
                double front = Math.sin(x / 25) + Math.cos(z / 20);
                double tail = Math.cos(y / 30) - Math.sin(z / 25);
                double[] row = {x, y, z, 0, 0, 0, 0, 0, 0, 0, 0};
                double[] logs = {
                    front + tail, front, front, front, tail, tail, tail, Math.sin(x * y / 900),
                };
                for (int e = 0; e < logs.length; e++) {
                    row[3 + e] = Math.exp(logs[e] + 0.25 * random.nextGaussian());
                }
                hole.add("H" + h);
                rows.add(row);
            }
        }
        double[][] c = new double[11][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 11; k++) {
                c[k][i] = rows.get(i)[k];
            }
        }
        List<Variable> variables = new ArrayList<>();
        List<String> names = List.of("Au", "Hg", "Sb", "As", "W", "Bi", "Mo", "Cu");
        for (int e = 0; e < names.size(); e++) {
            variables.add(new Variable(names.get(e), "ppm", c[3 + e]));
        }
        double[] to = new double[rows.size()];
        Arrays.fill(to, 5);
        return new Composites(hole.toArray(String[]::new), new double[to.length], to, c[0], c[1], c[2], variables);
    }

    static Composites only(Composites c, String... names) {
        return with(c, Arrays.stream(names).map(c::variable).toList());
    }

    static Composites with(Composites c, List<Variable> variables) {
        return new Composites(c.hole(), c.from(), c.to(), c.x(), c.y(), c.z(), variables);
    }
}
