package org.lodecast.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;

/// Designs a straight hole from the ground through a target.
///
/// Tried are all holes through the middle of a voxel of the body (the one nearest its centre, the one of
/// highest score, and 24 spread over the body), at azimuths 15° apart from the one across the plane, and at
/// dips 5° apart from the flattest to the steepest and the one across the plane; angles are whole degrees,
/// as a rig is set up. Of the permitted ones the hole of greatest worth is taken, the first of equals:
///
/// `worth = M · sin α · exp(−((β − α) / 15°)²) · exp(−2r² / R²) / (1 + L / 1000 m)`
///
/// with M = Σ score · metres over the voxels of the body that it cuts [m], α the angle between the hole and
/// the body's plane, β the greatest such angle of all holes tried (α = β = 90° if it has no plane), r the
/// distance at which it passes the body's centre, R the root mean square distance of the body from its
/// centre, and L the length [m]. M·sin α is the true thickness of the body, weighted by score, and the same
/// for all holes through a slab but for the steps of its voxels; the next factor holds the hole as near
/// across it as the dips permit.
///
/// A hole is permitted if it
///
/// - cuts the plane at no less than the least angle,
/// - starts where the surface gives an elevation, be it beyond the grid, and no nearer than {@link
///   HoleLimits#apart} (in space) to the first place of a drilled hole,
/// - stays below the ground behind its collar, as far as the surface is known,
/// - is no longer than permitted with its stretch {@link HoleLimits#beyond} the body. What a line cuts of a
///   concave body farther down than that is given up, but never the voxel aimed at.
///
/// The collar is where the line upward from the aim first leaves the ground. Worth is compared on the
/// elevations of the grid's columns and in single precision, so that rounding decides nothing; the chosen
/// hole's collar is then found on the surface itself to a millimetre. A design remembers elevations and
/// serves one thread at a time.
public final class HoleDesign {
    private static final int AZIMUTH_STEP = 15;
    private static final int DIP_STEP = 5;
    /// From the best angle to the plane at which the worth has fallen to 1/e [degrees].
    private static final double ANGLE_SCALE = 15;

    private static final double LENGTH_SCALE = 1000;
    /// Spacing of places at which a drilled hole's distance is measured [m]; straight between them.
    private static final double CHORD = 10;

    private final Grid grid;
    private final Terrain terrain;
    private final HoleLimits limits;

    private HoleDesign(Grid grid, Terrain terrain, HoleLimits limits) {
        this.grid = grid;
        this.terrain = terrain;
        this.limits = limits;
    }

    /// Holes from a surface, such as `ground::elevation`.
    ///
    /// @param elevation of the ground [m] at (east, north); not finite where there is none or none may
    ///     drill
    public static HoleDesign onGround(Grid grid, DoubleBinaryOperator elevation, HoleLimits limits) {
        return new HoleDesign(grid, new Terrain(grid, elevation), limits);
    }

    /// Holes from the top of the grid, within its plan, where no surface is known.
    public static HoleDesign onTop(Grid grid, HoleLimits limits) {
        return new HoleDesign(grid, Terrain.top(grid), limits);
    }

    /// The hole for a target.
    ///
    /// @param score of each voxel of the grid, positive within the body: the scale of prospectivity, or
    ///     that times support
    /// @param drilled holes to keep away from
    public Proposal propose(Target target, float[] score, List<Trace> drilled) {
        return propose(target, score, drilled, List.of());
    }

    /// The hole for a target, where others are planned.
    ///
    /// @param planned holes to keep away from too; nothing is known of the ground along them
    public Proposal propose(Target target, float[] score, List<Trace> drilled, List<Trace> planned) {
        Orientation plane = new Orientation(target.x(), target.y(), target.z(), target.strike(), target.dip());
        return propose(target.id(), target.voxels(), plane, score, drilled, planned);
    }

    /// The hole for a body of voxels.
    public Proposal propose(String id, int[] voxels, Orientation plane, float[] score, List<Trace> drilled) {
        return propose(id, voxels, plane, score, drilled, List.of());
    }

