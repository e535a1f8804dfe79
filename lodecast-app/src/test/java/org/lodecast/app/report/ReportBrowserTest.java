package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
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
        long classed = java.util.Arrays.stream(data.prospect().ground())
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
            assertThat(old.findElements(By.cssSelector("svg.lode"))).hasSize(12);
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
        Path file = folder.resolve(data.project().replace(' ', '-') + ".html");
        Files.writeString(file, Report.html(data, Figures.all(data)));
        driver.get(file.toUri().toString());
        until(driver, "!!(window.lodecast && window.lodecast.ready)");
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
