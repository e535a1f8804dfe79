package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.Target;

/// What a run leaves for those who drill: targets, proposed holes, and both as DXF.
class TargetProductsTest {
    @TempDir
    static Path folder;

    private static TinyProject project;

    @BeforeAll
    static void run() throws Exception {
        project = TinyProject.lean(folder.resolve("p"))
                .set("targets", "{high: 0.97, least_volume: 8000, holes: {targets: 3, apart: 5}}");
        Answer a = lodecast("run", project.folder().toString());
        assertThat(a.code()).as(a.err()).isZero();
    }

    private static Workspace workspace() {
        return Workspace.open(project.folder(), 1);
    }

    private static List<String[]> rows() throws Exception {
        List<String[]> rows = new ArrayList<>();
        project.text("out/proposed_holes.csv").lines().skip(1).forEach(l -> rows.add(l.split(",", -1)));
        return rows;
    }

    /// The holes of the table, walked in steps of a centimetre.
    @Test
    void eachHoleCutsItsTargetAsTheTableSays() throws Exception {
        assertThat(project.text("out/proposed_holes.csv").lines().findFirst().orElse(""))
                .isEqualTo("hole,target,x,y,z,azimuth,dip,length_m,angle_to_plane,metres_in_target,from_m,to_m,"
                        + "off_centre_m,nearest_hole,distance_m,reason");
        List<Target> targets = TargetsStage.load(workspace());
        Grid grid = EvidenceStage.resolved(workspace()).grid();
        assertThat(rows()).hasSize(Math.min(3, targets.size())).isNotEmpty();
        int holes = 0;
        for (String[] r : rows()) {
            if (r[0].isEmpty()) {
                assertThat(r[15]).contains("none is permitted");
                continue;
            }
            holes++;
            Target t = targets.stream()
                    .filter(x -> x.id().equals(r[1]))
                    .findFirst()
                    .orElseThrow();
            assertThat(r[0]).isEqualTo("P-" + t.id());
            double azimuth = Math.toRadians(Double.parseDouble(r[5]));
            double dip = Math.toRadians(Double.parseDouble(r[6]));
            double length = Double.parseDouble(r[7]);
            double inside = 0;
            double first = Double.NaN;
            for (double d = 0; d < length; d += 0.01) {
                int v = grid.indexAt(
                        Double.parseDouble(r[2]) + d * Math.cos(dip) * Math.sin(azimuth),
                        Double.parseDouble(r[3]) + d * Math.cos(dip) * Math.cos(azimuth),
                        Double.parseDouble(r[4]) + d * Math.sin(dip));
                if (java.util.Arrays.binarySearch(t.voxels(), v) >= 0) {
                    inside += 0.01;
                    first = Double.isNaN(first) ? d : first;
                }
            }
            assertThat(inside).isCloseTo(Double.parseDouble(r[9]), within(0.5));
            assertThat(first).isCloseTo(Double.parseDouble(r[10]), within(0.5));
            assertThat(r[13]).startsWith("H");
        }
        assertThat(holes).isPositive();
    }

    /// Read back as a user's program would: the surfaces enclose the volumes of the table.
    @Test
    void theDxfHoldsTheBodies() throws Exception {
        TriangleMesh all = MeshFiles.read(project.out("targets.dxf"));
        double volume = 0;
        for (int t = 0; t < all.triangles(); t++) {
            double[][] p = new double[3][3];
            for (int k = 0; k < 3; k++) {
                for (int axis = 0; axis < 3; axis++) {
                    p[k][axis] = all.corner(t, k, axis) - all.corner(0, 0, axis);
                }
            }
            volume += (p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1])
                            + p[0][1] * (p[1][2] * p[2][0] - p[1][0] * p[2][2])
                            + p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0]))
                    / 6;
        }
        double table = TargetsStage.load(workspace()).stream()
                .limit(3)
                .mapToDouble(Target::volume)
                .sum();
        assertThat(volume).isCloseTo(table, within(1e-6 * table));
        String dxf = project.text("out/targets.dxf");
        for (String[] r : rows()) {
            assertThat(dxf).contains("\nTARGET_" + r[1] + "\n");
            assertThat(dxf.contains("\nHOLE_P-" + r[1] + "\n")).isEqualTo(!r[0].isEmpty());
        }
        assertThat(project.text("out/report.html")).contains("<h3>Proposed holes", "P-T01");
    }

    @Test
    void withLittleSupportNoGroundIsHigh() throws Exception {
        TinyProject p = TinyProject.lean(folder.resolve("least"))
                .set("targets", "{high: 0.9, least_support: 1, holes: {targets: 0}}");
        Answer a = lodecast("run", p.folder().toString());
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(p.text("out/targets.csv")).doesNotContain(",high,").contains(",medium,");
        assertThat(p.text("out/proposed_holes.csv").lines()).hasSize(1);
        assertThat(p.text("out/report.html")).doesNotContain("<h3>Proposed holes");
    }

    @Test
    void wrongSettingsAreToldAllAtOnce() throws Exception {
        TinyProject p = TinyProject.lean(folder.resolve("wrong"))
                .set("targets", "{weights: {volume: -1}, least_support: 2, holes: {dips: [-60, -30], longest: 0}}");
        Answer a = lodecast("run", p.folder().toString());
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err())
                .contains("targets.weights.volume", "targets.least_support", "targets.holes.dips", "-30.0")
                .contains("targets.holes.longest");
    }
}