    private Proposal propose(
            String id, int[] voxels, Orientation plane, float[] score, List<Trace> drilled, List<Trace> planned) {
        if (voxels.length == 0) {
            return new NoHole(id, "the target has no voxels");
        }
        TargetBody body = new TargetBody(grid, voxels, plane, score);
        HoleSearch search = new HoleSearch(grid, terrain, limits, body, collars(drilled, planned));
        List<Candidate> permitted = new ArrayList<>();
        int[] aims = body.aims();
        List<double[]> directions = directions(plane);
        double best = directions.stream().mapToDouble(d -> angle(body, d)).max().orElse(90);
        for (double[] d : directions) {
            for (int v : aims) {
                HoleLine line = HoleLine.of(body.middle(v), d[0], d[1]);
                HoleFit fit = search.fit(line, terrain::coarse);
                if (fit != null) {
                    permitted.add(new Candidate(line, (float) worth(body, best, line, fit)));
                }
            }
        }
        permitted.sort(Comparator.comparingDouble(c -> -c.worth()));
        for (Candidate c : permitted) {
            HoleFit fit = search.fit(c.line(), terrain::exact);
            if (fit != null && search.staysBelow(c.line(), fit)) {
                return hole(id, body, worth(body, best, c.line(), fit), c.line(), fit, drilled);
            }
        }
        return new NoHole(id, search.refusals().reason());
    }

    private record Candidate(HoleLine line, float worth) {}

    private static double angle(TargetBody body, double[] azimuthAndDip) {
        return body.angle(HoleLine.of(body.centre(), azimuthAndDip[0], azimuthAndDip[1]));
    }

    private static double worth(TargetBody body, double best, HoleLine line, HoleFit fit) {
        double angle = body.angle(line);
        double oblique = (best - angle) / ANGLE_SCALE;
        double off = line.distance(body.centre());
        double kept = Math.exp(-oblique * oblique - 2 * off * off / body.spread2());
        return fit.scored() * Math.sin(Math.toRadians(angle)) * kept / (1 + fit.length() / LENGTH_SCALE);
    }

    private static double[][] collars(List<Trace> drilled, List<Trace> planned) {
        return Stream.concat(drilled.stream(), planned.stream())
                .map(t -> t.at(0))
                .toArray(double[][]::new);
    }

    /// Azimuths and dips, the ones across the plane first.
    private List<double[]> directions(Orientation plane) {
        // against the dip of the plane, which is to the right of the strike
        long across = Double.isNaN(plane.strike()) ? 0 : Math.round(plane.strike()) + 270;
        List<Double> dips = new ArrayList<>();
        if (!Double.isNaN(plane.dip())) {
            dips.add(Math.clamp(Math.rint(plane.dip()) - 90, limits.steepest(), limits.flattest()));
        }
        for (double dip = limits.flattest(); dip > limits.steepest(); dip -= DIP_STEP) {
            dips.add(dip);
        }
        dips.add(limits.steepest());
        List<double[]> directions = new ArrayList<>();
        for (double dip : dips.stream().distinct().toList()) {
            int turns = dip == -90 ? 1 : 360 / AZIMUTH_STEP;
            for (int k = 0; k < turns; k++) {
                directions.add(new double[] {dip == -90 ? 0 : (across + (long) k * AZIMUTH_STEP) % 360, dip});
            }
        }
        return directions;
    }

    private static ProposedHole hole(
            String id, TargetBody body, double worth, HoleLine line, HoleFit fit, List<Trace> drilled) {
        double[] collar = line.at(fit.collar());
        double[] middle = line.at((fit.entry() + fit.exit()) / 2);
        double least = Double.POSITIVE_INFINITY;
        String nearest = "";
        for (Trace t : drilled) {
            double d = distance(t, middle);
            if (d < least) {
                least = d;
                nearest = t.hole();
            }
        }
        return new ProposedHole(
                id,
                collar[0],
                collar[1],
                collar[2],
                line.azimuth(),
                line.dip(),
                fit.length(),
                body.hasPlane() ? body.angle(line) : Double.NaN,
                fit.metres(),
                fit.entry() - fit.collar(),
                fit.exit() - fit.collar(),
                line.distance(body.centre()),
                worth,
                nearest,
                least);
    }

    private static double distance(Trace trace, double[] p) {
        double least = Double.POSITIVE_INFINITY;
        double @Nullable [] last = null;
        for (double depth : trace.depths(CHORD)) {
            double[] at = trace.at(depth);
            double[] from = last == null ? at : last;
            double length2 = 0;
            double along = 0;
            for (int a = 0; a < 3; a++) {
                length2 += (at[a] - from[a]) * (at[a] - from[a]);
                along += (p[a] - from[a]) * (at[a] - from[a]);
            }
            double s = length2 > 0 ? Math.clamp(along / length2, 0.0, 1.0) : 0;
            double square = 0;
            for (int a = 0; a < 3; a++) {
                double off = p[a] - from[a] - s * (at[a] - from[a]);
                square += off * off;
            }
            least = Math.min(least, square);
            last = at;
        }
        return Math.sqrt(least);
    }
}
