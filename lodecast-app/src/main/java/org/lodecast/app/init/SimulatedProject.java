package org.lodecast.app.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.simulate.Assay;
import org.lodecast.simulate.Element;
import org.lodecast.simulate.Lithology;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Truth;

/// Writes a simulated deposit as an explorer would hold it: tables, mapped faults, known orebodies, a
/// project; and the truth, in a folder that no stage of a run reads.
public final class SimulatedProject {
    private SimulatedProject() {}

    /// With the elements that its laboratory was asked for.
    public static void write(SimulatedDeposit d, Path folder) throws IOException {
        write(d, folder, d.assumptions().elements());
    }

    /// @param assayed elements that the laboratory was asked for
    public static void write(SimulatedDeposit d, Path folder, List<Element> assayed) throws IOException {
        Path tables = Files.createDirectories(folder.resolve("tables"));
        List<String> rows = new ArrayList<>(List.of("HOLEID,EAST,NORTH,ELEV,DEPTH"));
        for (Collar c : d.collars()) {
            rows.add(format("%s,%.2f,%.2f,%.2f,%.2f", c.hole(), c.x(), c.y(), c.z(), c.length()));
        }
        save(tables.resolve("collar.csv"), rows);
        rows = new ArrayList<>(List.of("HOLEID,AT,AZIMUTH,DIP"));
        for (Station s : d.stations()) {
            rows.add(format(
                    "%s,%.1f,%.2f,%.2f", s.hole(), s.depth(), Math.toDegrees(s.azimuth()), Math.toDegrees(s.dip())));
        }
        save(tables.resolve("survey.csv"), rows);
        StringBuilder header = new StringBuilder("HOLEID,FROM,TO");
        for (Element e : assayed) {
            header.append(',').append(e.symbol()).append('_').append(e.unit().replace("g/t", "gpt"));
        }
        rows = new ArrayList<>(List.of(header.toString()));
        for (Assay a : d.assays()) {
            StringBuilder row = new StringBuilder(format("%s,%.2f,%.2f", a.hole(), a.from(), a.to()));
            for (Element e : assayed) {
                row.append(',').append(a.text(e));
            }
            rows.add(row.toString());
        }
        save(tables.resolve("assay.csv"), rows);
        rows = new ArrayList<>(List.of("HOLEID,FROM,TO,LITH"));
        for (Lithology l : d.lithology()) {
            rows.add(format("%s,%.2f,%.2f,%s", l.hole(), l.from(), l.to(), l.rock()));
        }
        save(tables.resolve("lithology.csv"), rows);
        surfaces(folder.resolve("faults"), d.faults());
        surfaces(folder.resolve("orebodies"), d.orebodies());
        truth(folder.resolve("truth"), d.truth());
        String yaml = ProjectGuess.write(
                folder,
                new ProjectGuess.Files(
                        tables.resolve("collar.csv"),
                        tables.resolve("survey.csv"),
                        tables.resolve("assay.csv"),
                        tables.resolve("lithology.csv"),
                        d.faults().isEmpty()
                                ? List.of()
                                : List.of(folder.resolve("faults/*.obj").toString()),
                        d.orebodies().isEmpty()
                                ? List.of()
                                : List.of(folder.resolve("orebodies/*.obj").toString()),
                        null,
                        "m"));
        // the voxels of the truth, so that what was found can be laid over what is there
        Files.writeString(folder.resolve("project.yaml"), yaml + "grid: {cell: [10, 10, 10]}\n");
    }

    private static void surfaces(Path folder, List<TriangleMesh> meshes) throws IOException {
        Files.createDirectories(folder);
        for (TriangleMesh m : meshes) {
            MeshFiles.writeObj(m, folder.resolve(m.name() + ".obj"));
        }
    }

    private static void truth(Path folder, Truth truth) throws IOException {
        List<TriangleMesh> bodies = new ArrayList<>();
        List<String> rows = new ArrayList<>(List.of("name,known,drilled_m,volume_m3,x,y,z"));
        for (Truth.TrueBody b : truth.bodies()) {
            bodies.add(b.body().solid());
            double[] c = b.body().centre();
            rows.add(format(
                    "%s,%s,%.1f,%.0f,%.1f,%.1f,%.1f",
                    b.body().name(), b.known(), b.drilled(), b.body().volume(), c[0], c[1], c[2]));
        }
        surfaces(folder.resolve("bodies"), bodies);
        surfaces(folder.resolve("faults"), truth.faults());
        save(folder.resolve("bodies.csv"), rows);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static void save(Path path, List<String> rows) throws IOException {
        Files.writeString(path, String.join("\n", rows) + "\n");
    }
}
