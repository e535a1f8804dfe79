package org.lodecast.app.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;

/// Targets and the holes proposed for them as DXF R12: the closed surface of a target as 3DFACEs on a layer
/// `TARGET_` and its name, in red; a hole as 3D POLYLINE on a layer `HOLE_` and its name, in green, with its
/// name as TEXT at the collar. Metres, to the millimetre.
public final class TargetDxf {
    private static final int RED = 1;
    private static final int GREEN = 3;

    private TargetDxf() {}

    /// The layer of a target's surface, as its id gives it: ids hold only what a layer's name may.
    public static String layer(String target) {
        return "TARGET_" + target;
    }

    /// @param targets closed surfaces, named as targets are
    /// @param holes paths of what is proposed; may be fewer
    public static void write(List<TriangleMesh> targets, List<Trace> holes, Path path) throws IOException {
        LayerNames names = new LayerNames();
        List<DxfR12.Layer> layers = new ArrayList<>();
        targets.forEach(t -> layers.add(new DxfR12.Layer(names.legal(layer(t.name())), RED)));
        holes.forEach(h -> layers.add(new DxfR12.Layer(names.legal("HOLE_" + h.hole()), GREEN)));
        try (DxfR12 dxf = new DxfR12(path, layers)) {
            for (int i = 0; i < targets.size(); i++) {
                dxf.surface(targets.get(i), layers.get(i).name());
            }
            for (int i = 0; i < holes.size(); i++) {
                dxf.hole(holes.get(i), layers.get(targets.size() + i).name());
            }
        }
    }
}
