package org.lodecast.app.analogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.format.model.AnalogueFile;
import org.lodecast.app.pipeline.CodeVersion;
import org.lodecast.assess.Discovery;
import org.lodecast.assess.MeanInterval;
import org.lodecast.detect.Foresight;
import org.lodecast.detect.analogue.Deposit;
import org.lodecast.detect.analogue.Raising;
import org.lodecast.detect.analogue.Surroundings;
import org.lodecast.detect.nn.Odds;
import org.lodecast.simulate.Style;

/// Builds a bank, or two, and raises the analogue's model on them.
///
/// @param folder for bank and model
/// @param plans banks to learn from, one after the other
/// @param raising how
/// @param without styles whose deposits are left out of the lessons
/// @param rows voxels of each kind that a deposit gives at most
/// @param seed of networks and draws
/// @param command as a user would type it, for the model's provenance
public record Teaching(
        Path folder, List<BankPlan> plans, Raising raising, List<Style> without, int rows, long seed, String command) {
    public static final String MODEL = "analogue.safetensors";

    /// What came of it.
    ///
    /// @param model file
    /// @param lines for the user
    public record Result(Path model, List<String> lines) {}

    /// @throws InvalidInput if too few deposits can be used
    public Result run(int threads, Progress progress) throws IOException {
        Workers workers = new Workers(threads);
        List<Path> usable = new ArrayList<>();
        for (int b = 0; b < plans.size(); b++) {
            Bank bank = new Bank(folder.resolve(b == 0 ? "bank" : "bank-" + b), plans.get(b));
            bank.build(workers, progress);
            usable.addAll(bank.usable());
        }
        progress.begin("lessons", usable.size());
        Seed own = new Seed(seed);
        List<Deposit> deposits = workers.map(usable.size(), i -> {
            Deposit d = lessons(
                    BankDeposit.read(usable.get(i)), own.split("lessons").split(i));
            progress.advance(1);
            return d;
        });
        List<String> left = without.stream().map(Style::key).toList();
        deposits = deposits.stream()
                .filter(d -> both(d.ore()) && !left.contains(d.style()))
                .toList();
        Map<String, Integer> styles = styles(deposits);
        int most = styles.values().stream().mapToInt(n -> n).max().orElse(0);
        if (most < raising.folds() || deposits.size() < 2 * raising.folds()) {
            throw InvalidInput.of(
                    "small-bank",
                    "blind ore and known ore have, of each style, " + styles
                            + " deposits of the bank; expected at least "
                            + raising.folds() + " of some style and " + 2 * raising.folds()
                            + " in all: more --deposits");
        }
        Raising.Raised raised = raising.raise(deposits, own, workers, progress);
        Path file = folder.resolve(MODEL);
        Path part = folder.resolve(MODEL + ".tmp");
        AnalogueFile.write(raised.model(), raising.widths(), provenance(deposits), part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        losses(raised);
        return new Result(file, said(deposits, raised));
    }

    private Deposit lessons(BankDeposit d, Seed draws) {
        int[] ground = d.ground();
        Surroundings s = Surroundings.of(d.evidence(), ground, Workers.ONE);
        float[] own = new float[d.voxels().length];
        try {
            float[] score = Foresight.standard()
                    .fit(d.evidence(), d.samples(), draws, Workers.ONE, Progress.NONE)
                    .score(d.evidence(), ground, Workers.ONE, Progress.NONE);
            own = Surroundings.standing(d.evidence().grid(), ground, score, d.voxels());
        } catch (InvalidInput nothingToLearn) {
            // 0 stands for no answer of its own
        }
        return Deposit.of(d.style(), s, d.voxels(), d.ore(), own, rows, draws);
    }

    private static boolean both(boolean[] ore) {
        return IntStream.range(0, ore.length).anyMatch(i -> ore[i])
                && IntStream.range(0, ore.length).anyMatch(i -> !ore[i]);
    }

    private static Map<String, Integer> styles(List<Deposit> deposits) {
        Map<String, Integer> styles = new LinkedHashMap<>();
        deposits.forEach(d -> styles.merge(d.style(), 1, Integer::sum));
        return styles;
    }

    private Map<String, String> provenance(List<Deposit> deposits) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("lodecast.version", CodeVersion.number());
        told.put("lodecast.command", command);
        told.put("lodecast.deposits", Integer.toString(deposits.size()));
        told.put("lodecast.styles", styles(deposits).toString());
        told.put("lodecast.licence", "Apache-2.0");
        return told;
    }

    private void losses(Raising.Raised raised) throws IOException {
        List<String> lines = new ArrayList<>(List.of("network,epoch,train,held_out"));
        for (int k = 0; k < raised.epochs().size(); k++) {
            for (Odds.Epoch e : raised.epochs().get(k)) {
                lines.add(String.format(Locale.ROOT, "%d,%d,%.6f,%.6f", k, e.number(), e.train(), e.watched()));
            }
        }
        Files.writeString(folder.resolve("loss.csv"), String.join("\n", lines) + "\n");
    }

    private static List<String> said(List<Deposit> deposits, Raising.Raised raised) {
        Map<String, List<Double>> auc = new LinkedHashMap<>();
        for (int d = 0; d < deposits.size(); d++) {
            double a = Discovery.auc(raised.heldOut()[d], deposits.get(d).ore());
            auc.computeIfAbsent(deposits.get(d).style(), k -> new ArrayList<>()).add(a);
            auc.computeIfAbsent("all", k -> new ArrayList<>()).add(a);
        }
        List<String> lines = new ArrayList<>();
        auc.forEach((style, of) -> {
            MeanInterval m = MeanInterval.of(of.stream().mapToDouble(x -> x).toArray());
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: AUC of undrilled ground %.3f ± %.3f over %d deposits that the network had not seen",
                    style,
                    m.mean(),
                    (m.high() - m.low()) / 2,
                    of.size()));
        });
        lines.add(String.format(
                Locale.ROOT,
                "calibration: log odds = %.3f + %.3f y at a share of ore of %.4f; with the deposit's own: %.3f + %.3f y + %.3f z",
                raised.model().bank().intercept(),
                raised.model().bank().weights()[0],
                raised.model().bank().share(),
                raised.model().own().intercept(),
                raised.model().own().weights()[0],
                raised.model().own().weights()[1]));
        return lines;
    }
}
