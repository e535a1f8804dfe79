package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Finding;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private final ReportData data = Example.small();
    private final String page = Report.html(data, Figures.all(data, Workers.ONE), Workers.ONE);

    @Test
    void tellsTheStoryInPlainWords() {
        assertThat(page)
                .contains("3\u00a0targets (2 high, 1 medium)")
                .contains("it is right 82 times in 100")
                .contains("The random split flatters")
                .contains(": it flatters, because neighbouring voxels")
                .contains("What speaks against it")
                .contains("Outside the drilled part the evidence is extrapolated")
                .contains("<h2>Geochemistry</h2>")
                .contains("<strong>Zoning alarm:</strong> front elements rise with depth")
                .contains("Biplot of centred log-ratios")
                .contains("why (stoad)", "fault\u00a061\u00a0%, Au_&lt;anomaly&gt;\u00a0\u221222\u00a0%")
                .contains("detectors.stoad.epochs")
                .contains("2c26b46b68ffc68f")
                .contains("Permission is hereby granted, free of charge");
        assertThat(page).doesNotContain("{{");
    }

    @Test
    void nothingAUserWroteBecomesMarkupOrScript() {
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(page).contains("a &quot;quoted&quot; &lt;b&gt;title&lt;/b&gt;");
        String codes = "<script type=\"text/plain\" id=\"column-\\d+\">[A-Za-z0-9+/=]+</script>";
        Matcher scripts = Pattern.compile("<script[ >]").matcher(page.replaceAll(codes, ""));
        assertThat(scripts.results().count()).isEqualTo(3);
        assertThat(scene().path("holes").path("collars").path(1).path("name").asString())
                .isEqualTo(Example.NASTY);
    }

    @Test
    void proposedHolesAreDrawnFromCollarToEnd() {
        JsonNode planned = scene().path("planned");
        assertThat(planned.size()).isEqualTo(1); // the other was refused
        JsonNode hole = planned.path(0);
        assertThat(hole.path("name").asString()).isEqualTo("P-T01");
        assertThat(hole.path("text").asString()).contains("azimuth / dip 090 / −60°", "from 88 to 114 m");
        double east =
                hole.path("to").path(0).asDouble() - hole.path("from").path(0).asDouble();
        double up =
                hole.path("to").path(2).asDouble() - hole.path("from").path(2).asDouble();
        assertThat(east).isCloseTo(75, within(0.11));
        assertThat(up).isCloseTo(-150 * Math.sqrt(0.75), within(0.11));
    }

    @Test
    void asksTheNetworkForNothing() {
        Set<String> addresses = new TreeSet<>();
        Matcher m = Pattern.compile("(?:src|href|action)=\"([^\"#]{0,12})").matcher(page);
        while (m.find()) {
            addresses.add(m.group(1).replaceFirst("^data:.*", "data:"));
        }
        assertThat(addresses).isSubsetOf("data:", "");
        assertThat(page).doesNotContain("@import").contains("default-src 'none'");
    }

    @Test
    void everyModuleThatIsImportedIsInTheMap() {
        JsonNode imports = JsonMapper.shared().readTree(block("importmap")).path("imports");
        Pattern from =
                Pattern.compile("^\\s*(?:import|export)?\\b[^;'\"]*\\bfrom\\s*[\"']([^\"']+)[\"']", Pattern.MULTILINE);
        for (String name : imports.propertyNames()) {
            String address = imports.path(name).asString();
            byte[] source = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
            Matcher m = from.matcher(new String(source, java.nio.charset.StandardCharsets.UTF_8));
            while (m.find()) {
                assertThat(imports.propertyNames()).contains(m.group(1));
            }
        }
    }

    @Test
    void packedCodesStandForTheirValues() throws Exception {
        JsonNode scene = scene();
        int[] ground = data.prospect().ground();
        assertThat(scene.path("voxels").asInt()).isEqualTo(ground.length);
        byte[] mask = inflate(scene.path("mask").asString());
        assertThat(IntStream.range(0, data.prospect().model().grid().size())
                        .filter(v -> (mask[v >> 3] >> (v & 7) & 1) == 1)
                        .toArray())
                .isEqualTo(ground);
        JsonNode column = scene.path("columns").path(0);
        assertThat(column.path("id").asString()).isEqualTo("score");
        byte[] codes = inflate(element("id=\"" + column.path("in").asString()));
        float[] score = data.prospect().model().values("score");
        JsonNode levels = column.path("levels");
        Grid grid = data.prospect().model().grid();
        int[] all = new int[grid.size()];
        for (int i = 0; i < ground.length; i++) {
            int v = ground[i];
            int a = grid.ix(v) > 0 ? all[v - 1] : 0;
            int b = grid.iy(v) > 0 ? all[v - grid.nx()] : 0;
            int c = grid.ix(v) > 0 && grid.iy(v) > 0 ? all[v - grid.nx() - 1] : 0;
            int k = codes[i] + Math.clamp(a + b - c, Math.min(a, b), Math.max(a, b)) & 255;
            all[v] = k;
            assertThat(score[ground[i]])
                    .isGreaterThanOrEqualTo(levels.path(k - 1).floatValue());
            if (k < levels.size()) {
                assertThat(score[ground[i]]).isLessThan(levels.path(k).floatValue());
            }
        }
    }

    /// Whatever the room, what is worth most stays, what is left out is told, and threads change nothing.
    @Test
    void columnsThatDoNotFitAreLeftOutByTheirWorth() {
        List<String> all = titles(new SceneColumns(data, Workers.ONE, Long.MAX_VALUE));
        List<String> always = titles(new SceneColumns(data, Workers.ONE, 0));
        assertThat(always).contains("Class", "Training label").hasSizeLessThan(all.size());
        int before = 0;
        for (long room : new long[] {0, 2_000, 5_000, 20_000, 100_000_000}) {
            SceneColumns one = new SceneColumns(data, Workers.ONE, room);
            SceneColumns three = new SceneColumns(data, new Workers(3), room);
            assertThat(three.elements()).isEqualTo(one.elements());
            assertThat(three.left()).isEqualTo(one.left());
            assertThat(titles(one)).containsAll(always).hasSizeGreaterThanOrEqualTo(before);
            before = titles(one).size();
            List<String> both = new ArrayList<>(titles(one));
            both.addAll(one.left());
            assertThat(both).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(before).isEqualTo(all.size());
    }

    private static List<String> titles(SceneColumns columns) {
        return columns.all().stream().map(c -> (String) c.get("title")).toList();
    }

    @Test
    void theBestThousandthIsStillResolved() {
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Quantised q = Quantised.rank(values, IntStream.range(0, values.length).toArray(), 255);
        long best = IntStream.range(0, values.length)
                .filter(i -> (q.codes()[i] & 255) == 255)
                .count();
        assertThat(best).isEqualTo(100);
        assertThat(q.levels()[0]).isZero();
        Quantised flat = Quantised.linear(new float[] {2, 2, Float.NaN}, new int[] {0, 1, 2}, 255);
        assertThat(flat.codes()).containsExactly(1, 1, 0);
    }

    @Test
    void sameDataSameBytes() {
        ReportData again = Example.small();
        assertThat(Report.html(again, Figures.all(again, Workers.ONE), new Workers(3)))
                .isEqualTo(page);
    }

    @Test
    void copesWithNothingToShow() {
        ReportData bare = Example.bare();
        String html = Report.html(bare, Figures.all(bare, Workers.ONE), Workers.ONE);
        assertThat(html)
                .contains("No target was found")
                .contains("This run holds no study of the geochemistry")
                .contains("The checks found nothing to report")
                .contains("the samples did not allow an assessment");
    }

    @Test
    void manyFindingsAreCountedNotDropped() {
        List<Finding> many = IntStream.range(0, 1000)
                .mapToObj(i -> Finding.warning("gap", "assay.csv", i + 1, "A", "gap " + i, "left open"))
                .toList();
        String html = Tables.findings(many);
        assertThat(html)
                .contains("1000\u00a0warnings")
                .contains("the first 300; all are in qa.csv")
                .doesNotContain("gap 300<");
    }

    @Test
    void settingsOfAnUnorderedMapAreSorted() {
        String html = Tables.settings(Map.of("b", 1, "a", Map.of("z", 2, "y", List.of(3, 4))));
        assertThat(html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")).contains("a.y [3, 4] a.z 2 b 1");
    }

    @Test
    void groundMustRiseWithinTheGrid() {
        BlockModel model = new BlockModel(Grid.of(0, 0, 0, 1, 1, 1, 2, 1, 1));
        assertThatThrownBy(() -> new ReportData.Prospect(
                        model, new int[] {1, 0}, List.of(), "label", List.of(), "dae", "percentile", 0.75, 0.998))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figuresAreReadAsPeopleReadThem() {
        assertThat(Numbers.whole(3871400)).isEqualTo("3\u202f871\u202f400");
        assertThat(Numbers.whole(2830)).isEqualTo("2830");
        assertThat(Numbers.fixed(-0.04, 1)).isEqualTo("0.0");
        assertThat(Numbers.whole(-12)).isEqualTo("\u221212");
        assertThat(Numbers.significant(0.0123456, 2)).isEqualTo("0.012");
        assertThat(Numbers.significant(1234, 2)).isEqualTo("1200");
        assertThat(Numbers.fixed(Double.NaN, 2)).isEqualTo("–");
        assertThat(Svg.num(-0.05)).isEqualTo("-0.05");
        assertThat(Svg.num(12.30)).isEqualTo("12.3");
    }

    private JsonNode scene() {
        return JsonMapper.shared().readTree(block("application/json"));
    }

    private String block(String type) {
        return element("<script type=\"" + type);
    }

    /// The text of the script element that has these letters in its tag.
    private String element(String within) {
        int start = page.indexOf('>', page.indexOf(within)) + 1;
        return page.substring(start, page.indexOf("</script>", start));
    }

    private static byte[] inflate(String text) throws Exception {
        return new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getDecoder().decode(text)))
                .readAllBytes();
    }

    /// A rank in the volume has the codes of its score and is not stored twice.
    @Test
    void ranksHaveTheCodesOfTheirScore() throws Exception {
        float[] score = data.prospect().model().values("score");
        float[] twice = new float[score.length];
        for (int v = 0; v < twice.length; v++) {
            twice[v] = 2 * score[v];
        }
        assertThat(Quantised.rank(twice, data.prospect().ground(), 255).codes())
                .isEqualTo(Quantised.rank(score, data.prospect().ground(), 255).codes());
        assertThat(scene().path("left").size()).isZero();
    }
}
