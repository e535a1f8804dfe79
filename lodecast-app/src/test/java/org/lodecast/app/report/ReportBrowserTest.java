package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/// The page as a user's browser sees it, from a file.
@Tag("browser")
class ReportBrowserTest extends PageTest {
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
    void figuresThatComeIntoSightMoveNothing() throws Exception {
        show(browser, Example.small());
        String places = "return [...document.querySelectorAll('section, h2, figure')]"
                + ".map(e => Math.round(e.getBoundingClientRect().top + scrollY))";
        Object before = browser.executeScript(places);
        assertThat((List<?>) before).hasSizeGreaterThan(20);
        browser.executeAsyncScript("""
                const done = arguments[0], step = () => {
                  scrollBy({ top: 300, behavior: 'instant' });
                  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
                  requestAnimationFrame(end ? done : step);
                };
                step();
                """);
        assertThat(scroll()).isGreaterThan(3000);
        assertThat(browser.executeScript(places)).isEqualTo(before);
    }

    @Test
    void noRequestLeavesThePage() throws Exception {
        show(browser, page(Example.small()), "#view=1&level=3");
        Object asked = browser.executeScript(
                "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !/^(data|blob):/.test(n))");
        assertThat((List<?>) asked).isEmpty();
    }

    @Test
    void opensInBrowsersThatUnpackBase64TheOldWay() throws Exception {
        Path file = page(supported());
        show(browser, file, "#view=1&theme=light");
        assumeTrue(
                "function".equals(browser.executeScript("return typeof Uint8Array.fromBase64")),
                "this browser knows the old way alone, as all tests here have seen");
        long visible = number("visibleVoxels");
        double colours = saturation();
        String script = (String) browser.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "delete Uint8Array.fromBase64"))
                .get("identifier");
        try {
            show(browser, file, "#view=1&theme=light");
            assertThat(browser.executeScript("return typeof Uint8Array.fromBase64"))
                    .isEqualTo("undefined");
            assertThat(number("visibleVoxels")).isEqualTo(visible);
            assertThat(saturation()).isCloseTo(colours, within(0.01 * colours));
            assertThat(complaints(browser)).isEmpty();
        } finally {
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
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
}
