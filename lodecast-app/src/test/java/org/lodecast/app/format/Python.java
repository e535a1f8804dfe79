package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Independent readers of what we write, by the system's Python.
final class Python {
    private static final String PYTHON = "/usr/bin/python3";

    private Python() {}

    /// Skips the test where there is no such module.
    static void demand(String module, String debianPackage) {
        assumeTrue(
                isThere(module),
                "skipped: " + PYTHON + " has no module " + module + " (Debian: " + debianPackage + ")");
    }

    private static boolean isThere(String module) {
        try {
            return Files.isExecutable(Path.of(PYTHON))
                    && new ProcessBuilder(PYTHON, "-c", "import " + module)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /// Lines that a script says.
    static List<String> run(String script, List<String> args) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-X", "utf8", "-c", script));
        command.addAll(args);
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).as(said).isZero();
        return Arrays.asList(said.split("\n"));
    }
}
