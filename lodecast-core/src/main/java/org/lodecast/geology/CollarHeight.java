package org.lodecast.geology;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Collar;
import org.lodecast.drill.LengthUnit;

/// How far collars lie above or below the topography.
///
/// The ground at a place is the highest point of the surface there; a triangle seen edge-on has none. Its
/// corners at (x₁, y₁, z₁) to (x₃, y₃, z₃), the place (x, y) has the barycentric coordinates λ₁, λ₂, λ₃, and
/// the triangle lies over it where none is negative, at Σ λᵢzᵢ.
public final class CollarHeight {
    /// So far outside a triangle its edge is still hit, as a share of it: neighbours leave no gap.
    private static final double EDGE = 1e-9;

    private final TriangleMesh topography;
    private final PlanIndex index;

    private CollarHeight(TriangleMesh topography, PlanIndex index) {
        this.topography = topography;
        this.index = index;
    }

    /// Prepares the surface.
    public static CollarHeight over(TriangleMesh topography) {
        return new CollarHeight(topography, PlanIndex.of(topography));
    }

    /// Elevation of the ground [m], NaN outside the surface.
    public double ground(double x, double y) {
        double highest = Double.NaN;
        int column = index.column(x, y);
        if (column < 0) {
            return highest;
        }
        for (int k = index.first(column); k < index.end(column); k++) {
            double z = elevation(index.triangle(k), x, y);
            highest = z > highest || Double.isNaN(highest) ? z : highest;
        }
        return highest;
    }

    private double elevation(int t, double x, double y) {
        double x1 = topography.corner(t, 0, 0) - x;
        double y1 = topography.corner(t, 0, 1) - y;
        double x2 = topography.corner(t, 1, 0) - x;
        double y2 = topography.corner(t, 1, 1) - y;
        double x3 = topography.corner(t, 2, 0) - x;
        double y3 = topography.corner(t, 2, 1) - y;
        double a1 = x2 * y3 - x3 * y2;
        double a2 = x3 * y1 - x1 * y3;
        double a3 = x1 * y2 - x2 * y1;
        double area = a1 + a2 + a3;
        if (area == 0 || Math.min(a1 / area, Math.min(a2 / area, a3 / area)) < -EDGE) {
            return Double.NaN;
        }
        return (a1 * topography.corner(t, 0, 2) + a2 * topography.corner(t, 1, 2) + a3 * topography.corner(t, 2, 2))
                / area;
    }

    /// Doubts collars that lie farther above or below the ground than `limit` [m], and notes those outside
    /// the surface.
    ///
    /// @param collars with finite places
    /// @param file the collar table's name
    /// @param unit that the table has its lengths in
    public List<Finding> check(List<Collar> collars, String file, LengthUnit unit, double limit) {
        List<Finding> findings = new ArrayList<>();
        for (Collar c : collars) {
            double above = c.z() - ground(c.x(), c.y());
            if (Double.isNaN(above)) {
                findings.add(Finding.note(
                        "collar-outside-topography",
                        file,
                        c.line(),
                        c.hole(),
                        "outside the topography",
                        "its elevation is taken as it is"));
            } else if (Math.abs(above) > limit) {
                findings.add(Finding.warning(
                        "collar-off-topography",
                        file,
                        c.line(),
                        c.hole(),
                        "elevation " + unit.number(c.z()) + ", " + unit.text(Math.abs(above))
                                + (above > 0 ? " above" : " below") + " the topography; expected "
                                + unit.text(limit) + " at most",
                        "kept: look at it"));
            }
        }
        return findings;
    }
}
