package org.lodecast.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.evidence.VariableEstimate;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.ExperimentalVariogram;
import org.lodecast.geostat.variogram.GslibEllipsoid;
import org.lodecast.geostat.variogram.LeapfrogEllipsoid;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Variograms as CSV: lengths in metres, angles in degrees, semivariances on the scale that is kriged.
final class VariogramCsv {
    private static final int POINTS = 100; // of a curve

    private VariogramCsv() {}

    static String models(List<VariableEstimate> fits) {
        StringBuilder csv = new StringBuilder("variable,transform,structure,kind,sill,range_m,semi_m,minor_m,dip,"
                + "dip_azimuth,pitch,ang1,ang2,ang3\n");
        for (VariableEstimate v : fits) {
            VariogramModel m = v.model();
            String name = quoted(v.name()) + "," + v.settings().scale().key() + ",";
            csv.append(name).append("0,nugget,").append(number(m.nugget())).append(",,,,,,,,,\n");
            for (int s = 0; s < m.structures().size(); s++) {
                csv.append(name).append(s + 1).append(structure(m.structures().get(s)));
            }
        }
        return csv.toString();
    }

    private static String structure(Structure s) {
        Anisotropy a = s.anisotropy();
        LeapfrogEllipsoid l = a.toLeapfrog();
        GslibEllipsoid g = a.toGslib();
        double[] r = a.ranges();
        double[] all = {
            s.partialSill(), r[0], r[1], r[2], l.dip(), l.dipAzimuth(), l.pitch(), g.ang1(), g.ang2(), g.ang3()
        };
        StringBuilder row = new StringBuilder(",").append(s.kind().name().toLowerCase(Locale.ROOT));
        Arrays.stream(all).forEach(x -> row.append(',').append(number(x)));
        return row.append('\n').toString();
    }

    static String experiments(List<VariableEstimate> fits) {
        StringBuilder csv = new StringBuilder("variable,experiment,azimuth,dip,distance_m,pairs,gamma\n");
        for (VariableEstimate v : fits) {
            AutomaticVariogram f = v.fit();
            rows(csv, v, "all directions", "", f.omnidirectional());
            rows(csv, v, "down the holes", "", f.downhole());
            for (int k = 0; k < f.axes().size(); k++) {
                rows(
                        csv,
                        v,
                        "axis " + (k + 1),
                        direction(f.axes().get(k)),
                        f.axes().get(k).experiment());
            }
        }
        return csv.toString();
    }

    private static void rows(
            StringBuilder csv, VariableEstimate v, String what, String direction, ExperimentalVariogram e) {
        for (int k = 0; k < e.size(); k++) {
            csv.append(quoted(v.name())).append(',').append(what).append(',');
            csv.append(direction.isEmpty() ? "," : direction).append(',');
            csv.append(number(e.distance()[k])).append(',').append(e.pairs()[k]).append(',');
            csv.append(number(e.gamma()[k])).append('\n');
        }
    }

    /// From just above 0, where γ is the nugget, to the last lag.
    static String curves(List<VariableEstimate> fits) {
        StringBuilder csv = new StringBuilder("variable,curve,azimuth,dip,distance_m,gamma\n");
        for (VariableEstimate v : fits) {
            AutomaticVariogram f = v.fit();
            double far = f.map().lags().to()[f.map().lags().to().length - 1];
            for (int k = 0; k < Math.max(1, f.axes().size()); k++) {
                AutomaticVariogram.Axis axis =
                        f.axes().isEmpty() ? null : f.axes().get(k);
                String start = quoted(v.name()) + ","
                        + (axis == null ? "all directions,," : "axis " + (k + 1) + "," + direction(axis)) + ",";
                for (int i = 0; i <= POINTS; i++) {
                    double h = i == 0 ? 1e-6 : far * i / POINTS;
                    double gamma = axis == null ? f.model().gamma(h) : axis.gamma(f.model(), h);
                    csv.append(start).append(number(h)).append(',');
                    csv.append(number(gamma)).append('\n');
                }
            }
        }
        return csv.toString();
    }

    private static String direction(AutomaticVariogram.Axis axis) {
        double azimuth = Math.toDegrees(axis.azimuth()) % 360;
        return number(azimuth < 0 ? azimuth + 360 : azimuth) + "," + number(Math.toDegrees(axis.dip()));
    }

    private static String number(double v) {
        if (Double.isInfinite(v)) {
            return "inf";
        }
        return v == 0
                ? "0"
                : new java.math.BigDecimal(v)
                        .round(new java.math.MathContext(7, java.math.RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String quoted(String name) {
        return name.matches("(?s).*[,\"\\r\\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }
}
