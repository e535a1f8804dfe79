package org.lodecast.app.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodecast.drill.Trace;

/// Traces of the holes as DXF R12: a 3D POLYLINE a hole, through its stations, a point every {@link
/// HoleLines#SPACING} metres and its end, on a layer named after it ({@link LayerNames}), with its name
/// as TEXT at the collar. Metres, to the millimetre. A hole without length has its name only.
public final class HoleDxf {
    private HoleDxf() {}

    public static void write(List<Trace> traces, Path path) throws IOException {
        LayerNames names = new LayerNames();
        List<DxfR12.Layer> layers = new ArrayList<>();
        traces.forEach(t -> layers.add(new DxfR12.Layer(names.legal(t.hole()), DxfR12.Layer.WHITE)));
        try (DxfR12 dxf = new DxfR12(path, layers)) {
            for (int i = 0; i < layers.size(); i++) {
                dxf.hole(traces.get(i), layers.get(i).name());
            }
        }
    }
}
