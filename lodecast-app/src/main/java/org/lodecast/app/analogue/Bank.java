package org.lodecast.app.analogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.benchmark.TrueGround;
import org.lodecast.app.init.SimulatedProject;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.simulate.SimulatedDeposit;

/// A folder of deposits, each simulated, written as an explorer's tables, taken through the stages that every
/// project runs up to the samples, and kept with its truth. A deposit that is there is not made again; a
/// build that was stopped goes on.
final class Bank {
    private final Path folder;
    private final BankPlan plan;

    Bank(Path folder, BankPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /// Makes what is missing, as many side by side as there are workers.
    void build(Workers workers, Progress progress) throws IOException {
        Files.createDirectories(folder);
        List<Integer> missing = new ArrayList<>();
        for (int n = 0; n < plan.deposits(); n++) {
            if (!BankDeposit.current(place(n), plan.key(n))) {
                missing.add(n);
            }
        }
        progress.begin(
                String.format(Locale.ROOT, "bank: %d of %d deposits", missing.size(), plan.deposits()), missing.size());
        try {
            workers.forEach(missing.size(), i -> {
                make(missing.get(i));
                progress.advance(1);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Folders of those that can be used, in the plan's order.
    List<Path> usable() {
        List<Path> all = new ArrayList<>();
        for (int n = 0; n < plan.deposits(); n++) {
            if (BankDeposit.failure(place(n)).isEmpty()) {
                all.add(place(n));
            }
        }
        return all;
    }

    private Path place(int n) {
        return folder.resolve(plan.name(n));
    }

    private void make(int n) {
        Path project = folder.resolve(plan.name(n) + ".project");
        String style = plan.style(n).key();
        try {
            try {
                SimulatedDeposit d = plan.simulate(n);
                SimulatedProject.write(d, project, plan.assumptions(n).elements());
                Path yaml = project.resolve("project.yaml");
                String cell = String.format(Locale.ROOT, "cell: [%1$s, %1$s, %1$s]", plan.cell(n));
                Files.writeString(yaml, Files.readString(yaml).replace("cell: [10, 10, 10]", cell));
                Files.writeString(yaml, plan.settings(), StandardOpenOption.APPEND);
                Workspace w = Workspace.open(project, 1);
                new Pipeline(w, Pipeline.SILENT).run("samples", false);
                Finished run = new Finished(w);
                BankDeposit made = BankDeposit.of(style, run, new TrueGround(d, run));
                if (made.samples().ore().length == 0) {
                    BankDeposit.writeFailure(place(n), plan.key(n), style, "no ore is known");
                } else {
                    made.write(place(n), plan.key(n));
                }
            } catch (InvalidInput e) { // drilled so badly that nobody could work with it
                BankDeposit.writeFailure(
                        place(n), plan.key(n), style, e.findings().getFirst().message());
            }
            delete(project);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }
}
