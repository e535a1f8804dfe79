package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.view.ViewServer;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/// The page of a whole run, from tables whose holes bear names that are markup, in a user's browser.
@Tag("browser")
@Tag("slow")
class RunInBrowserTest {
    @TempDir
    Path folder;

    @Test
    void thePageOpensCountsItsTargetsAndRunsNoName() throws Exception {
        assumeTrue(
                Files.isExecutable(PageTest.CHROMIUM) && Files.isExecutable(PageTest.DRIVER),
                "no browser test: chromium and chromedriver are not installed");
        TinyProject p = TinyProject.lean(folder.resolve("p"));
        p.tables(h -> h == 1 ? Example.NASTY : h == 2 ? "</script><img src=x onerror=alert(2)>" : "H\"'&" + h)
                .set("name", "\"<b onclick=alert(3)>tiny</b>\"")
                .set("detectors", "{use: [stoad, overlay], epochs: 3, widths: [8, 4, 2]}")
                .set("estimation", "{anisotropy: none, folds: 2}")
                .set("targets", "{high: 0.98, least_volume: 8000}");
        Answer a = p.run("--quiet");
        assertThat(a.code()).as(a.err()).isZero();
        long targets = p.text("out/targets.csv").lines().count() - 1;
        assertThat(targets).isPositive();
        String html = p.text("out/report.html");
        assertThat(html).doesNotContain(Example.NASTY, "<img src=x", "<b onclick");
        assertThat(p.text("out/figures/drillholes.svg")).doesNotContain("<script");

        ChromeDriver browser = PageTest.start("--enable-unsafe-swiftshader", "--use-angle=swiftshader");
        try {
            browser.get(p.out("report.html").toUri().toString());
            PageTest.until(browser, "!!(window.lodecast && window.lodecast.ready)");
            assertThat(browser.executeScript("return window.lodecast.error")).isEqualTo("");
            assertThat(browser.executeScript("return window.lodecast.targets")).isEqualTo(targets);
            assertThat(browser.findElements(By.cssSelector("button.fly"))).hasSize((int) targets);
            assertThat(browser.findElements(By.cssSelector("img[src=x]"))).isEmpty();
            assertThat(browser.getPageSource()).contains("&lt;b onclick=alert(3)&gt;tiny");
            assertThat(PageTest.complaints(browser)).isEmpty();
            served(p, browser);
        } finally {
            browser.quit();
        }
    }

    /// From `lodecast view` the page has the columns that it has no room for: as many voxels show as DuckDB
    /// counts.
    private static void served(TinyProject p, ChromeDriver browser) throws Exception {
        try (ViewServer server = ViewServer.start(Workspace.open(p.folder(), 1), 0)) {
            browser.get("http://127.0.0.1:" + server.port() + "/report.html");
            PageTest.until(browser, "!!(window.lodecast && window.lodecast.ready)");
            assertThat(browser.findElements(By.cssSelector("#filter option[value=Au]")))
                    .hasSize(1);
            browser.executeScript("const f = document.getElementById('filter'); f.value = 'Au';"
                    + "f.dispatchEvent(new Event('change'))");
            // a column of values opens at its upper third; until then the slider is not the user's
            PageTest.until(browser, "document.getElementById('threshold').value === '171'");
            browser.executeScript("const t = document.getElementById('threshold'); t.value = 100;"
                    + "t.dispatchEvent(new Event('input')); t.dispatchEvent(new Event('change'))");
            String blocks = "read_parquet('" + p.out("blocks.parquet") + "')";
            String said = TinyProject.lodecast(
                            "sql",
                            p.folder().toString(),
                            "SELECT 'voxels ' || count(*) || '.' FROM " + blocks
                                    + ", (SELECT min(Au)::DOUBLE AS low, max(Au)::DOUBLE AS high FROM " + blocks
                                    + ") WHERE floor((Au::DOUBLE - low) / ((high - low) / 254) + 1e-6) + 1 >= 100")
                    .out();
            long counted = Long.parseLong(said.replaceAll("(?s).*voxels (\\d+)\\..*", "$1"));
            PageTest.until(browser, "window.lodecast.visibleVoxels === " + counted);
            assertThat(PageTest.complaints(browser)).isEmpty();
        }
    }
}
