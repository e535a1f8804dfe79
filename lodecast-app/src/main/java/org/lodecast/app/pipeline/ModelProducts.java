package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lodecast.app.format.model.ModelFile;
import org.lodecast.app.format.model.OnnxWriter;
import org.lodecast.detect.Detector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.detect.model.TrainedModel;

/// The networks that were trained, as products: `models/<detector>.safetensors` and `.onnx`. They say
/// what they were made from, and hold no clock, so that the same input gives the same bytes.
final class ModelProducts {
    private ModelProducts() {}

    /// @param model what the detector learnt from the samples
    static void write(Workspace w, StageFolder folder, Detector detector, TrainingSamples samples, TrainedModel model)
            throws IOException {
        Map<String, String> provenance = provenance(w, detector, samples);
        ModelFile.write(model, provenance, folder.productFile("models/" + detector.name() + ".safetensors"));
        OnnxWriter.write(model, provenance, folder.productFile("models/" + detector.name() + ".onnx"));
    }

    private static Map<String, String> provenance(Workspace w, Detector detector, TrainingSamples samples)
            throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("barren", samples.normal().length);
        counts.put("barren_held_out", samples.normalHeldOut().length);
        counts.put("ore", samples.ore().length);
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("lodecast.version", CodeVersion.number());
        provenance.put("lodecast.code", CodeVersion.hash());
        provenance.put("lodecast.seed", Long.toString(w.project().seed()));
        provenance.put("lodecast.settings", Json.MAPPER.writeValueAsString(detector));
        provenance.put("lodecast.samples", Json.MAPPER.writeValueAsString(counts));
        provenance.put("lodecast.inputs", Json.MAPPER.writeValueAsString(Pipeline.inputs(w, DetectorsStage.NAME)));
        return provenance;
    }
}
