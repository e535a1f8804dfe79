package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.target.NearHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// Made-up sheets of the targets of {@link Example}.
final class ExampleSheets {
    private ExampleSheets() {}

    static List<TargetSheet> of(List<Target> targets, List<Proposal> holes) {
        List<TargetSheet> sheets = new ArrayList<>();
        for (int i = 0; i < holes.size(); i++) {
            sheets.add(sheet(targets.get(i), holes.get(i)));
        }
        return sheets;
    }

    static TargetSheet sheet(Target t, Proposal hole) {
        double none = Double.NaN;
        return new TargetSheet(
                t,
                "fault 61 %, Au_<anomaly> -22 %",
                List.of(new TargetSheet.Mean("F4<i>", "", 0.8149, 0.99987)),
                List.of(new TargetSheet.Mean("Au<u>", "g/<t>", 0.04567, 0.5), new TargetSheet.Mean("W", "", 3, 0)),
                List.of(new TargetSheet.Mean("dae", "", 0.61, none), new TargetSheet.Mean("stoad", "", 0.9985, none)),
                List.of(
                        new TargetSheet.Mean("1", "", 0.5, none),
                        new TargetSheet.Mean("2", "", 0.3, none),
                        new TargetSheet.Mean("3", "", 0.2, none)),
                0.75,
                0.21,
                63.4,
                List.of(new TargetSheet.Mean("analogue", "", 0.9, none)),
                0.0123,
                List.of(
                        new TargetSheet.Mean("p10", "", 0.7, none),
                        new TargetSheet.Mean("p50", "", 0.8, none),
                        new TargetSheet.Mean("p90", "", 0.9, none),
                        new TargetSheet.Mean("spread", "", 0.2, none)),
                List.of(
                        new NearHole(
                                Example.NASTY,
                                0,
                                new NearHole.Met(100, 102, 0.5, 0),
                                new NearHole.Met(40, 42, 3.25, 70)),
                        new NearHole("ZK05", 41.6, null, null)),
                hole,
                "TARGET_" + t.id());
    }
}
