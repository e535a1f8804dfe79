package org.lodecast.app.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lodecast.app.store.Duck;

/// The checks of drillhole tables once more, as questions to a database: each gives the lines and holes that it
/// tells. Tables `collar` (line, hole, x, y, z, length), `survey` (line, hole, depth, azimuth, dip) and `assay` or
/// `lithology` (line, hole, f, t, tells) hold the rows of the files in metres and degrees, negative down.
final class ChecksBySql {
    static final String PREPARED = """
            CREATE TABLE used_collar AS FROM collar QUALIFY row_number() OVER (PARTITION BY hole ORDER BY line) = 1;
            CREATE TABLE station AS
              SELECT s.*, c.length, row_number() OVER (PARTITION BY s.hole, round(s.depth, 6) ORDER BY s.line) AS nth
              FROM survey s JOIN used_collar c USING (hole)
              WHERE s.depth BETWEEN 0 AND 1e6 AND abs(s.dip) <= 90 AND abs(s.azimuth) <= 360;
            CREATE TABLE turn AS
              SELECT *, depth - lag(depth) OVER w AS apart, degrees(2 * asin(least(1, sqrt(
                  pow(cos(radians(dip)) * sin(radians(azimuth)) - lag(cos(radians(dip)) * sin(radians(azimuth))) OVER w, 2)
                + pow(cos(radians(dip)) * cos(radians(azimuth)) - lag(cos(radians(dip)) * cos(radians(azimuth))) OVER w, 2)
                + pow(sin(radians(dip)) - lag(sin(radians(dip))) OVER w, 2)) / 2))) AS angle
              FROM station WHERE nth = 1 WINDOW w AS (PARTITION BY hole ORDER BY depth);
            """;

    private static final Map<String, String> COLLAR = new LinkedHashMap<>();
    private static final Map<String, String> SURVEY = new LinkedHashMap<>();
    private static final Map<String, String> INTERVAL = new LinkedHashMap<>();
    private static final Map<String, String> ASSAY = new LinkedHashMap<>();

    private ChecksBySql() {}

    static {
        COLLAR.put("collar-duplicate", """
                line, hole FROM collar
                QUALIFY row_number() OVER (PARTITION BY hole ORDER BY line) > 1""");
        COLLAR.put("collar-same-place", """
                line, hole FROM used_collar
                QUALIFY row_number() OVER (PARTITION BY x, y, z ORDER BY line) > 1""");
        COLLAR.put("collar-no-depth", "0, '' FROM used_collar HAVING count(length) = 0");
        COLLAR.put("collar-depth", "line, hole FROM collar WHERE length <= 0 OR length > 20000");
        COLLAR.put("collar-far", """
                line, hole FROM (
                  SELECT a.line, a.hole, min(sqrt(pow(a.x - b.x, 2) + pow(a.y - b.y, 2))) AS d
                  FROM used_collar a JOIN used_collar b ON a.line <> b.line GROUP BY ALL)
                QUALIFY d > greatest(5000, 20 * quantile_disc(d, 0.5) OVER ())""");
        COLLAR.put("collar-off-ground", """
                line, hole FROM (
                  SELECT a.line, a.hole, a.z, b.z AS theirs, sqrt(pow(a.x - b.x, 2) + pow(a.y - b.y, 2)) AS d
                  FROM used_collar a JOIN used_collar b ON a.line <> b.line
                  QUALIFY row_number() OVER (PARTITION BY a.line ORDER BY d, b.line) <= 8)
                WHERE d <= 2000 GROUP BY ALL HAVING count(*) >= 4
                  AND abs(z - list_sort(list(theirs))[(count(*) - 1) // 2 + 1]) > greatest(100, min(d))
                  AND abs(z - arg_min(theirs, d)) > greatest(100, min(d))
                  AND 4 * count(*) FILTER (abs(z - theirs) <= 100) <= count(*)""");
        SURVEY.put("survey-no-collar", "min(line), hole FROM survey ANTI JOIN collar USING (hole) GROUP BY hole");
        SURVEY.put("survey-missing", "0, hole FROM used_collar ANTI JOIN station USING (hole)");
        SURVEY.put("survey-depth", """
                line, hole FROM survey SEMI JOIN collar USING (hole)
                WHERE NOT depth BETWEEN 0 AND 1e6""");
        SURVEY.put("survey-dip", "line, hole FROM survey SEMI JOIN collar USING (hole) WHERE abs(dip) > 90");
        SURVEY.put("survey-azimuth", "line, hole FROM survey SEMI JOIN collar USING (hole) WHERE abs(azimuth) > 360");
        SURVEY.put("survey-order", """
                min(line), hole FROM (
                  SELECT line, hole FROM station QUALIFY depth < lag(depth) OVER (PARTITION BY hole ORDER BY line))
                GROUP BY hole""");
        SURVEY.put("survey-duplicate", "line, hole FROM station WHERE nth > 1");
        SURVEY.put("survey-below-collar", """
                arg_min(line, depth), hole FROM station GROUP BY hole
                HAVING min(depth) > 0""");
        SURVEY.put("survey-beyond-end", "line, hole FROM station WHERE nth = 1 AND depth > length + 1e-6");
        SURVEY.put("survey-beyond-samples", """
                arg_max(line, depth), hole FROM station JOIN (SELECT hole, max(t) AS deepest FROM assay_used GROUP BY hole) USING (hole)
                WHERE length IS NULL GROUP BY hole, deepest HAVING max(depth) > deepest + 100""");
        SURVEY.put("survey-dogleg", "line, hole FROM turn WHERE apart > 0 AND angle * 30 / greatest(30, apart) > 10");
        SURVEY.put("hole-upward", """
                arg_min(line, depth), hole FROM station GROUP BY hole
                HAVING arg_min(dip, depth) > 0""");
        INTERVAL.put("interval-no-collar", "min(line), hole FROM $T ANTI JOIN collar USING (hole) GROUP BY hole");
        INTERVAL.put("interval-from-to", """
                line, hole FROM $T SEMI JOIN collar USING (hole)
                WHERE f >= 0 AND greatest(f, t) <= 20000 AND t - f <= 1e-6""");
        INTERVAL.put("interval-depth", """
                line, hole FROM $T SEMI JOIN collar USING (hole)
                WHERE f < 0 OR greatest(f, t) > 20000""");
        INTERVAL.put("interval-duplicate", "line, hole FROM $T_used WHERE nth > 1");
        INTERVAL.put("interval-overlap", "line, hole FROM $T_used WHERE nth = 1 AND f < above - 1e-6");
        INTERVAL.put("interval-beyond-end", "line, hole FROM $T_used WHERE t > length + 0.01");
        ASSAY.put("interval-gap", "line, hole FROM assay_used WHERE nth = 1 AND f > above + 1e-6");
        ASSAY.put("hole-without-assays", "0, hole FROM used_collar ANTI JOIN assay_used USING (hole)");
        // the length-weighted median of intervals that hold a value, none counted for more than 5 usual ones
        ASSAY.put("interval-long", """
                line, hole FROM (
                  WITH told AS (SELECT t - f AS l, row_number() OVER (ORDER BY t - f) AS k, count(*) OVER () AS n
                    FROM assay_used WHERE tells),
                  usual AS (SELECT l AS median FROM told WHERE k = n // 2 + 1),
                  summed AS (SELECT l, k, sum(least(l, 5 * median)) OVER (ORDER BY k) AS s,
                    sum(least(l, 5 * median)) OVER () AS whole FROM told, usual),
                  longest AS (SELECT greatest(10, 20 * min(l)) AS most FROM summed WHERE s >= whole / 2),
                  long AS (SELECT u.*, count(*) FILTER (NOT tells) OVER () AS padding FROM assay_used u, longest
                    WHERE t - f > most AND nth = 1 AND NOT coalesce(t > length + 0.01, false))
                  SELECT line, hole FROM long WHERE tells OR padding <= 20
                  UNION ALL SELECT DISTINCT 0, '' FROM long WHERE NOT tells AND padding > 20)""");
    }

