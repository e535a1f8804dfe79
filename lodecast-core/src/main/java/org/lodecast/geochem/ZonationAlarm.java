package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Says where front elements rise with depth, against the normal order: a hint of blind ore below.
///
/// In one halo the ratio of front to tail falls with depth, from above the ore to below it, and then returns
/// to the background. A rise of the ratio alone is therefore no sign; it is one where the front elements
/// themselves rise with it, above the background. That is so in a halo on its head, above a blind orebody, and
/// where the front halo of a deep body lies upon the tail of a shallow one.
///
/// All pairs of windows of some neighbouring slices are compared, an upper and a lower one that do not
/// overlap. A rise has the strength z = the lesser of Δ/se for the front elements and for the ratio; windows
/// overlap with their neighbours' holes, so that the error of a window is taken to be that of one slice.
///
/// @param rises strongest first, none that overlaps a stronger one; empty if zoning is normal
/// @param greatest z of the strongest rise that there is, alarming or not; NaN if there are too few slices
/// @param words for the reader
public record ZonationAlarm(List<Rise> rises, double greatest, String words) {

    /// When to alarm.
    ///
    /// @param window slices that are averaged, at least 1
    /// @param strength least z
    /// @param frontRise least rise of the front elements: the factor by which their geometric mean grows
    /// @param ratioRise least rise of the ratio of front to tail, likewise
    public record Settings(int window, double strength, double frontRise, double ratioRise) {
        public static final Settings DEFAULT = new Settings(2, 3, 1.3, 1.5);

        public Settings {
            if (window < 1 || !(strength > 0) || !(frontRise >= 1) || !(ratioRise >= 1)) {
                throw new IllegalArgumentException("alarm: a window of 1 slice, a strength above 0 and factors from"
                        + " 1, not " + window + ", " + strength + ", " + frontRise + ", " + ratioRise);
            }
        }
    }

    /// A rise of the front elements with depth.
    ///
    /// @param from elevation at which it begins, the floor of the upper window's last slice [m]
    /// @param to elevation down to which it goes, the floor of the lower window [m]
    /// @param front factor by which the geometric mean of the front elements grows
    /// @param ratio factor by which the ratio of front to tail grows
    /// @param strength z
    /// @param open whether it lasts to the lowest slice, so that it may go on below
    public record Rise(double from, double to, double front, double ratio, double strength, boolean open) {
        String words() {
            return String.format(
                    Locale.ROOT,
                    "front elements rise with depth between %.0f and %.0f m (%.1f times, front to tail %.1f times,"
                            + " z = %.1f)%s",
                    from,
                    to,
                    front,
                    ratio,
                    strength,
                    open ? ", down to the lowest data" : "");
        }
    }

    private record Pair(int upper, int lower, Rise rise) {}

    public static ZonationAlarm of(FrontTail halo, Settings settings) {
        int w = settings.window;
        int n = halo.slices().size();
        List<Pair> found = new ArrayList<>();
        double greatest = Double.NaN;
        for (int up = 0; up + 2 * w <= n; up++) {
            for (int low = up + w; low + w <= n; low++) {
                double front = mean(halo.level(), low, w) - mean(halo.level(), up, w);
                double ratio = mean(halo.ratio(), low, w) - mean(halo.ratio(), up, w);
                double z = Math.min(
                        front / error(halo.levelError(), up, low, w), ratio / error(halo.ratioError(), up, low, w));
                boolean above = mean(halo.level(), low, w) > 0;
                if (Double.isNaN(z) || !above) {
                    continue;
                }
                greatest = Double.isNaN(greatest) ? z : Math.max(greatest, z);
                if (z >= settings.strength
                        && front >= Math.log(settings.frontRise)
                        && ratio >= Math.log(settings.ratioRise)) {
                    found.add(new Pair(
                            up,
                            low,
                            new Rise(
                                    halo.slices().get(up + w - 1).low(),
                                    halo.slices().get(low + w - 1).low(),
                                    Math.exp(front),
                                    Math.exp(ratio),
                                    z,
                                    low + w == n)));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Pair p) -> -p.rise.strength));
        List<Pair> kept = new ArrayList<>();
        for (Pair p : found) {
            if (kept.stream().noneMatch(k -> p.upper < k.lower + w && k.upper < p.lower + w)) {
                kept.add(p);
            }
        }
        List<Rise> rises = kept.stream().map(Pair::rise).toList();
        return new ZonationAlarm(rises, greatest, words(rises, halo));
    }

    private static String words(List<Rise> rises, FrontTail halo) {
        if (rises.isEmpty()) {
            return "no rise of front elements with depth: zoning is not reversed";
        }
        List<String> all = new ArrayList<>(rises.stream().map(Rise::words).toList());
        double deepest = rises.stream().mapToDouble(Rise::to).min().orElseThrow();
        all.add(String.format(
                Locale.ROOT,
                "such a rise lies above blind ore, or on the tail of a shallower body; front halos stand some 100 to"
                        + " 300 m above their ore, here: ore may lie near %.0f to %.0f m",
                deepest - 300,
                deepest - 100));
        if (halo.trend().high() < 0) {
            all.add("the ratio of front to tail falls with elevation throughout: the whole zoning is reversed");
        }
        return String.join("; ", all);
    }

    private static double mean(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    private static double error(double[] errors, int up, int low, int w) {
        double squares = 0;
        for (int i = 0; i < w; i++) {
            squares += (errors[up + i] * errors[up + i] + errors[low + i] * errors[low + i]) / w;
        }
        return Math.sqrt(squares);
    }
}
