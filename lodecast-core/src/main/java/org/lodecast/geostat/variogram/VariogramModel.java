package org.lodecast.geostat.variogram;

import java.util.List;

/// A variogram model: γ(h) = nugget·[h ≠ 0] + Σ structures; covariance C(h) = sill − γ(h), so C(0) = sill,
/// nugget included, as in GSLIB and gstat. Any sum of these structures is a valid (positive definite) model
/// in 3D.
///
/// @param nugget jump at the origin, 0 or more
/// @param structures nested structures; none for a pure nugget
public record VariogramModel(double nugget, List<Structure> structures) {

    public VariogramModel {
        structures = List.copyOf(structures);
        if (!(nugget >= 0 && nugget < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("nugget must be 0 or more: " + nugget);
        }
        double sill = nugget;
        for (Structure s : structures) {
            sill += s.partialSill();
        }
        if (!(sill > 0 && sill < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sill must be positive: " + sill);
        }
    }

    public static VariogramModel of(double nugget, Structure... structures) {
        return new VariogramModel(nugget, List.of(structures));
    }

    /// Nugget and one isotropic structure.
    public static VariogramModel of(double nugget, Structure.Kind kind, double partialSill, double range) {
        return of(nugget, Structure.of(kind, partialSill, range));
    }

    /// Nugget and all partial sills together: the variance of the modelled quantity.
    public double sill() {
        double sill = nugget;
        for (Structure s : structures) {
            sill += s.partialSill();
        }
        return sill;
    }

    /// The longest finite range of any structure that has a share in the sill [m], 0 for a pure nugget.
    public double range() {
        double range = 0;
        for (Structure s : structures) {
            if (s.partialSill() > 0) {
                range = Math.max(range, s.anisotropy().longestRange());
            }
        }
        return range;
    }

    /// Covariance of two points that lie (dx, dy, dz) apart [m].
    public double covariance(double dx, double dy, double dz) {
        if (dx == 0 && dy == 0 && dz == 0) {
            return sill();
        }
        double c = 0;
        for (Structure s : structures) {
            double[] m = s.matrix();
            double u = m[0] * dx + m[1] * dy + m[2] * dz;
            double v = m[3] * dx + m[4] * dy + m[5] * dz;
            double w = m[6] * dx + m[7] * dy + m[8] * dz;
            c += s.partialSill() * s.kind().correlation(u * u + v * v + w * w);
        }
        return c;
    }

    /// Half the expected squared difference of two points that lie (dx, dy, dz) apart [m].
    public double gamma(double dx, double dy, double dz) {
        return sill() - covariance(dx, dy, dz);
    }

    /// γ at distance h [m] along every structure's own major axis: the variogram itself for an isotropic
    /// model.
    public double gamma(double h) {
        if (h == 0) {
            return 0;
        }
        double g = nugget;
        for (Structure s : structures) {
            g += s.partialSill() * s.kind().gamma(h / s.anisotropy().range());
        }
        return g;
    }
}