    /// Rows that can stand, with the end of their hole, which one with their depths each is, and how deep those
    /// above it reach.
    static String used(String table) {
        return """
                CREATE TABLE $T_used AS
                  SELECT i.*, c.length, row_number() OVER (PARTITION BY i.hole, f, t ORDER BY i.line) AS nth,
                    max(t) OVER (PARTITION BY i.hole ORDER BY f, t, i.line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
                  FROM $T i JOIN used_collar c USING (hole) WHERE f >= 0 AND greatest(f, t) <= 20000 AND t - f > 1e-6
                """.replace("$T", table);
    }

    /// Counts the rows of a table that are used.
    static String kept(String table) {
        return switch (table) {
            case "collar" -> "SELECT count(DISTINCT hole) FROM collar";
            case "survey" -> "SELECT count(*) FROM turn";
            default -> "SELECT count(*) FROM " + table + "_used";
        };
    }

    /// The questions to a table, by the name of the check.
    static Map<String, String> of(String table) {
        Map<String, String> all = new LinkedHashMap<>();
        switch (table) {
            case "collar" -> all.putAll(COLLAR);
            case "survey" -> all.putAll(SURVEY);
            default -> {
                INTERVAL.forEach((check, sql) -> all.put(check, sql.replace("$T", table)));
                if (table.equals("assay")) {
                    all.putAll(ASSAY);
                }
            }
        }
        return all;
    }

    /// Values far above all others, and the zeros: lines of the first, a note where there are any of the second.
    static Map<String, String> ofValues(String element) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("value-outlier", """
                line, hole FROM (
                  WITH v AS (SELECT list_sort(list($V)) AS v FROM assay WHERE $V > 0),
                  q AS (SELECT v[(len(v) - 1) // 4 + 1] AS q1, v[3 * (len(v) - 1) // 4 + 1] AS q3,
                    v[99 * (len(v) - 1) // 100 + 1] AS p99, len(v) AS n FROM v),
                  far AS (SELECT line, hole, $V, count(*) OVER () AS n FROM assay, q
                    WHERE q.n >= 30 AND q1 < q3 AND $V > greatest(q3 * pow(q3 / q1, 3), 5 * p99))
                  SELECT line, hole FROM (FROM far ORDER BY $V DESC LIMIT 20)
                  UNION ALL SELECT DISTINCT 0, '' FROM far WHERE n > 20)""".replace("$V", Duck.quoted(element)));
        all.put("value-zero", """
                0, '' FROM assay
                WHERE $V = 0 HAVING count(*) > 0""".replace("$V", Duck.quoted(element)));
        all.put("value-impossible", "line, hole FROM assay WHERE $V < 0".replace("$V", Duck.quoted(element)));
        all.put("value-constant", """
                0, '' FROM assay
                WHERE $V IS NOT NULL HAVING count(*) >= 10 AND min($V) = max($V)""".replace("$V", Duck.quoted(element)));
        return all;
    }
}
