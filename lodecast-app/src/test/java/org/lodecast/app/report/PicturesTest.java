package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/// What the page looks like, against pictures that were looked at and stored. Both are shrunk to a few
/// hundred cells, so that fonts and the drawing of edges may differ; what is where, and in what colour,
/// may not. With the system property `lodecast.pictures=store` they are stored anew: look at them then.
@Tag("browser")
@Tag("slow")
class PicturesTest extends PageTest {
    private static final Path STORED = Path.of("src/test/resources/golden/pages");
    private static final int WIDTH = 360;
    private static final int ACROSS = 24;
    private static final int DOWN = 20;
    /// Mean difference of a colour of a cell, of 255; and of the tenth of cells that differ most.
    private static final double ALIKE = 3;

    private static final double WORST = 12;

    private static final Map<String, String> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("overview", "#view=1&theme=light");
        VIEWS.put("overview-dark", "#view=1&theme=dark");
        VIEWS.put("slices", "#view=1&theme=light&layers=holes&east=20&level=11");
        VIEWS.put("section-and-rock", "#view=1&theme=light&layers=holes,bodies&section=45,0&holes=rock");
        VIEWS.put("all-ground-cut", "#view=1&theme=light&layers=voxels,faults,orebodies&from=1&cut=y17");
    }

    @Test
    void viewsLookAsTheyDid() throws Exception {
        Map<String, BufferedImage> now = new LinkedHashMap<>();
        for (Map.Entry<String, String> view : VIEWS.entrySet()) {
            show(browser, page(supported()), view.getValue());
            now.put(view.getKey(), picture("stage"));
        }
        show(browser, page(supported()), "#view=1&theme=light");
        browser.executeScript("document.getElementById('top').click()");
        still();
        now.put("from-above", picture("stage"));
        browser.executeScript("document.querySelector('#bookmarks button[data-target]').click()");
        still();
        now.put("at-a-target", picture("stage"));
        now.put("scores", picture("scores"));
        for (Map.Entry<String, BufferedImage> p : now.entrySet()) {
            compare(p.getKey(), p.getValue());
        }
        // Loose, but not so loose that one view could pass for another.
        for (String a : now.keySet()) {
            for (String b : now.keySet()) {
                if (!a.equals(b)) {
                    assertThat(alike(cells(now.get(a)), cells(now.get(b))))
                            .as(a + " and " + b)
                            .isFalse();
                }
            }
        }
    }

    private static void compare(String name, BufferedImage picture) throws IOException {
        File file = STORED.resolve(name + ".png").toFile();
        if (System.getProperty("lodecast.pictures", "").equals("store")) {
            Files.createDirectories(STORED);
            ImageIO.write(shrunk(picture, WIDTH, WIDTH * picture.getHeight() / picture.getWidth()), "png", file);
        }
        Path seen = Path.of("target", "pages", name + ".png");
        Files.createDirectories(seen.getParent());
        ImageIO.write(picture, "png", seen.toFile());
        double[] differences = differences(cells(ImageIO.read(file)), cells(picture));
        assertThat(differences[0])
                .as("%s: mean difference from %s; see %s", name, file, seen)
                .isLessThan(ALIKE);
        assertThat(differences[1])
                .as("%s: difference of the worst tenth from %s; see %s", name, file, seen)
                .isLessThan(WORST);
    }

    private static BufferedImage picture(String element) throws IOException {
        // What comes into sight is laid out before the shot, not while it is taken.
        browser.executeAsyncScript("""
                document.getElementById(arguments[0]).scrollIntoView({ behavior: 'instant' });
                requestAnimationFrame(() => requestAnimationFrame(arguments[1]));
                """, element);
        browser.executeScript("window.lodecast.frame()");
        byte[] png = browser.findElement(By.id(element)).getScreenshotAs(OutputType.BYTES);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static double[] cells(BufferedImage picture) {
        BufferedImage small = shrunk(picture, ACROSS, DOWN);
        double[] colours = new double[3 * ACROSS * DOWN];
        for (int i = 0; i < ACROSS * DOWN; i++) {
            int rgb = small.getRGB(i % ACROSS, i / ACROSS);
            for (int k = 0; k < 3; k++) {
                colours[3 * i + k] = rgb >> 16 - 8 * k & 255;
            }
        }
        return colours;
    }

    /// Each pixel the mean of those that it stands for.
    private static BufferedImage shrunk(BufferedImage picture, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(
                        x,
                        y,
                        mean(
                                picture,
                                x * picture.getWidth() / width,
                                (x + 1) * picture.getWidth() / width,
                                y * picture.getHeight() / height,
                                (y + 1) * picture.getHeight() / height));
            }
        }
        return small;
    }

    private static int mean(BufferedImage picture, int x0, int x1, int y0, int y1) {
        long[] sum = new long[3];
        int n = (x1 - x0) * (y1 - y0);
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int rgb = picture.getRGB(x, y);
                for (int k = 0; k < 3; k++) {
                    sum[k] += rgb >> 16 - 8 * k & 255;
                }
            }
        }
        return (int) (sum[0] / n) << 16 | (int) (sum[1] / n) << 8 | (int) (sum[2] / n);
    }

    /// Mean difference of the cells, and that of the tenth that differ most.
    private static double[] differences(double[] a, double[] b) {
        double[] cell = new double[ACROSS * DOWN];
        for (int i = 0; i < a.length; i++) {
            cell[i / 3] += Math.abs(a[i] - b[i]) / 3;
        }
        Arrays.sort(cell);
        int tenth = cell.length / 10;
        double sum = 0;
        double worst = 0;
        for (int i = 0; i < cell.length; i++) {
            sum += cell[i];
            worst += i >= cell.length - tenth ? cell[i] : 0;
        }
        return new double[] {sum / cell.length, worst / tenth};
    }

    private static boolean alike(double[] a, double[] b) {
        double[] d = differences(a, b);
        return d[0] < ALIKE && d[1] < WORST;
    }
}
