package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodecast.evidence.EstimateScore;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// `estimation.csv`: a row a variable, with its model and how well that foretold composites left out. Ranges and
/// angles are those of the longest structure, in metres and degrees; errors are in the variable's unit.
final class EstimationCsv {
    private EstimationCsv() {}

    static String of(List<Estimates.Kept> kept) {
        List<String> header = new ArrayList<>(List.of(
                "variable",
                "unit",
                "method",
                "transform",
                "model",
                "nugget",
                "sill",
                "range_m",
                "semi_m",
                "minor_m",
                "azimuth",
                "dip",
                "plunge",
                "fixed",
                "samples",
                "samples_of",
                "folds"));
        for (String how : List.of("one_out", "holes_out")) {
            for (String figure :
                    List.of("n", "mean_error", "rmse", "correlation", "slope", "standardised_squared_error")) {
                header.add(how + "_" + figure);
            }
        }
        header.addAll(List.of("holes_out_rmse_kriging", "holes_out_rmse_inverse_distance", "holes_out_rmse_nearest"));
        return Csv.of(header, kept.stream().map(EstimationCsv::row).toList());
    }

    private static List<String> row(Estimates.Kept k) {
        VariogramModel m = k.fit().model();
        List<String> row = new ArrayList<>(
                List.of(k.name(), k.unit(), k.method(), k.transform(), text(m), number(m.nugget()), number(m.sill())));
        if (m.structures().isEmpty()) {
            row.addAll(List.of("", "", "", "", "", ""));
        } else {
            Anisotropy a = m.structures().getLast().anisotropy();
            for (double r : a.ranges()) {
                row.add(Csv.number(r, 1));
            }
            boolean turned = !a.isIsotropic();
            double azimuth = Math.toDegrees(a.azimuth()) % 360;
            row.add(turned ? Csv.number(azimuth < 0 ? azimuth + 360 : azimuth, 1) : "");
            row.add(turned ? Csv.number(Math.toDegrees(a.dip()), 1) : "");
            row.add(turned ? Csv.number(Math.toDegrees(a.plunge()), 1) : "");
        }
        Estimates.Validation v = k.validation();
        row.addAll(List.of(
                String.join("; ", k.fixed()),
                String.valueOf(v.used()),
                String.valueOf(v.of()),
                String.valueOf(v.folds())));
        for (EstimateScore s : List.of(v.oneOut(), v.holesOut())) {
            row.addAll(List.of(
                    String.valueOf(s.count()),
                    number(s.meanError()),
                    number(s.rootMeanSquareError()),
                    number(s.correlation()),
                    number(s.slope()),
                    number(s.meanStandardisedSquare())));
        }
        row.addAll(List.of(number(v.kriging()), number(v.inverseDistance()), number(v.nearest())));
        return row;
    }

    /// `0.021 nugget + 0.13 spherical 240 × 90 × 60 m`.
    static String text(VariogramModel m) {
        StringBuilder text = new StringBuilder(number(m.nugget())).append(" nugget");
        for (Structure s : m.structures()) {
            Anisotropy a = s.anisotropy();
            text.append(" + ").append(number(s.partialSill())).append(' ');
            text.append(s.kind().name().toLowerCase(Locale.ROOT)).append(' ');
            text.append(Csv.number(a.range(), 1));
            if (!a.isIsotropic()) {
                text.append(" × ").append(Csv.number(a.ranges()[1], 1));
                text.append(" × ").append(Csv.number(a.ranges()[2], 1));
            }
            text.append(" m");
        }
        return text.toString();
    }

    /// Four digits that count.
    private static String number(double v) {
        if (!Double.isFinite(v)) {
            return "";
        }
        return new java.math.BigDecimal(v)
                .round(new java.math.MathContext(4, java.math.RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }
}
