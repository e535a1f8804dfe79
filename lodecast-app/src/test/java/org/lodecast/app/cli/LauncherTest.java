package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./lodecast` itself: which JDK it takes, and what it says where there is none. Copies of the script stand
/// in a folder of their own, so that nothing is built.
class LauncherTest {
    private static final Path SCRIPT = Path.of("../lodecast").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @BeforeAll
    static void there() {
        assumeTrue(Files.isRegularFile(SCRIPT), "skipped: no launcher at " + SCRIPT);
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
    }

    /// Exit code and words of a run with this environment.
    private record Said(int code, String text) {}

    private static Said run(Path script, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder b = new ProcessBuilder(command).redirectErrorStream(true);
        b.environment().remove("JAVA_HOME");
        b.environment().putAll(environment);
        Process p = b.start();
        String text = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(p.exitValue(), text);
    }

    /// A launcher with the marks of a finished build, and a JDK of a given version that only echoes.
    private Path built(String jdk, int version) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home with blank"));
        Path script = Files.copy(SCRIPT, home.resolve("lodecast"));
        Path app =
                Files.createDirectories(home.resolve("lodecast-app/target/lib")).getParent();
        Files.writeString(app.resolve("lodecast-app-0.1.0.jar"), "");
        Files.writeString(app.resolve("lib/x.jar"), "");
        Files.writeString(app.resolve("built"), "");
        fake(jdk, version);
        return script;
    }

    private Path fake(String name, int version) throws Exception {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
        for (String tool : List.of("java", "javac")) {
            Path f = Files.writeString(
                    jdk.resolve("bin/" + tool), "#!/bin/sh\necho \"" + tool + " of " + version + " $*\"\n");
            Files.setPosixFilePermissions(f, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return jdk;
    }

    @Test
    void takesTheJdkOfJavaHomeAndHandsEveryWordOn() throws Exception {
        Path script = built("jdk 27", 27);
        Said s = run(script, Map.of("JAVA_HOME", folder.resolve("jdk 27").toString()), "sql", "a b", "FROM 'c'");
        assertThat(s.code()).as(s.text()).isZero();
        assertThat(s.text())
                .startsWith("java of 27 ")
                .contains("org.lodecast.app.cli.Lodecast sql a b FROM 'c'")
                .contains("home with blank/lodecast-app/target/lodecast-app-0.1.0.jar:");
    }

    /// What is run once then leaves the archives of classes, of which either set of commands has its own.
    @Test
    void buildsOnceAndWarmsUp() throws Exception {
        Path script = built("jdk", 25);
        Path log = folder.resolve("log");
        Files.delete(script.resolveSibling("lodecast-app/target/built"));
        String echo = "#!/bin/sh\necho \"${0##*/} $*\" >>'" + log + "'\n";
        Files.writeString(folder.resolve("jdk/bin/java"), echo);
        Path maven = Files.writeString(folder.resolve("jdk/bin/mvn"), echo);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                folder.resolve("jdk").toString(),
                "PATH",
                folder.resolve("jdk/bin") + ":" + System.getenv("PATH"));
        for (int k = 0; k < 2; k++) {
            assertThat(run(script, environment, "sql", "x").code()).isZero();
        }
        List<String> ran = Files.readAllLines(log);
        assertThat(ran).hasSize(5);
        assertThat(ran.get(0)).startsWith("mvn").endsWith("package");
        assertThat(ran.get(1)).contains("lodecast.jsa", "Lodecast simulate ");
        assertThat(ran.get(2)).contains("lodecast-vector.jsa", "Lodecast run ").endsWith("--until composites --quiet");
        assertThat(ran.subList(3, 5)).allMatch(l -> l.endsWith("Lodecast sql x"));
    }

    /// A signal to the script is one to the program: it is the same process.
    @Test
    void becomesTheProgram() throws Exception {
        Path script = built("jdk", 25);
        Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho $$\n");
        ProcessBuilder b = new ProcessBuilder("/bin/sh", script.toString(), "run", "x");
        b.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process p = b.start();
        assertThat(new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(p.pid() + "\n");
    }

    /// The app is not even looked at: it need not be built.
    @Test
    void benchIsAModuleOfItsOwn() throws Exception {
        Path script = built("jdk", 25);
        Path target = Files.createDirectories(script.resolveSibling("lodecast-bench/target/lib"))
                .getParent();
        Files.writeString(target.resolve("lodecast-bench-0.1.0.jar"), "");
        Files.writeString(target.resolve("built"), "");
        Files.delete(script.resolveSibling("lodecast-app/target/built"));
        Said s =
                run(script, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "bench", "kriging", "--rounds", "1");
        assertThat(s.code()).as(s.text()).isZero();
        assertThat(s.text())
                .contains(
                        "lodecast-bench/target/lodecast-bench-0.1.0.jar:",
                        "org.lodecast.bench.Bench kriging --rounds 1")
                .doesNotContain("lodecast-app");
    }

    @Test
    void leavesAnOldJavaHomeForTheCompilerOnThePath() throws Exception {
        Path script = built("new", 26);
        Path old = fake("old", 17);
        Said s = run(
                script,
                Map.of("JAVA_HOME", old.toString(), "PATH", folder.resolve("new/bin") + ":" + System.getenv("PATH")),
                "--version");
        assertThat(s.text()).startsWith("java of 26 ");
        Files.writeString(folder.resolve("old/release"), "nothing of use\n");
        assertThat(run(
                                script,
                                Map.of(
                                        "JAVA_HOME",
                                        old.toString(),
                                        "PATH",
                                        folder.resolve("new/bin") + ":" + System.getenv("PATH")))
                        .text())
                .startsWith("java of 26 ");
    }

    @Test
    void isFoundThroughALink() throws Exception {
        Path script = built("jdk", 25);
        Path link = Files.createSymbolicLink(folder.resolve("lode"), Path.of("home with blank/lodecast"));
        assertThat(script).exists();
        Said s = run(link, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "x");
        assertThat(s.text()).contains("home with blank/lodecast-app/target/lodecast-app-0.1.0.jar");
    }

    @Test
    void withoutAnyJdkItSaysSoInOneLine() throws Exception {
        // a copy that looks for JDKs where there are none, since those of this machine cannot be hidden
        Path script = built("old", 17);
        String text = Files.readString(script)
                .replaceAll("(?<![A-Za-z])/(usr|opt|Library|c)/", folder + "/none/")
                .replaceAll("on_path=.*", "on_path=");
        Files.writeString(script, text);
        Said s = run(
                script,
                Map.of(
                        "JAVA_HOME",
                        folder.resolve("old").toString(),
                        "HOME",
                        folder.resolve("nobody").toString()),
                "--version");
        assertThat(s.code()).isEqualTo(1);
        assertThat(s.text().lines()).singleElement().asString().contains("needs a JDK 25 or newer", "JAVA_HOME");
        // nor does it stumble where there is no home either
        ProcessBuilder b = new ProcessBuilder("/bin/sh", script.toString()).redirectErrorStream(true);
        b.environment().keySet().retainAll(java.util.Set.of("PATH"));
        Process p = b.start();
        assertThat(new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("needs a JDK 25 or newer");
    }

    /// The real thing, where it was built before and no source is newer.
    @Test
    void startsWithJavaHomePointingNowhere() throws Exception {
        Path app = Path.of("target").toAbsolutePath();
        assumeTrue(Files.exists(app.resolve("built")), "skipped: the app was not built by ./lodecast yet");
        Path script = fresh(app);
        Said s;
        try {
            s = run(
                    script,
                    Map.of(
                            "JAVA_HOME",
                            "/nonsense",
                            "PATH",
                            "/usr/lib/jvm/java-17-openjdk-amd64/bin:" + System.getenv("PATH")),
                    "--version");
        } finally {
            Files.delete(folder.resolve("lodecast-app/target/lib")); // the link alone
        }
        assertThat(s.code()).as(s.text()).isZero();
        assertThat(s.text()).contains("lodecast 0.1.0");
    }

    /// A launcher that takes the built app as it stands: to build from inside a build would tear its own
    /// classes away.
    private Path fresh(Path app) throws Exception {
        Path script = Files.copy(SCRIPT, folder.resolve("lodecast"));
        Path target = Files.createDirectories(folder.resolve("lodecast-app/target"));
        Files.createSymbolicLink(target.resolve("lib"), app.resolve("lib"));
        try (var jars = Files.newDirectoryStream(app, "lodecast-app-*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, target.resolve(jar.getFileName()));
            }
        }
        Files.writeString(target.resolve("built"), "");
        return script;
    }
}
