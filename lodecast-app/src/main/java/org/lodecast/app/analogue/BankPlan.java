package org.lodecast.app.analogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lodecast.Seed;
import org.lodecast.app.benchmark.Drilling;
import org.lodecast.app.pipeline.CodeVersion;
import org.lodecast.app.pipeline.Json;
import org.lodecast.simulate.Assumptions;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;

/// What a bank is made of: deposits of all styles in turn, each under assumptions of its own.
///
/// @param seed of the whole bank: deposit n has a seed split from it
/// @param styles in turn
/// @param deposits how many
/// @param drilling the holes of a project, or null for those that each simulation drills itself
public record BankPlan(
        long seed,
        List<Style> styles,
        int deposits,
        @Nullable Drilling drilling) {
    /// What a deposit of the bank is made by, beside its plan.
    private static final List<String> SCIENCE =
            List.of("block", "drill", "geology", "geochem", "geostat", "evidence", "sample", "simulate");

    /// Edges of voxels, drawn [m]: the detector must not learn one.
    private static final List<Double> CELLS = List.of(15.0, 20.0, 25.0);

    /// Cross-validation judges estimates and changes none. Directions of variograms take most of a run's time
    /// and are left out.
    private static final String SETTINGS = "estimation: {folds: 0, anisotropy: none}\n";

    public BankPlan {
        styles = List.copyOf(styles);
        if (styles.isEmpty() || deposits < 1) {
            throw new IllegalArgumentException("some styles and at least 1 deposit, not " + styles + ", " + deposits);
        }
    }

    Style style(int n) {
        return styles.get(n % styles.size());
    }

    String name(int n) {
        return String.format(Locale.ROOT, "%05d-%s", n, style(n).key());
    }

    private Seed seedOf(int n) {
        return new Seed(seed).split("bank").split(n);
    }

    Assumptions assumptions(int n) {
        Assumptions drawn = Assumptions.drawn(Size.SMALL, seedOf(n));
        Drilling d = drilling;
        return d == null ? drawn : drawn.with(d.elements());
    }

    SimulatedDeposit simulate(int n) {
        Drilling d = drilling;
        return d == null
                ? style(n).simulate(seedOf(n), assumptions(n))
                : style(n).drilled(seedOf(n), assumptions(n), d.collars(), d.stations(), d.samples());
    }

    /// Edge of a voxel [m].
    double cell(int n) {
        RandomGenerator random = seedOf(n).split("cell").generator();
        return CELLS.get(random.nextInt(CELLS.size()));
    }

    /// What is added to a deposit's project.
    String settings() {
        return SETTINGS;
    }

    /// Key of deposit `n`: of what it is made of and by. How many others there are is of no account.
    String key(int n) {
        Object holes = drilling == null ? "own" : drilling;
        String text = Json.pretty(List.of(seed, style(n), n, cell(n), SETTINGS, holes, Size.SMALL));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((CodeVersion.science(SCIENCE) + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
