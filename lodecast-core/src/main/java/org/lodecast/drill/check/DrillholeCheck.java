package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;

/// Checks the tables against themselves and each other, and tells everything that it finds: it never stops at
/// the first. What it can work around it does, and says so; an `ERROR` means that the tables must be mended.
/// What it may mend by itself its {@link FixRules} say.
///
/// Every row of a table is in the result or among {@link #rejected()}, once.
public final class DrillholeCheck {
    /// A station so far below the deepest sample [m] is no station of a hole whose end nobody wrote down:
    /// some tables put 90000 for "to the end".
    private static final double FAR_BELOW = 100;

    private final FixRules rules;
    private final CheckLimits limits;
    private final FindingLog collarLog;
    private final FindingLog surveyLog;
    private FixLog assayLog = new FixLog(List.of(), List.of());
    private FixLog lithologyLog = assayLog;

    /// Mends nothing; files in metres.
    ///
    /// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
    public DrillholeCheck(String collarFile, String surveyFile, double doglegPer30m) {
        this(collarFile, surveyFile, LengthUnit.METRE, new CheckLimits(doglegPer30m, Double.NaN), FixRules.none());
    }

    /// @param collarFile the table's name, for findings
    /// @param surveyFile likewise
    /// @param unit that the files have their lengths in: findings speak in it
    /// @param limits where the checks begin to doubt
    /// @param rules what may be mended
    public DrillholeCheck(String collarFile, String surveyFile, LengthUnit unit, CheckLimits limits, FixRules rules) {
        collarLog = new FindingLog(
                collarFile, unit, rules.leaveOutErrors(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        surveyLog = collarLog.of(surveyFile);
        this.limits = limits;
        this.rules = rules;
    }

    /// Everything found so far, in the order of the checks.
    public List<Finding> findings() {
        return Collections.unmodifiableList(collarLog.findings());
    }

    /// Rows of all tables that are not in the result.
    public List<Rejected> rejected() {
        return Collections.unmodifiableList(collarLog.rejected());
    }

    /// What the rules changed, in all tables, in the order applied.
    public List<Fix> fixes() {
        return Collections.unmodifiableList(collarLog.fixes());
    }

    /// What was done to the assays: the log that makes the table as used of the table as read.
    public FixLog assayLog() {
        return assayLog;
    }

    /// What was done to the lithology.
    public FixLog lithologyLog() {
        return lithologyLog;
    }

    /// Checks, mends what the rules allow, and desurveys. The result is only to be used if no finding is an
    /// error.
    public Drillholes check(
            List<Collar> collars, List<Station> stations, Intervals assays, Intervals lithology, Desurvey desurvey) {
        HoleNames holes = new CollarCheck(collarLog, rules).check(collars);
        List<List<Station>> surveys = new SurveyCheck(surveyLog, limits, rules).check(holes, stations);
        int rejected = rejected().size();
        int fixed = fixes().size();
        Intervals usedAssays = new IntervalCheck(collarLog.of(assays.file()), limits, rules, true).check(assays, holes);
        assayLog = logSince(rejected, fixed);
        rejected = rejected().size();
        fixed = fixes().size();
        Intervals usedLithology =
                new IntervalCheck(collarLog.of(lithology.file()), limits, rules, false).check(lithology, holes);
        lithologyLog = logSince(rejected, fixed);
        double[] deepest = new double[holes.size()];
        deepen(deepest, usedAssays, holes);
        deepen(deepest, usedLithology, holes);
        List<Collar> used = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        List<Station> kept = new ArrayList<>();
        for (int h = 0; h < holes.size(); h++) {
            Collar c = holes.collar(h);
            List<Station> s = surveys.get(h);
            used.add(c);
            traces.add(desurvey.trace(c, s, length(c, s, deepest[h])));
            kept.addAll(s);
        }
        return new Drillholes(List.copyOf(used), kept, traces, usedAssays, usedLithology);
    }

    private FixLog logSince(int rejected, int fixed) {
        return new FixLog(rejected().subList(rejected, rejected().size()), fixes().subList(fixed, fixes().size()));
    }

    /// Lowest end of an interval of each hole [m]; rows of a hole stand together.
    private static void deepen(double[] deepest, Intervals table, HoleNames holes) {
        int hole = -1;
        for (int i = 0; i < table.size(); i++) {
            if (i == 0 || !table.hole()[i].equals(table.hole()[i - 1])) {
                hole = holes.of(table.hole()[i]);
            }
            deepest[hole] = Math.max(deepest[hole], table.to()[i]);
        }
    }

    private double length(Collar c, List<Station> stations, double logged) {
        double last = stations.isEmpty() ? 0 : stations.getLast().depth();
        double end = Double.isNaN(c.length()) ? (logged > 0 ? logged : last) : c.length();
        if (Double.isNaN(c.length()) && logged > 0 && last > logged + FAR_BELOW) {
            surveyLog.warning(
                    "survey-beyond-samples",
                    stations.getLast().line(),
                    c.hole(),
                    "station at " + surveyLog.length(last) + ", the deepest sample ends at " + surveyLog.length(logged),
                    "the hole is taken to end at its deepest sample");
        }
        return Math.max(end, logged);
    }
}
