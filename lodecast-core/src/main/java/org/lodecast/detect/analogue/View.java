package org.lodecast.detect.analogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the detector looks at and where: the rows that its network takes, the same for every deposit.
///
/// Each *subject* (a layer, an element) gives its score at the voxel, above and below it; its mean over a
/// square about the voxel and about places above and below; its highest and lowest on rings of eight
/// places about them, for halos lean with what carries the ore, and no direction is known beforehand; and
/// a flag that says whether the deposit has it at all. The front halo of an ore leads it by 100 to 300 m
/// and its tail follows, so the receptive field is ±{@value #REACH} m upright and {@value #FAR_RING} m to
/// the sides, in metres whatever the voxel.
///
/// Beside them stands how near data is, by distance to the nearest sample and by kriging variance. Where ore
/// is known is not looked at: it told nothing more in trials.
public final class View {
    /// Layers, by what they are; the anomaly is that of the deposit's main element.
    public static final List<String> LAYERS = List.of("fault", "F4", "anomaly", "B2", "B1_B3");

    /// Elements by symbol, and `main`, the main one again, whichever it is.
    public static final List<String> ELEMENTS =
            List.of("main", "Au", "Ag", "As", "Cu", "Hg", "Pb", "Zn", "Sb", "W", "Bi", "Co", "Mo");

    /// Elements by the layer that they speak through, as the layers are usually made.
    private static final Map<String, List<String>> MADE_OF = Map.of(
            "F4", List.of("Hg", "Sb"),
            "anomaly", List.of("main"),
            "B2", List.of("Au", "Ag", "Cu", "Pb", "Zn"),
            "B1_B3", List.of("As", "Sb", "Hg", "W", "Bi", "Co", "Mo"));

    /// Farthest place above or below [m].
    static final int REACH = 300;

    /// Radius of the outer ring [m].
    static final int FAR_RING = 120;

    /// Half-width of the square that is averaged over [m].
    static final int SIDE = 100;

    /// Places at the voxel, above and below [m].
    static final int[] RISES = {0, -300, -240, -160, -100, -40, 40, 100, 160, 240, 300};

    /// Where means are taken [m].
    static final int[] MEAN_RISES = {0, -240, -100, 100, 240};

    /// Radii of the rings [m].
    static final int[] RINGS = {60, FAR_RING};

    /// Where rings lie [m].
    static final int[] RING_RISES = {0, -160, -80, 80, 160};

    /// Places on a ring.
    static final int ON_RING = 8;

    /// Where the support is asked [m].
    static final int[] SUPPORT_RISES = {0, -240, -100, 100, 240};

    /// Subjects, layers first.
    static final List<String> SUBJECTS = subjects();

    /// Terms of a subject.
    static final int OF_SUBJECT = RISES.length + MEAN_RISES.length + 2 * RINGS.length * RING_RISES.length + 1;

    /// Where the terms of the support start, after those of the layers: they are not dropped in training.
    static final int SUPPORT = LAYERS.size() * OF_SUBJECT;

    /// Terms of layers and support, which come first: what is seen without looking at single elements.
    public static final int LAYERS_WIDTH = SUPPORT + 2 * SUPPORT_RISES.length;

    /// Terms in all.
    public static final int WIDTH = LAYERS_WIDTH + ELEMENTS.size() * OF_SUBJECT;

    private View() {}

    private static List<String> subjects() {
        List<String> all = new ArrayList<>(LAYERS);
        all.addAll(ELEMENTS);
        return List.copyOf(all);
    }

    /// First term of a subject.
    static int first(int subject) {
        return subject * OF_SUBJECT + (subject < LAYERS.size() ? 0 : LAYERS_WIDTH - SUPPORT);
    }

    /// Which subjects a layer stands for: itself and the elements that it is made of.
    static boolean[] of(String layer) {
        String kind = layer.endsWith("_anomaly") ? "anomaly" : layer;
        List<String> elements = MADE_OF.getOrDefault(kind, List.of());
        boolean[] in = new boolean[SUBJECTS.size()];
        for (int s = 0; s < in.length; s++) {
            in[s] = SUBJECTS.get(s).equals(kind) || elements.contains(SUBJECTS.get(s));
        }
        return in;
    }

    /// Names of the terms, in order.
    public static List<String> terms() {
        List<String> names = new ArrayList<>();
        for (String s : SUBJECTS) {
            if (names.size() == SUPPORT) {
                for (String what : List.of("distance", "variance")) {
                    for (int r : SUPPORT_RISES) {
                        names.add(at(what, r));
                    }
                }
            }
            for (int r : RISES) {
                names.add(at(s, r));
            }
            for (int r : MEAN_RISES) {
                names.add(at("mean " + s, r));
            }
            for (int radius : RINGS) {
                for (int r : RING_RISES) {
                    names.add(at("highest " + s + " at " + radius + " m", r));
                    names.add(at("lowest " + s + " at " + radius + " m", r));
                }
            }
            names.add("has " + s);
        }
        return List.copyOf(names);
    }

    private static String at(String what, int rise) {
        return rise == 0 ? what : String.format(Locale.ROOT, "%s %+d m", what, rise);
    }
}
