package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// What the 3D view needs, as JSON: positions in metres from the centre of the grid, so that floats suffice.
final class Scene {
    /// Bodies drawn at most.
    private static final int BODIES = 20;
    /// A body of more voxels is no surface to send.
    private static final int LARGEST = 50_000;
    /// A body that is more of the ground than this is the better part of it, and would hide the others.
    static final double WIDE = 0.1;

    private final ReportData data;
    private final Grid grid;
    private final double[] centre;
    private final SceneColumns columns;

    Scene(ReportData data, Workers workers) {
        this.data = data;
        this.grid = data.prospect().model().grid();
        this.columns = new SceneColumns(data, workers);
        double[] b = new View.Plan(grid, 0).bounds();
        this.centre = new double[] {
            Math.rint((b[0] + b[2]) / 2), Math.rint((b[1] + b[3]) / 2), Math.rint(grid.z0() + grid.nz() * grid.dz() / 2)
        };
    }

    /// The elements with the codes of the columns, beside {@link #json}.
    String columns() {
        return columns.elements();
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
        scene.put("columns", columns.all());
        scene.put("left", columns.left());
        scene.put("holes", new SceneHoles(data.geology(), this::local).parts());
        scene.put("faults", meshes(data.geology().faults()));
        scene.put("orebodies", meshes(data.geology().orebodies()));
        scene.put("targets", targets());
        scene.put("planned", planned());
        scene.put("bodies", bodies());
        double[] surface = data.geology().surface();
        if (surface.length > 0) {
            scene.put(
                    "surface",
                    Packed.metres(Arrays.stream(surface).map(z -> z - centre[2]).toArray()));
        }
        int[] viridis = Raster.viridis();
        scene.put("viridis", viridis);
        scene.put("decades", Ranks.DECADES);
        scene.put(
                "colours",
                new TreeMap<>(Map.of("fault", Colours.FAULT, "high", Colours.HIGH, "medium", Colours.MEDIUM)));
        return Html.scriptJson(scene);
    }

    /// A bit a voxel of the grid: is it ground?
    private String mask() {
        byte[] bits = new byte[(grid.size() + 7) / 8];
        for (int v : data.prospect().ground()) {
            bits[v >> 3] |= (byte) (1 << (v & 7));
        }
        return Packed.bytes(bits);
    }

    /// The bodies of the best targets as a byte a ground voxel: 0 for none, or the number of its body.
    /// The page draws their walls, which are those of `targets.dxf`, with the steps of the voxels
    /// smoothed.
    private Map<String, Object> bodies() {
        int[] ground = data.prospect().ground();
        byte[] codes = new byte[ground.length];
        List<String> ids = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Target t : data.targets()) {
            if (ids.size() == BODIES) {
                break;
            }
            if (t.voxels().length > Math.min(LARGEST, WIDE * ground.length)) {
                left.add(t.id());
                continue;
            }
            ids.add(t.id());
            for (int v : t.voxels()) {
                int i = Arrays.binarySearch(ground, v);
                if (i >= 0 && codes[i] == 0) {
                    codes[i] = (byte) ids.size();
                }
            }
        }
        return new TreeMap<>(Map.of("ids", ids, "left", left, "codes", Packed.foretold(codes, ground, grid)));
    }

    /// Surfaces of a kind as one, for the page shows or hides them together.
    private Map<String, Object> meshes(List<TriangleMesh> meshes) {
        double[] xyz =
                meshes.stream().flatMapToDouble(m -> Arrays.stream(m.xyz())).toArray();
        int[] corners =
                new int[meshes.stream().mapToInt(m -> m.corners().length).sum()];
        int n = 0;
        int first = 0;
        for (TriangleMesh mesh : meshes) {
            for (int c : mesh.corners()) {
                corners[n++] = first + c;
            }
            first += mesh.xyz().length / 3;
        }
        return new TreeMap<>(
                Map.of("count", meshes.size(), "xyz", Packed.metres(local(xyz)), "corners", Packed.ints(corners)));
    }

    private List<Object> targets() {
        List<Object> out = new ArrayList<>();
        for (Target t : data.targets()) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("id", t.id());
            target.put("class", t.targetClass());
            target.put("at", tenths(local(new double[] {t.x(), t.y(), t.z()})));
            // The side of a cube of that volume, or the height: whichever is more has to fit into the view.
            target.put("volume", Math.rint(t.volume()));
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

    /// To a tenth of a metre, in place.
    static double[] tenths(double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.rint(v[i] * 10) / 10;
        }
        return v;
    }
}
