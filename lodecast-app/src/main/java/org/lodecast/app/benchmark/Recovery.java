package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.lodecast.assess.Discovery;

/// How many bodies drilling found, and how many of those it missed a detector recovers, by a class of
/// depth or size.
///
/// @param name of the class
/// @param bodies in it
/// @param drilled of them found by the holes
/// @param blind of them missed, with a voxel in the judged ground
/// @param recovered of the blind ones, by detector
record Recovery(String name, int bodies, int drilled, int blind, Map<String, Integer> recovered) {

    /// By slices of 100 m of the depth of their centres.
    ///
    /// @param scale metres for a metre of the simulation
    static List<Recovery> byDepth(Standings s, double scale) {
        return by(
                s,
                b -> Math.floor(Math.max(0, b.depth() * scale) / 100),
                k -> String.format(Locale.ROOT, "%.0f-%.0f m", 100 * k, 100 * k + 100));
    }

    /// By powers of ten of their volume.
    static List<Recovery> bySize(Standings s, double scale) {
        return by(
                s,
                b -> Math.floor(Math.log10(b.volume() * scale * scale * scale)),
                k -> "10" + raised((int) k) + "-10" + raised((int) k + 1) + " m³");
    }

    private static String raised(int power) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(power).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }

    private interface Name {
        String of(double key);
    }

    private static List<Recovery> by(Standings s, ToDoubleFunction<Outcome.Body> key, Name name) {
        TreeMap<Double, List<int[]>> classes = new TreeMap<>(); // of deposit and body, −1 − n for known ones
        List<Outcome> deposits = s.judged();
        for (int d = 0; d < deposits.size(); d++) {
            Outcome o = deposits.get(d);
            for (int b = 0; b < o.bodies().size(); b++) {
                classes.computeIfAbsent(key.applyAsDouble(o.bodies().get(b)), k -> new ArrayList<>())
                        .add(new int[] {d, b});
            }
            for (Outcome.Body known : o.known()) {
                classes.computeIfAbsent(key.applyAsDouble(known), k -> new ArrayList<>())
                        .add(new int[] {d, -1});
            }
        }
        List<Recovery> all = new ArrayList<>();
        classes.forEach((k, members) -> {
            Map<String, Integer> recovered = new TreeMap<>();
            int drilled = 0;
            int blind = 0;
            for (int[] m : members) {
                Outcome o = deposits.get(m[0]);
                if (m[1] < 0) {
                    drilled++;
                    continue;
                }
                boolean judged = false;
                for (Map.Entry<String, Outcome.Figures> e : o.detectors().entrySet()) {
                    Outcome.Found f = e.getValue().grounds().get(TrueGround.ALL);
                    double share = f == null ? Double.NaN : f.shares().get(m[1]);
                    judged |= !Double.isNaN(share);
                    recovered.merge(e.getKey(), share >= Discovery.FOUND ? 1 : 0, Integer::sum);
                }
                blind += judged ? 1 : 0;
            }
            all.add(new Recovery(name.of(k), members.size(), drilled, blind, recovered));
        });
        return all;
    }
}
