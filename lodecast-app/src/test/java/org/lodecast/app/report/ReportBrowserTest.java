package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.Target;
import org.lodecast.target.TargetShape;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The page as a user's browser sees it, from a file.
@Tag("browser")
class ReportBrowserTest {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    /// Software rendering on a busy machine is slow.
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    static Path folder;

    static ChromeDriver browser;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser test: " + CHROMIUM + " is not installed");
        assumeTrue(Files.isExecutable(DRIVER), "no browser test: " + DRIVER + " is not installed");
        browser = start("--enable-unsafe-swiftshader", "--use-angle=swiftshader");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void opensFromAFileAndFollowsTheSlider() throws Exception {
        ReportData data = Example.small();
        show(browser, data);
        assertThat(read(browser, "webgl")).isEqualTo(true);
        assertThat(read(browser, "error")).isEqualTo("");
        assertThat(number("targets")).isEqualTo(data.targets().size());
        assertThat(number("planned")).isEqualTo(1);
        assertThat(number("voxels")).isEqualTo(data.prospect().ground().length);
        long two = number("visibleVoxels");
        // The view opens with the best 2 % of the ground.
        assertThat(two / (double) number("voxels")).isBetween(0.018, 0.023);

        set("threshold", "255");
        until("window.lodecast.visibleVoxels < " + two);
        assertThat(number("visibleVoxels")).isPositive();
        set("threshold", "1");
        until("window.lodecast.visibleVoxels === window.lodecast.voxels");

        // Too much to draw: the count stays true, the picture is cut to the best.
        browser.executeScript("window.lodecast.mostFaces = 600");
        set("threshold", "30");
        until("window.lodecast.drawnVoxels < 600");
        assertThat(number("drawnVoxels")).isPositive().isLessThan(number("visibleVoxels"));
        assertThat(browser.findElement(By.id("count")).getText()).contains("Too many to draw at once");
        browser.executeScript("window.lodecast.mostFaces = 900000");

        // Class: medium and high, as the model has them.
        set("filter", "class");
        float[] kind = data.prospect().model().values("class");
        long classed = Arrays.stream(data.prospect().ground())
                .filter(v -> kind[v] >= 1)
                .count();
        until("window.lodecast.visibleVoxels === " + classed);

        // A cut takes voxels out of the picture, not out of the count.
        long drawn = number("drawnVoxels");
        set("cut-axis", "0");
        until("window.lodecast.drawnVoxels < " + drawn);
        assertThat(number("visibleVoxels")).isEqualTo(classed);

        browser.findElement(By.cssSelector("button.fly[data-target=T02]")).click();
        until("window.lodecast.flownTo === 'T02'");

        // A link to a sheet opens it.
        assertThat(browser.findElement(By.id("sheet-T02")).getDomProperty("open"))
                .isEqualTo("false");
        browser.findElement(By.cssSelector("a[href='#sheet-T02']")).click();
        until("document.getElementById('sheet-T02').open");
        assertThat(complaints(browser)).isEmpty();
    }

    /// Ground whose support falls from west to east.
    private static ReportData supported() {
        ReportData data = Example.small();
        Grid grid = data.prospect().model().grid();
        float[] support = new float[grid.size()];
        for (int v = 0; v < support.length; v++) {
            support[v] = 1 - (grid.ix(v) + 0.5f) / grid.nx();
        }
        data.prospect().model().put("support", "", support);
        return data;
    }

