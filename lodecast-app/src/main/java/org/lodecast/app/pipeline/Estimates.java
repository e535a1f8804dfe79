package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.app.report.ReportData;
import org.lodecast.app.store.Table;
import org.lodecast.evidence.EstimateCheck;
import org.lodecast.evidence.EstimateScore;
import org.lodecast.evidence.EstimateSettings;
import org.lodecast.evidence.VariableEstimate;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.VariogramMap;
import org.lodecast.geostat.variogram.VariogramModel;

/// What is kept of each estimated variable: its model and how well it foretold composites left out.
final class Estimates {
    private static final String TABLE = "cross_validation";

    private Estimates() {}

    /// One variable.
    ///
    /// @param transform `none`, `log` or `normal_score`: the scale of the variogram
    /// @param fixed parameters of the variogram that the project holds
    /// @param fit without its map, which nobody looks at again
    record Kept(
            String name,
            String unit,
            String method,
            String transform,
            List<String> fixed,
            AutomaticVariogram fit,
            Validation validation) {}

    /// Figures of an {@link EstimateCheck}.
    record Validation(
            int used,
            int of,
            int folds,
            EstimateScore oneOut,
            EstimateScore holesOut,
            double kriging,
            double inverseDistance,
            double nearest) {}

    /// What the manifest tells of a variable.
    record Resolved(String name, String method, String transform, VariogramModel variogram, List<String> fixed) {
        static Resolved of(Kept k) {
            return new Resolved(k.name(), k.method(), k.transform(), k.fit().model(), k.fixed());
        }
    }

    static Kept kept(VariableEstimate v, EstimateCheck c) {
        AutomaticVariogram f = v.fit();
        VariogramMap bare = new VariogramMap(
                f.map().azimuths(),
                f.map().dips(),
                f.map().lags(),
                List.of(),
                f.map().variance());
        return new Kept(
                v.name(),
                v.unit(),
                v.settings().method().key(),
                v.settings().scale().key(),
                fixed(v),
                new AutomaticVariogram(
                        f.model(), f.error(), f.remarks(), f.downhole(), f.omnidirectional(), f.axes(), bare),
                new Validation(
                        c.used(),
                        c.of(),
                        c.folds(),
                        c.oneOut(),
                        c.holesOut(),
                        c.kriging(),
                        c.inverseDistance(),
                        c.nearest()));
    }

    private static List<String> fixed(VariableEstimate v) {
        List<String> fixed = new ArrayList<>();
        var f = v.settings().fit().fixed();
        double[] values = {f.nugget(), f.sill(), f.azimuth(), f.dip(), f.plunge()};
        String[] names = {"nugget", "sill", "azimuth", "dip", "plunge"};
        for (int k = 0; k < names.length; k++) {
            if (!Double.isNaN(values[k])) {
                fixed.add(names[k]);
            }
        }
        for (int s = 0; s < f.ranges().size(); s++) {
            double[] r = {
                f.ranges().get(s).major(),
                f.ranges().get(s).semiMajor(),
                f.ranges().get(s).minor()
            };
            for (int k = 0; k < r.length; k++) {
                if (!Double.isNaN(r[k])) {
                    fixed.add(List.of("range", "semi", "minor").get(k) + " " + (s + 1));
                }
            }
        }
        return fixed;
    }

    static void keep(StageFolder folder, List<Kept> kept, List<EstimateCheck> checks) throws IOException {
        folder.json("estimates", kept);
        int n = checks.stream().mapToInt(EstimateCheck::used).sum();
        String[] variable = new String[n];
        double[][] c = new double[10][n];
        int at = 0;
        for (int k = 0; k < checks.size(); k++) {
            EstimateCheck.Samples s = checks.get(k).samples();
            double[][] from = {
                s.actual().x(),
                s.actual().y(),
                s.actual().z(),
                s.actual().value(),
                s.oneOut(),
                s.holesOut(),
                s.scaled(),
                s.scaledHolesOut(),
                s.oneOutVariance(),
                s.holesOutVariance()
            };
            int size = s.actual().size();
            Arrays.fill(variable, at, at + size, kept.get(k).name());
            for (int j = 0; j < from.length; j++) {
                System.arraycopy(from[j], 0, c[j], at, size);
            }
            at += size;
        }
        folder.table(new Table(TABLE)
                .text("variable", variable)
                .real("x", "m", c[0])
                .real("y", "m", c[1])
                .real("z", "m", c[2])
                .real("actual", "", c[3])
                .real("one_out", "", c[4])
                .real("holes_out", "", c[5])
                .real("scaled", "", c[6])
                .real("holes_out_scaled", "", c[7])
                .real("one_out_variance", "", c[8])
                .real("holes_out_variance", "", c[9]));
        folder.product("estimation.csv", EstimationCsv.of(kept));
    }

    /// For the report.
    static List<ReportData.Estimated> told(Workspace w) {
        Table t = w.of(EvidenceStage.NAME, TABLE, f -> f.table(TABLE));
        String[] variable = t.text("variable");
        List<ReportData.Estimated> told = new ArrayList<>();
        for (Kept k : load(w)) {
            int[] rows = IntStream.range(0, variable.length)
                    .filter(i -> variable[i].equals(k.name()))
                    .toArray();
            boolean kriged = EstimateSettings.Method.valueOf(k.method().toUpperCase(Locale.ROOT))
                    .kriges();
            Validation v = k.validation();
            told.add(new ReportData.Estimated(
                    k.name(),
                    k.unit(),
                    k.method(),
                    k.transform(),
                    k.fixed(),
                    k.fit(),
                    v.folds(),
                    v.oneOut(),
                    v.holesOut(),
                    v.kriging(),
                    v.inverseDistance(),
                    v.nearest(),
                    pick(t.real("scaled"), rows),
                    pick(t.real(kriged ? "holes_out_scaled" : "holes_out"), rows),
                    kriged
                            ? pick(t.real("holes_out_variance"), rows)
                            : Arrays.stream(rows).mapToDouble(i -> Double.NaN).toArray()));
        }
        return told;
    }

    private static double[] pick(double[] from, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> from[i]).toArray();
    }

    /// Variograms of the variables, by name.
    static Map<String, AutomaticVariogram> fits(Workspace w) {
        Map<String, AutomaticVariogram> fits = new LinkedHashMap<>();
        load(w).forEach(k -> fits.put(k.name(), k.fit()));
        return fits;
    }

    private static List<Kept> load(Workspace w) {
        return w.of(EvidenceStage.NAME, "estimates", f -> List.of(f.json("estimates", Kept[].class)));
    }

    /// What the whole list leaves to say: thinned samples.
    static List<String> remarks(List<Kept> kept) {
        return kept.stream()
                .filter(k -> k.validation().folds() > 0 && k.validation().of() > EstimateCheck.MOST)
                .map(k -> "cross-validation of " + k.name() + ": of the "
                        + k.validation().used() + " samples of some holes," + " out of "
                        + k.validation().of())
                .toList();
    }
}
