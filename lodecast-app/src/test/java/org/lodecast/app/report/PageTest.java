package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A browser, and what tests do with the page in it.
abstract class PageTest {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    /// Software rendering on a busy machine is slow.
    static final Duration PATIENCE = Duration.ofSeconds(120);

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

    /// Ground whose support falls from west to east.
    static ReportData supported() {
        ReportData data = Example.small();
        Grid grid = data.prospect().model().grid();
        float[] support = new float[grid.size()];
        for (int v = 0; v < support.length; v++) {
            support[v] = 1 - (grid.ix(v) + 0.5f) / grid.nx();
        }
        data.prospect().model().put("support", "", support);
        return data;
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

    static void show(ChromeDriver driver, ReportData data) throws Exception {
        show(driver, page(data), "");
    }

    static void show(ChromeDriver driver, Path file, String hash) throws Exception {
        driver.get("about:blank"); // else an address that differs by its anchor only would not load anew
        driver.get(file.toUri() + hash);
        until(driver, "!!(window.lodecast && window.lodecast.ready)");
    }

    /// The page of these data, made once.
    static Path page(ReportData data) throws Exception {
        boolean supported = data.prospect().model().has("support");
        Path file = folder.resolve(data.project().replace(' ', '-') + (supported ? "-supported" : "") + ".html");
        if (!Files.exists(file)) {
            Files.writeString(file, Report.html(data, Figures.all(data, Workers.ONE), Workers.ONE));
        }
        return file;
    }

    static String hash() {
        return (String) browser.executeScript("return location.hash");
    }

    static void box(String id) {
        browser.executeScript("document.getElementById(arguments[0]).click()", id);
    }

    static void key(String key) {
        browser.executeScript(
                "document.getElementById('keys').open || document.getElementById('canvas').focus();"
                        + "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                        + " { key: arguments[0], bubbles: true, cancelable: true }))",
                key);
    }

    @SuppressWarnings("unchecked")
    static List<String> layers() {
        return (List<String>) read(browser, "shownLayers");
    }

    static List<Object> slice(String name) {
        return List.copyOf((List<?>) browser.executeScript(
                "const s = window.lodecast.slices[arguments[0]]; return [s.size, s.voxels]", name));
    }

    static long count(int[] ground, IntPredicate in) {
        return Arrays.stream(ground).filter(in).count();
    }

    static long scroll() {
        return ((Number) browser.executeScript("return Math.round(scrollY)")).longValue();
    }

    static double[] camera() {
        return ((List<?>) browser.executeScript("return window.lodecast.camera()"))
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    /// From the camera to what it looks at.
    static double reach(double[] c) {
        return Math.sqrt(Math.pow(c[0] - c[3], 2) + Math.pow(c[1] - c[4], 2) + Math.pow(c[2] - c[5], 2));
    }

    /// Waits until the camera has come to rest.
    static void still() throws InterruptedException {
        double[] last = new double[0];
        for (int same = 0; same < 4; ) {
            double[] now = camera();
            same = Arrays.equals(now, last) ? same + 1 : 0;
            last = now;
            Thread.sleep(120);
        }
    }

    /// Moves the pointer to where a hook says that something is on the stage.
    static void point(String hook, String name, double depth) {
        browser.executeScript("""
                window.lodecast.frame();
                const spot = window.lodecast[arguments[0]](arguments[1], arguments[2]);
                const c = document.getElementById('canvas'), r = c.getBoundingClientRect();
                c.dispatchEvent(new PointerEvent('pointermove',
                  { clientX: r.left + spot[0], clientY: r.top + spot[1], buttons: 0, pointerType: 'mouse', bubbles: true }))
                """, hook, name, depth);
    }

    /// Mean of what the strongest of red, green and blue is above the weakest, of the picture.
    static double saturation() {
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

    static void set(String id, String value) {
        browser.executeScript(
                "const e = document.getElementById(arguments[0]); e.value = arguments[1];"
                        + "e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change'))",
                id,
                value);
    }

    static void until(String condition) throws InterruptedException {
        until(browser, condition);
    }

    static void until(ChromeDriver driver, String condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript("return " + condition))) {
            assertThat(System.nanoTime()).as("waiting for " + condition).isLessThan(end);
            Thread.sleep(50);
        }
    }

    static Object read(ChromeDriver driver, String name) {
        return driver.executeScript("return window.lodecast[arguments[0]]", name);
    }

    static long number(String name) {
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