    @Test
    void theAddressHoldsTheView() throws Exception {
        ReportData data = supported();
        Path file = page(data);
        show(browser, file, "");
        assertThat(hash()).isEmpty();
        set("filter", "p");
        set("threshold", "150");
        set("colour", "support");
        set("cut-axis", "1");
        set("cut", "12");
        set("exaggeration", "2");
        box("fade");
        box("layer-faults");
        box("slice-level");
        set("slice-at-level", "7");
        set("holes-colour", "rock");
        browser.executeScript("document.querySelector('#bookmarks [data-target=T02]').click()");
        until("location.hash.startsWith('#view=1') && location.hash.includes('target=T02')");
        still();
        String address = (String) browser.executeScript("return location.href");
        List<?> camera = (List<?>) browser.executeScript("return window.lodecast.camera()");
        long visible = number("visibleVoxels");
        long drawn = number("drawnVoxels");
        assertThat(drawn).isLessThan(visible);

        browser.get("about:blank");
        show(browser, file, address.substring(address.indexOf('#')));
        assertThat(hash()).isEqualTo(address.substring(address.indexOf('#')));
        assertThat(number("visibleVoxels")).isEqualTo(visible);
        assertThat(number("drawnVoxels")).isEqualTo(drawn);
        for (String[] said : new String[][] {
            {"filter", "p"},
            {"threshold", "150"},
            {"colour", "support"},
            {"cut-axis", "1"},
            {"cut", "12"},
            {"exaggeration", "2"},
            {"slice-at-level", "7"},
            {"holes-colour", "rock"}
        }) {
            assertThat(browser.findElement(By.id(said[0])).getDomProperty("value"))
                    .as(said[0])
                    .isEqualTo(said[1]);
        }
        assertThat(read(browser, "opacityBySupport")).isEqualTo(false);
        assertThat(layers()).doesNotContain("faults").contains("voxels", "holes");
        assertThat(browser.findElement(By.cssSelector("#bookmarks [data-target=T02]"))
                        .getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(browser.findElement(By.id("sheet-T02")).getDomProperty("open"))
                .isEqualTo("true");
        List<?> again = (List<?>) browser.executeScript("return window.lodecast.camera()");
        for (int i = 0; i < 6; i++) {
            assertThat(((Number) again.get(i)).doubleValue())
                    .isCloseTo(((Number) camera.get(i)).doubleValue(), within(0.11));
        }

        // A view that is pasted into the address of an open page, and anchors that are none.
        browser.executeScript("location.hash = '#view=1&filter=class&from=2&layers=faults'");
        until("window.lodecast.shownLayers.join() === 'faults'");
        until("document.getElementById('filter').value === 'class'");
        browser.executeScript("location.hash = '#sheet-T01'");
        until("document.getElementById('sheet-T01').open");
        browser.executeScript("location.hash = '#view=1&filter=nonsense&from=x&layers=&level=a&section=,&eye=1,2'");
        until("window.lodecast.shownLayers.length === 0");
        assertThat(complaints(browser)).isEmpty();
    }

    @Test
    void voxelsThatASliderLeavesAreThoseOfTheModel() throws Exception {
        ReportData data = Example.small();
        show(browser, page(data), "");
        set("filter", "p");
        Quantised q = Quantised.rank(
                data.prospect().model().values("p"), data.prospect().ground(), 255);
        for (int threshold : new int[] {2, 130, 254}) {
            set("threshold", String.valueOf(threshold));
            long expected = IntStream.range(0, q.codes().length)
                    .filter(i -> (q.codes()[i] & 255) >= threshold)
                    .count();
            until("window.lodecast.visibleVoxels === " + expected);
        }
    }

    @Test
    void groundWithoutDataIsPaler() throws Exception {
        show(browser, page(supported()), "");
        assertThat(read(browser, "opacityBySupport")).isEqualTo(true);
        assertThat(browser.findElement(By.id("legend")).getText()).contains("Paler where data support is low");
        double faded = saturation();
        box("fade");
        until("!window.lodecast.opacityBySupport");
        assertThat(browser.findElement(By.id("legend")).getText()).doesNotContain("Paler");
        assertThat(saturation()).isGreaterThan(1.2 * faded);
        show(browser, page(Example.bare()), "");
        assertThat(browser.findElement(By.id("fade-row")).isDisplayed()).isFalse();
    }

    @Test
    void layersAreToggledByBoxAndByKey() throws Exception {
        show(browser, page(Example.small()), "");
        List<String> all = layers();
        assertThat(all).containsExactly("voxels", "targets", "bodies", "holes", "planned", "orebodies", "faults");
        for (String layer : all) {
            box("layer-" + layer);
            assertThat(layers()).doesNotContain(layer).hasSize(all.size() - 1);
            box("layer-" + layer);
        }
        box("layer-topography");
        assertThat(layers()).contains("topography");
        key("8");
        assertThat(layers()).isEqualTo(all);
        key("1");
        assertThat(layers()).doesNotContain("voxels");
    }

    @Test
    void slicesShowAllGroundOfTheirPlane() throws Exception {
        ReportData data = Example.small();
        Grid grid = data.prospect().model().grid();
        int[] ground = data.prospect().ground();
        show(browser, page(data), "#view=1&layers=&east=20&north=9&level=11&section=90,0");
        assertThat(slice("east"))
                .isEqualTo(List.of(List.of((long) grid.ny(), (long) grid.nz()), count(ground, v -> grid.ix(v) == 20)));
        assertThat(slice("north"))
                .isEqualTo(List.of(List.of((long) grid.nx(), (long) grid.nz()), count(ground, v -> grid.iy(v) == 9)));
        assertThat(slice("level"))
                .isEqualTo(List.of(List.of((long) grid.nx(), (long) grid.ny()), count(ground, v -> grid.iz(v) == 11)));
        // due east through the middle of the grid, which is the wall between two rows
        assertThat((Object) slice("section").get(1))
                .isIn(count(ground, v -> grid.iy(v) == 17), count(ground, v -> grid.iy(v) == 18));
        set("slice-at-level", "3");
        until("window.lodecast.slices.level.voxels === " + count(ground, v -> grid.iz(v) == 3));
        // A click on a slice reads the ground, though its layer is hidden.
        browser.executeScript("document.getElementById('top').click()");
        still();
        new Actions(browser)
                .moveToElement(browser.findElement(By.id("canvas")), 40, 60)
                .click()
                .perform();
        until("!document.getElementById('probe').hidden");
        assertThat(browser.findElement(By.id("probe")).getText()).contains("elevation 2470 m", "Score (stoad)");
        box("slice-level");
        until("!window.lodecast.slices.level");
        assertThat(complaints(browser)).isEmpty();
    }

    @Test
    void bodiesHaveTheWallsOfTheirTargets() throws Exception {
        ReportData data = Example.small();
        show(browser, page(data), "");
        Set<Integer> taken = new HashSet<>(); // where bodies overlap the better target has the ground
        for (Target t : data.targets()) {
            int[] own = Arrays.stream(t.voxels()).filter(taken::add).toArray();
            TriangleMesh shape = TargetShape.of(t.id(), data.prospect().model().grid(), own);
            assertThat(browser.executeScript("return window.lodecast.bodies[arguments[0]].walls", t.id()))
                    .isEqualTo(shape.triangles() / 2L);
        }
    }

    @Test
    void thePointerReadsHolesAndBodies() throws Exception {
        ReportData data = Example.small();
        show(browser, page(data), "#view=1&layers=holes,planned");
        Composites c = data.geology().composites();
        for (String hole : new String[] {"ZK01", Example.NASTY}) {
            point("holeOnStage", hole, 101);
            until("(window.lodecast.probe ?? '').startsWith('" + hole + " · 100–102')");
            String text = browser.findElement(By.id("probe")).getText();
            int row = IntStream.range(0, c.size())
                    .filter(i -> c.hole()[i].equals(hole) && c.from()[i] == 100)
                    .findFirst()
                    .orElseThrow();
            double grade = c.variable("Au").values()[row];
            assertThat(text).startsWith(hole + " · 100–102 m · Au ").contains(" g/t", "granite");
            assertThat(Double.parseDouble(text.replaceAll(".*Au ([0-9.e-]+) g/t.*", "$1")))
                    .isCloseTo(grade, within(0.006 * grade));
        }
        // Depths without an assay, and rock of a nasty name.
        point("holeOnStage", "ZK05", 51);
        until("window.lodecast.probe.includes('not assayed')");
        point("holeOnStage", "ZK05", 251);
        until("window.lodecast.probe.endsWith('" + Example.NASTY + "')");
        assertThat(browser.findElements(By.cssSelector("#probe script, #labels script")))
                .isEmpty();
        assertThat(browser.findElements(By.cssSelector("#labels .hole")).stream()
                        .map(e -> e.getDomProperty("textContent")))
                .contains(Example.NASTY, "P-T01");
        // Behind ground that is shown nothing is read.
        set("threshold", "1");
        box("layer-voxels");
        until("window.lodecast.visibleVoxels === window.lodecast.voxels");
        point("holeOnStage", "ZK05", 251);
        until("document.getElementById('probe').hidden");
        box("layer-voxels");
        box("layer-holes");
        box("layer-bodies");
        point("targetOnStage", "T02", 0);
        until("window.lodecast.probe.startsWith('Target T02, high, ')");
        // Off the canvas it is gone.
        browser.executeScript("document.getElementById('canvas').dispatchEvent(new PointerEvent('pointerleave'))");
        until("document.getElementById('probe').hidden");
        assertThat(complaints(browser)).isEmpty();
    }

    @Test
    void holesAreColouredByGradeOrRock() throws Exception {
        show(browser, page(Example.small()), "");
        assertThat(browser.findElement(By.id("grade-legend")).getText()).contains("not assayed");
        set("holes-colour", "rock");
        assertThat(browser.findElement(By.id("grade-legend")).getText())
                .contains("not logged", "cover", "granite", Example.NASTY);
    }

    @Test
    void bookmarksFlyAndOpenTheirSheet() throws Exception {
        show(browser, page(Example.small()), "");
        browser.executeScript("document.getElementById('view').scrollIntoView()");
        long scrolled = scroll();
        browser.findElement(By.cssSelector("#bookmarks [data-target=T02]")).click();
        until("window.lodecast.flownTo === 'T02' && document.getElementById('sheet-T02').open");
        still();
        assertThat(scroll()).isEqualTo(scrolled);
        List<?> spot = (List<?>) browser.executeScript("return window.lodecast.targetOnStage('T02')");
        List<?> stage = (List<?>) browser.executeScript(
                "const s = document.getElementById('stage'); return [s.clientWidth, s.clientHeight]");
        for (int k = 0; k < 2; k++) {
            assertThat(((Number) spot.get(k)).doubleValue())
                    .isCloseTo(((Number) stage.get(k)).doubleValue() / 2, within(2.0));
        }
        key("n");
        until("window.lodecast.flownTo === 'T03'");
        key("n");
        until("window.lodecast.flownTo === 'T01'");
        key("p");
        until("window.lodecast.flownTo === 'T03'");
    }

    @Test
    void keysTurnAndNearTheCamera() throws Exception {
        show(browser, page(Example.small()), "");
        assertThat((List<?>) read(browser, "keys")).hasSize(13);
        double[] start = camera();
        key("ArrowRight");
        double[] turned = camera();
        assertThat(reach(turned)).isCloseTo(reach(start), within(1e-6 * reach(start)));
        assertThat(Math.atan2(turned[1] - turned[4], turned[0] - turned[3])
                        - Math.atan2(start[1] - start[4], start[0] - start[3]))
                .isCloseTo(Math.PI / 24, within(1e-6));
        key("ArrowUp");
        assertThat(camera()[2]).isGreaterThan(turned[2]);
        key("+");
        assertThat(reach(camera())).isLessThan(0.9 * reach(start));
        key("t");
        still();
        double[] top = camera();
        assertThat(Math.hypot(top[0] - top[3], top[1] - top[4])).isLessThan(0.01 * reach(top));
        key("s");
        still();
        assertThat(camera()[1]).isLessThan(-1000);
        key("h");
        still();
        for (int i = 0; i < 6; i++) {
            assertThat(camera()[i]).isCloseTo(start[i], within(1e-3 * reach(start)));
        }
        key("?");
        assertThat(browser.findElement(By.id("keys")).isDisplayed()).isTrue();
        assertThat(browser.findElement(By.id("keys")).getText()).contains("next target", "show or hide: Drillholes");
        key("?");
        assertThat(browser.findElement(By.id("keys")).isDisplayed()).isFalse();
        // Elsewhere on the page keys are the browser's.
        browser.executeScript("document.activeElement.blur()");
        double[] before = camera();
        browser.executeScript("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }))");
        assertThat(camera()).containsExactly(before);
    }

    @Test
    void lightAndDarkBeatTheSystem() throws Exception {
        show(browser, page(Example.small()), "");
        String paper = "return getComputedStyle(document.body).backgroundColor";
        Object first = browser.executeScript(paper);
        browser.executeScript("document.getElementById('theme').click()");
        assertThat(browser.executeScript(paper)).isNotEqualTo(first);
        browser.executeScript("document.getElementById('theme').click()");
        assertThat(browser.executeScript(paper)).isEqualTo(first);
        until("location.hash.includes('theme=')");
    }

    @Test
    void thePictureIsSavedAndTheLinkCopied() throws Exception {
        show(browser, page(Example.small()), "");
        browser.executeScript("document.getElementById('picture').click()");
        until("window.lodecast.pictureBytes > 10000");
        browser.executeScript("document.getElementById('copy-link').click()");
        until("document.getElementById('copy-link').textContent !== 'Copy link'");
        until("location.hash.startsWith('#view=1')");
        assertThat(complaints(browser)).isEmpty();
    }

    @Test
    void noRequestLeavesThePage() throws Exception {
        show(browser, page(Example.small()), "#view=1&level=3");
        Object asked = browser.executeScript(
                "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !/^(data|blob):/.test(n))");
        assertThat((List<?>) asked).isEmpty();
    }

    @Test
    void copesWithABareModel() throws Exception {
        show(browser, Example.bare());
        assertThat(read(browser, "error")).isEqualTo("");
        assertThat(number("targets")).isZero();
        assertThat(number("visibleVoxels")).isPositive();
        assertThat(complaints(browser)).isEmpty();
    }

    @Test
    void saysSoWhereThereIsNoWebGl() throws Exception {
        ChromeDriver old = start("--disable-3d-apis");
        try {
            show(old, Example.bare());
            assertThat(read(old, "webgl")).isEqualTo(false);
            assertThat(old.findElement(By.id("message")).getText()).contains("no WebGL");
            assertThat(old.findElements(By.cssSelector("svg.lode"))).hasSize(13);
        } finally {
            old.quit();
        }
    }

    static ChromeDriver start(String... more) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--window-size=1100,900");
        options.addArguments(List.of(more));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        return driver;
    }

