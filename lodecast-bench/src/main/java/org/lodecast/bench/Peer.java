package org.lodecast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The programs that ours is measured beside, the first that is there being the one of the ratio.
enum Peer {
    /// R's gstat, the common tool of geostatistics outside mining packages.
    GSTAT(
            "gstat",
            "r-cran-gstat",
            "kriging_gstat.R",
            List.of(List.of("Rscript", "--vanilla")),
            List.of("-e", "invisible(loadNamespace('gstat')); invisible(loadNamespace('sp'))")),
    /// What one writes in Python without a library for it.
    SCIPY(
            "scipy",
            "python3-scipy",
            "kriging_scipy.py",
            // The system's own where the first on the path has no scipy.
            List.of(List.of("python3"), List.of("/usr/bin/python3")),
            List.of("-c", "import scipy.spatial"));

    final String key;
    /// The Debian package to install.
    final String debian;

    private final String script;
    private final List<List<String>> starts;
    private final List<String> trial;

    Peer(String key, String debian, String script, List<List<String>> starts, List<String> trial) {
        this.key = key;
        this.debian = debian;
        this.script = script;
        this.starts = starts;
        this.trial = trial;
    }

    /// The peer with its script put into the folder; empty if it is not installed.
    Optional<Contestant> in(Path folder) throws IOException, InterruptedException {
        for (List<String> start : starts) {
            List<String> words = new ArrayList<>(start);
            words.addAll(trial);
            try {
                Contestant.say(words);
            } catch (IOException absent) {
                continue;
            }
            Path file = folder.resolve(script);
            try (InputStream text = Objects.requireNonNull(Peer.class.getResourceAsStream("peers/" + script), script)) {
                Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> command = new ArrayList<>(start);
            command.add(file.toString());
            return Optional.of(new Contestant(key, List.copyOf(command)));
        }
        return Optional.empty();
    }
}
