package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.Target;
import org.lodecast.target.TargetShape;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/// What the 3D view shows besides voxels, and how one goes about in it.
@Tag("browser")
class ViewerBrowserTest extends PageTest {
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
}