    private static void show(ChromeDriver driver, ReportData data) throws Exception {
        show(driver, page(data), "");
    }

    private static void show(ChromeDriver driver, Path file, String hash) throws Exception {
        driver.get("about:blank"); // else an address that differs by its anchor only would not load anew
        driver.get(file.toUri() + hash);
        until(driver, "!!(window.lodecast && window.lodecast.ready)");
    }

    /// The page of these data, made once.
    private static Path page(ReportData data) throws Exception {
        boolean supported = data.prospect().model().has("support");
        Path file = folder.resolve(data.project().replace(' ', '-') + (supported ? "-supported" : "") + ".html");
        if (!Files.exists(file)) {
            Files.writeString(file, Report.html(data, Figures.all(data)));
        }
        return file;
    }

    private static String hash() {
        return (String) browser.executeScript("return location.hash");
    }

    private static void box(String id) {
        browser.executeScript("document.getElementById(arguments[0]).click()", id);
    }

    private static void key(String key) {
        browser.executeScript(
                "document.getElementById('keys').open || document.getElementById('canvas').focus();"
                        + "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                        + " { key: arguments[0], bubbles: true, cancelable: true }))",
                key);
    }

    @SuppressWarnings("unchecked")
    private static List<String> layers() {
        return (List<String>) read(browser, "shownLayers");
    }

    private static List<Object> slice(String name) {
        return List.copyOf((List<?>) browser.executeScript(
                "const s = window.lodecast.slices[arguments[0]]; return [s.size, s.voxels]", name));
    }

    private static long count(int[] ground, IntPredicate in) {
        return Arrays.stream(ground).filter(in).count();
    }

    private static long scroll() {
        return ((Number) browser.executeScript("return Math.round(scrollY)")).longValue();
    }

    private static double[] camera() {
        return ((List<?>) browser.executeScript("return window.lodecast.camera()"))
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    /// From the camera to what it looks at.
    private static double reach(double[] c) {
        return Math.sqrt(Math.pow(c[0] - c[3], 2) + Math.pow(c[1] - c[4], 2) + Math.pow(c[2] - c[5], 2));
    }

    /// Waits until the camera has come to rest.
    private static void still() throws InterruptedException {
        double[] last = new double[0];
        for (int same = 0; same < 4; ) {
            double[] now = camera();
            same = Arrays.equals(now, last) ? same + 1 : 0;
            last = now;
            Thread.sleep(120);
        }
    }

    /// Moves the pointer to where a hook says that something is on the stage.
    private static void point(String hook, String name, double depth) {
        browser.executeScript("""
                window.lodecast.frame();
                const spot = window.lodecast[arguments[0]](arguments[1], arguments[2]);
                const c = document.getElementById('canvas'), r = c.getBoundingClientRect();
                c.dispatchEvent(new PointerEvent('pointermove',
                  { clientX: r.left + spot[0], clientY: r.top + spot[1], buttons: 0, pointerType: 'mouse', bubbles: true }))
                """, hook, name, depth);
    }

    /// Mean of what the strongest of red, green and blue is above the weakest, of the picture.
    private static double saturation() {
        return ((Number) browser.executeScript("""
                window.lodecast.frame();
                const c = document.getElementById('canvas'), k = document.createElement('canvas');
                k.width = 200; k.height = 150;
                const p = k.getContext('2d');
                p.drawImage(c, 0, 0, 200, 150);
                const d = p.getImageData(0, 0, 200, 150).data;
                let sum = 0;
                for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 200) {
                  sum += Math.max(d[i], d[i + 1], d[i + 2]) - Math.min(d[i], d[i + 1], d[i + 2]);
                }
                return sum""")).doubleValue();
    }

    private static void set(String id, String value) {
        browser.executeScript(
                "const e = document.getElementById(arguments[0]); e.value = arguments[1];"
                        + "e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change'))",
                id,
                value);
    }

    private static void until(String condition) throws InterruptedException {
        until(browser, condition);
    }

    static void until(ChromeDriver driver, String condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript("return " + condition))) {
            assertThat(System.nanoTime()).as("waiting for " + condition).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static Object read(ChromeDriver driver, String name) {
        return driver.executeScript("return window.lodecast[arguments[0]]", name);
    }

    private static long number(String name) {
        return (Long) read(browser, name);
    }

    /// Errors of the console. Remarks of the graphics driver about software rendering are not the page's.
    static List<String> complaints(ChromeDriver driver) {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(e -> e.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::toString)
                .toList();
    }
}
