package org.lodecast.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodecast.evidence.VariableEstimate;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.GslibEllipsoid;
import org.lodecast.geostat.variogram.LeapfrogEllipsoid;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Variogram models as a table for a console: a row for the nugget, one a structure, one for the sill.
final class VariogramText {
    private VariogramText() {}

    static List<String> lines(List<VariableEstimate> fits) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "variable", "part", "sill", "%", "range [m]", "semi [m]", "minor [m]", "dip/azimuth/pitch", "GSLIB angles"
        });
        for (VariableEstimate v : fits) {
            VariogramModel m = v.model();
            rows.add(new String[] {Variograms.title(v), "nugget", number(m.nugget()), share(m.nugget(), m)});
            for (Structure s : m.structures()) {
                rows.add(row(s, m));
            }
            String unit = v.unit().isEmpty() || !Variograms.title(v).equals(v.name()) ? "" : " (" + v.unit() + ")²";
            rows.add(new String[] {"", "sill" + unit, number(m.sill()), "100"});
        }
        List<String> lines = aligned(rows);
        lines.add("");
        lines.add(
                "dip/azimuth/pitch: of the plane of the two longer axes, and of the longest in it, as Leapfrog has them."
                        + " GSLIB angles: azimuth and dip (negative down) of the longest axis, and the turn about it. Degrees.");
        List<String> remarks = fits.stream().flatMap(v -> v.remarks().stream()).toList();
        if (!remarks.isEmpty()) {
            lines.add("");
            lines.addAll(remarks);
        }
        return lines;
    }

    private static String[] row(Structure s, VariogramModel m) {
        Anisotropy a = s.anisotropy();
        List<String> row = new ArrayList<>(List.of(
                "", s.kind().name().toLowerCase(Locale.ROOT), number(s.partialSill()), share(s.partialSill(), m)));
        if (a.isIsotropic()) {
            row.add(number(a.range()));
            row.addAll(List.of("", "", "all directions"));
        } else {
            for (double r : a.ranges()) {
                row.add(number(r));
            }
            LeapfrogEllipsoid l = a.toLeapfrog();
            GslibEllipsoid g = a.toGslib();
            row.add(angles(l.dip(), l.dipAzimuth(), l.pitch()));
            row.add(angles(g.ang1(), g.ang2(), g.ang3() < -179.5 ? 180 : g.ang3()));
        }
        return row.toArray(String[]::new);
    }

    private static String angles(double a, double b, double c) {
        return Math.round(a) + " / " + Math.round(b) + " / " + Math.round(c);
    }

    private static String share(double part, VariogramModel m) {
        return m.sill() > 0 ? String.valueOf(Math.round(100 * part / m.sill())) : "";
    }

    /// Three digits that count.
    private static String number(double v) {
        if (v == Double.POSITIVE_INFINITY) {
            return "∞";
        }
        return v == 0
                ? "0"
                : new BigDecimal(v)
                        .round(new MathContext(3, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static List<String> aligned(List<String[]> rows) {
        int columns = rows.getFirst().length;
        int[] width = new int[columns];
        for (String[] r : rows) {
            for (int c = 0; c < r.length; c++) {
                width[c] = Math.max(width[c], r[c].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] r : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < r.length; c++) {
                String pad = " ".repeat(width[c] - r[c].length());
                boolean figure = c >= 2 && c <= 6;
                line.append(figure ? pad + r[c] : r[c] + pad).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
