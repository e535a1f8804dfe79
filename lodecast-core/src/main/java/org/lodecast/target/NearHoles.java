package org.lodecast.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;

/// Finds the drilled holes nearest to a body. A hole's path is measured at places half a voxel's shortest
/// edge apart, so that its distance is right to a quarter of that edge.
public final class NearHoles {
    private final Grid grid;
    private final List<Path> paths = new ArrayList<>();
    private final Composites composites;
    private final double[] grade;
    private final Map<String, List<Integer>> rows = new LinkedHashMap<>();

    private record Path(String hole, double[][] points) {}

    /// A path, whether it passes through the body, and by what it comes first: how near it comes to the
    /// centre if it does, else a distance from the body that it is no nearer than [m].
    private record Candidate(Path path, boolean through, double first) {}

    /// @param element variable of the composites; where there is none of that name holes tell no grades
    public NearHoles(Grid grid, List<Trace> traces, Composites composites, String element) {
        this.grid = grid;
        this.composites = composites;
        this.grade = composites.has(element) ? composites.variable(element).values() : new double[0];
        double spacing = Math.min(grid.dx(), Math.min(grid.dy(), grid.dz())) / 2;
        for (Trace t : traces) {
            double[][] points = Arrays.stream(t.depths(spacing))
                    .mapToObj(t::at)
                    .map(p -> BodyDistance.along(grid, p[0], p[1], p[2]))
                    .toArray(double[][]::new);
            paths.add(new Path(t.hole(), points));
        }
        for (int i = 0; i < grade.length; i++) {
            if (!Double.isNaN(grade[i])) {
                rows.computeIfAbsent(composites.hole()[i], h -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /// The `most` nearest holes, nearest first; of those that pass through the body the one that comes
    /// nearest to its centre.
    public List<NearHole> to(Target target, int most) {
        BodyDistance body = new BodyDistance(grid, target.voxels());
        double[] centre = BodyDistance.along(grid, target.x(), target.y(), target.z());
        List<Candidate> candidates = new ArrayList<>(
                paths.stream().map(p -> candidate(p, body, centre)).toList());
        candidates.sort(Comparator.comparing(Candidate::through).reversed().thenComparingDouble(Candidate::first));
        List<NearHole> found = new ArrayList<>();
        for (Candidate c : candidates) {
            double worst =
                    found.size() < most ? Double.MAX_VALUE : found.getLast().distance();
            if (found.size() == most && (c.through || c.first >= worst)) {
                break; // those that follow are no nearer
            }
            double distance = c.through ? 0 : distance(c.path, body, worst);
            if (distance < worst) {
                found.add(new NearHole(c.path.hole, distance, null, null));
                found.sort(Comparator.comparingDouble(NearHole::distance));
                if (found.size() > most) {
                    found.removeLast();
                }
            }
        }
        return found.stream().map(h -> graded(h, body, centre)).toList();
    }

    private static Candidate candidate(Path path, BodyDistance body, double[] centre) {
        double least = Double.MAX_VALUE;
        double central = Double.MAX_VALUE;
        boolean through = false;
        for (double[] p : path.points) {
            double atLeast = body.atLeast(p);
            least = Math.min(least, atLeast);
            central = Math.min(central, off(p, centre));
            through |= atLeast == 0 && body.holds(p);
        }
        return new Candidate(path, through, through ? central : least);
    }

    /// Exact if it is less than `worst`.
    private static double distance(Path path, BodyDistance body, double worst) {
        double least = worst;
        for (double[] p : path.points) {
            if (body.atLeast(p) < least) {
                least = Math.min(least, body.of(p));
            }
        }
        return least;
    }

    private static double off(double[] p, double[] q) {
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    }

    private NearHole graded(NearHole hole, BodyDistance body, double[] centre) {
        int nearest = -1;
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        int best = -1;
        for (int i : rows.getOrDefault(hole.hole(), List.of())) {
            double[] p = BodyDistance.along(
                    grid, composites.x()[i], composites.y()[i], composites.z()[i]);
            if (best < 0 || grade[i] > grade[best]) {
                best = i;
            }
            if (body.atLeast(p) > least[0]) {
                continue;
            }
            double distance = body.of(p);
            double off = off(p, centre);
            if (distance < least[0] || distance == least[0] && off < least[1]) {
                least = new double[] {distance, off};
                nearest = i;
            }
        }
        return new NearHole(hole.hole(), hole.distance(), met(nearest, body), met(best, body));
    }

    private NearHole.@Nullable Met met(int i, BodyDistance body) {
        if (i < 0) {
            return null;
        }
        double[] p = BodyDistance.along(
                grid, composites.x()[i], composites.y()[i], composites.z()[i]);
        return new NearHole.Met(composites.from()[i], composites.to()[i], grade[i], body.of(p));
    }
}
