package org.lodecast.app.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Seed;
import org.lodecast.app.pipeline.CodeVersion;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.project.Detectors;
import org.lodecast.simulate.Element;
import org.lodecast.simulate.MapQuality;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;

/// What a benchmark is made of.
///
/// @param styles of deposits
/// @param seeds of the deposits to be judged, of each style
/// @param oracleSeeds of those whose truth teaches the oracle, none of them in `seeds`; none for no oracle
/// @param detectors that the runs train, by their names
/// @param protocols of the assessment
/// @param size of the deposits
/// @param cell edge of a voxel [m]
/// @param epochs that networks train for at most
/// @param drilling the holes of a project, or null for those that each simulation drills itself
public record BenchmarkPlan(
        List<Style> styles,
        List<Long> seeds,
        List<Long> oracleSeeds,
        List<String> detectors,
        List<String> protocols,
        Size size,
        double cell,
        int epochs,
        @Nullable Drilling drilling) {

    /// A deposit of the plan.
    SimulatedDeposit simulate(Style style, long seed) {
        Drilling d = drilling;
        return d == null
                ? style.simulate(new Seed(seed), size, MapQuality.USUAL)
                : style.drilled(new Seed(seed), size, MapQuality.USUAL, d.collars(), d.stations(), d.samples());
    }

    /// Elements that are assayed.
    List<Element> elements() {
        Drilling d = drilling;
        return d == null ? List.of(Element.values()) : d.elements();
    }

    /// Metres of the project for a metre of the simulation.
    double scale() {
        return drilling == null ? 1 : drilling.scale();
    }

    /// The same with these holes.
    public BenchmarkPlan with(@Nullable Drilling holes) {
        return new BenchmarkPlan(styles, seeds, oracleSeeds, detectors, protocols, size, cell, epochs, holes);
    }

    /// Numbers of a list such as `101-110,115`, in its order.
    ///
    /// @throws IllegalArgumentException if it is none, or too long to be meant
    public static List<Long> seeds(String text) {
        List<Long> seeds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.strip().matches("\\d{1,9}(-\\d{1,9})?")) {
                throw new IllegalArgumentException("`" + text + "`; expected numbers and ranges such as 101-110,115");
            }
            String[] ends = part.strip().split("-");
            long from = Long.parseLong(ends[0]);
            long to = Long.parseLong(ends[ends.length - 1]);
            if (to < from || to - from >= 10_000) {
                throw new IllegalArgumentException("`" + text + "`; expected rising ranges of at most 10,000 seeds");
            }
            for (long s = from; s <= to; s++) {
                if (!seeds.contains(s)) {
                    seeds.add(s);
                }
            }
        }
        return List.copyOf(seeds);
    }

    /// Detectors that a deposit's run trains: what fades by a fault needs one.
    List<String> trained(SimulatedDeposit d) {
        return detectors.stream()
                .filter(name -> !d.faults().isEmpty() || !Detectors.FADING.contains(name))
                .toList();
    }

    /// What is added to a deposit's project. Cross-validation judges estimates and members judge scores;
    /// neither changes any, so they are left out.
    String settings(SimulatedDeposit d) {
        return "estimation: {folds: 0}\n"
                + "uncertainty: {members: 0}\n"
                + "detectors: {use: [" + String.join(", ", trained(d)) + "], epochs: " + epochs + "}\n"
                + "assessment: {protocols: [" + String.join(", ", protocols) + "]}\n";
    }

    /// Key of a deposit's figures: settings and code.
    String key(Style style, long seed) {
        return hash(List.of("judged", style, seed, oracleSeeds, detectors, protocols, size, cell, epochs, holes()));
    }

    /// Key of what a deposit teaches the oracle.
    String oracleKey(Style style, long seed) {
        return hash(List.of("oracle", style, seed, size, cell, holes()));
    }

    private Object holes() {
        return drilling == null ? "own" : drilling;
    }

    /// Of settings and the code that runs.
    static String hash(Object settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((CodeVersion.hash() + '\n' + Json.pretty(settings)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
