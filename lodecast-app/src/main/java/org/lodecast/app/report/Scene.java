package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;
import tools.jackson.databind.json.JsonMapper;

/// What the 3D view needs, as JSON: positions in metres from the centre of the grid, so that floats suffice.
final class Scene {
    private final ReportData data;
    private final Grid grid;
    private final double[] centre;

    Scene(ReportData data) {
        this.data = data;
        this.grid = data.prospect().model().grid();
        double[] b = new View.Plan(grid, 0).bounds();
        this.centre = new double[] {
            Math.rint((b[0] + b[2]) / 2), Math.rint((b[1] + b[3]) / 2), Math.rint(grid.z0() + grid.nz() * grid.dz() / 2)
        };
    }

    String json() {
        Map<String, Object> scene = new LinkedHashMap<>();
        scene.put("centre", centre);
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("corner", new double[] {grid.x0() - centre[0], grid.y0() - centre[1], grid.z0() - centre[2]});
        cells.put("cell", new double[] {grid.dx(), grid.dy(), grid.dz()});
        cells.put("count", new int[] {grid.nx(), grid.ny(), grid.nz()});
        cells.put("rotation", grid.rotation());
        scene.put("grid", cells);
        scene.put("voxels", data.prospect().ground().length);
        scene.put("mask", mask());
        SceneColumns columns = new SceneColumns(data);
        scene.put("columns", columns.all());
        scene.put("left", columns.left());
        scene.put("holes", holes());
        scene.put("faults", meshes(data.geology().faults()));
        scene.put("orebodies", meshes(data.geology().orebodies()));
        scene.put("targets", targets());
        scene.put("planned", planned());
        int[] viridis = Raster.viridis();
        scene.put("viridis", viridis);
        scene.put("decades", Ranks.DECADES);
        scene.put("colours", Map.of("fault", Colours.FAULT));
        return Html.scriptJson(JsonMapper.shared().writeValueAsString(scene));
    }

    /// A bit a voxel of the grid: is it ground?
    private String mask() {
        byte[] bits = new byte[(grid.size() + 7) / 8];
        for (int v : data.prospect().ground()) {
            bits[v >> 3] |= (byte) (1 << (v & 7));
        }
        return Packed.bytes(bits);
    }

    private Map<String, Object> holes() {
        ReportData.Geology g = data.geology();
        GradeClasses scale = GradeClasses.of(g.composites(), g.grade());
        HoleSegments segments = HoleSegments.of(g.traces(), g.composites(), g.grade(), scale);
        byte[] kinds = new byte[segments.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) (segments.classes()[i] + 1);
        }
        List<Object> classes = new ArrayList<>();
        for (int k = -1; k < scale.count(); k++) {
            classes.add(Map.of("colour", scale.colour(k), "label", scale.label(k)));
        }
        List<Object> collars = new ArrayList<>();
        for (Trace trace : g.traces()) {
            Map<String, Object> collar = new LinkedHashMap<>();
            collar.put("name", trace.hole());
            collar.put("at", tenths(local(trace.at(0))));
            collars.add(collar);
        }
        Map<String, Object> holes = new LinkedHashMap<>();
        holes.put("title", scale.title());
        holes.put(
                "classes",
                classes.stream()
                        .map(c -> new java.util.TreeMap<>((Map<?, ?>) c))
                        .toList());
        holes.put("collars", collars);
        holes.put("ends", Packed.metres(local(segments.ends())));
        holes.put("kinds", Packed.bytes(kinds));
        return holes;
    }

    private List<Object> meshes(List<TriangleMesh> meshes) {
        List<Object> out = new ArrayList<>();
        for (TriangleMesh mesh : meshes) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("name", mesh.name());
            m.put("xyz", Packed.metres(local(mesh.xyz())));
            m.put("corners", Packed.ints(mesh.corners()));
            out.add(m);
        }
        return out;
    }

    private List<Object> targets() {
        List<Object> out = new ArrayList<>();
        for (Target t : data.targets()) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("id", t.id());
            target.put("class", t.targetClass());
            target.put("at", tenths(local(new double[] {t.x(), t.y(), t.z()})));
            // The side of a cube of that volume, or the height: whichever is more has to fit into the view.
            target.put("size", Math.rint(Math.max(Math.cbrt(t.volume()), t.zMax() - t.zMin())));
            out.add(target);
        }
        return out;
    }

    /// The holes proposed, as straight lines.
    private List<Object> planned() {
        List<Object> out = new ArrayList<>();
        for (Proposal p : data.holes()) {
            if (p instanceof ProposedHole h) {
                Map<String, Object> hole = new LinkedHashMap<>();
                Trace path = h.trace(h.name());
                hole.put("name", h.name());
                hole.put("from", tenths(local(path.at(0))));
                hole.put("to", tenths(local(path.at(h.length()))));
                hole.put(
                        "text",
                        "Proposed for " + h.target() + ": azimuth / dip " + Words.attitude(h.azimuth(), h.dip())
                                + "°, " + Numbers.whole(h.length()) + " m, in the target from "
                                + Numbers.whole(h.entry()) + " to " + Numbers.whole(h.exit()) + " m");
                out.add(hole);
            }
        }
        return out;
    }

    private double[] local(double[] xyz) {
        double[] out = new double[xyz.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = xyz[i] - centre[i % 3];
        }
        return out;
    }

    private static double[] tenths(double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.rint(v[i] * 10) / 10;
        }
        return v;
    }
}
