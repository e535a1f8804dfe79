package org.lodecast.app.format.model;

import static org.lodecast.app.format.model.OnnxGraph.attribute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodecast.detect.model.NamedNetwork;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;

/// A trained detector as an ONNX graph (opset 13) from a voxel's cube of evidence to its score.
///
/// - input `patch` [N, layers, side, side, side], the cubes as z, y, x;
/// - output `score` [N]; of students also `levels` [N, 3], what each level has in it.
///
/// The metadata is that of {@link ModelFile}. All is reckoned in single precision, where ours makes one score
/// of errors in double.
public final class OnnxWriter {
    private static final String PATCH = "patch";

    private final OnnxGraph graph = new OnnxGraph();
    private final String last = graph.constant("axis.1", 1);

    private OnnxWriter() {}

    /// @param provenance further metadata, in order
    public static void write(TrainedModel model, Map<String, String> provenance, Path path) throws IOException {
        Files.write(path, new OnnxWriter().file(model, ModelFile.metadata(model, provenance)));
    }

    private byte[] file(TrainedModel model, Map<String, String> metadata) {
        int side = model.side();
        graph.input(PATCH, List.of(model.layers().size(), side, side, side));
        List<String> members = new ArrayList<>();
        for (int m = 0; m < model.members().size(); m++) {
            TrainedModel.Member member = model.members().get(m);
            members.add(
                    parts(m, member.scorer(), member.scale() / model.members().size()));
        }
        boolean students = model.members().getFirst().scorer().objective() instanceof Objective.Distillation;
        String parts = students ? "levels" : "error";
        graph.node("Sum", parts, members); // [N, taught levels]
        graph.node("ReduceSum", "score", List.of(parts, last), attribute("keepdims", 0));
        graph.output("score", List.of());
        if (students) {
            graph.output(
                    parts,
                    List.of(model.members()
                            .getFirst()
                            .scorer()
                            .objective()
                            .levels()
                            .size()));
        }
        return graph.file(model.detector(), metadata);
    }

    /// What each taught level of a member has in the score, times a factor: [N, taught levels].
    private String parts(int m, Scorer scorer, double factor) {
        String at = "members." + m;
        switch (scorer.objective()) {
            case Objective.Reconstruction r -> {
                List<String> levels = levels(NamedNetwork.autoEncoder(m, scorer.network()), scorer.parameters());
                String error = error(at, PATCH, levels.getLast(), r.oneSided());
                return times(at + ".part", error, new double[] {factor});
            }
            case Objective.Distillation d -> {
                NamedNetwork teacher = NamedNetwork.teacher(m, encoder(d));
                List<String> taught = levels(teacher, d.parameters());
                List<String> learnt = levels(NamedNetwork.student(m, scorer.network()), scorer.parameters());
                List<String> errors = new ArrayList<>();
                for (int i = 0; i < d.depth(); i++) {
                    errors.add(error(
                            at + "." + i, taught.get(i), learnt.get(d.levels().get(i)), false));
                }
                String all = graph.node("Concat", at + ".errors", errors, attribute("axis", 1));
                return fused(at, all, d, scorer.usual(), factor);
            }
        }
    }

    private String fused(String at, String errors, Objective.Distillation d, List<Double> usual, double factor) {
        int n = d.depth();
        double[] h = d.weights().stream().mapToDouble(w -> w).toArray();
        double sum = d.weights().stream().mapToDouble(w -> w).sum();
        return switch (d.fusion()) {
            case SUM, NORMALISED_SUM -> { // hᵢeᵢ or hᵢeᵢ/ēᵢ
                double[] w = new double[n];
                for (int i = 0; i < n; i++) {
                    w[i] = factor * (d.fusion() == Fusion.SUM ? h[i] : h[i] / usual.get(i));
                }
                yield times(at + ".parts", errors, w);
            }
            case PRODUCT -> { // Π eᵢ^(hᵢ/Σh), of which each level has hᵢ/Σh
                double[] power = new double[n];
                double[] share = new double[n];
                for (int i = 0; i < n; i++) {
                    power[i] = h[i] / sum;
                    share[i] = factor * h[i] / sum;
                }
                String powers = graph.node("Pow", at + ".powers", List.of(errors, row(at + ".power", power)));
                String product =
                        graph.node("ReduceProd", at + ".product", List.of(powers), attribute("axes", List.of(1)));
                yield times(at + ".parts", product, share);
            }
            case MAX -> { // hᵢeᵢ where it is the first of the largest, else 0
                long[] numbers = new long[n];
                double[] all = new double[n];
                for (int i = 0; i < n; i++) {
                    numbers[i] = i;
                    all[i] = factor * h[i];
                }
                String weighted = times(at + ".weighted", errors, all);
                String largest = graph.node("ArgMax", at + ".largest", List.of(weighted), attribute("axis", 1));
                String number = graph.constant(at + ".number", numbers);
                String is = graph.node("Equal", at + ".is_largest", List.of(largest, number));
                String one = graph.node("Cast", at + ".mask", List.of(is), attribute("to", 1));
                yield graph.node("Mul", at + ".parts", List.of(weighted, one));
            }
        };
    }

    /// ‖t − y‖², or of what is above 0 alone: [N, 1].
    private String error(String at, String target, String output, boolean oneSided) {
        String apart = graph.node("Sub", at + ".difference", List.of(target, output));
        if (oneSided) {
            apart = graph.node("Relu", at + ".above", List.of(apart));
        }
        String square = graph.node("Mul", at + ".square", List.of(apart, apart));
        String flat = graph.node("Flatten", at + ".flat", List.of(square), attribute("axis", 1));
        return graph.node("ReduceSum", at + ".error", List.of(flat, last), attribute("keepdims", 1));
    }

    /// Outputs of all levels.
    private List<String> levels(NamedNetwork named, float[] parameters) {
        Network network = named.network();
        List<String> outputs = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            int k = level.kernel();
            String name = named.level(l);
            String input = network.from(l) < 0 ? PATCH : outputs.get(network.from(l));
            String weight = graph.constant(named.weight(l, parameters));
            String bias = graph.constant(named.bias(l, parameters));
            String output = graph.node(
                    level.transposed() ? "ConvTranspose" : "Conv",
                    name + ".sum",
                    List.of(input, weight, bias),
                    attribute("kernel_shape", List.of(k, k, k)));
            outputs.add(level.relu() ? graph.node("Relu", name + ".relu", List.of(output)) : output);
        }
        return outputs;
    }

    /// The teacher's levels that are compared; the others give nothing to the score.
    private static Network encoder(Objective.Distillation d) {
        return Network.of(d.teacher().levels().subList(0, d.depth()));
    }

    private String times(String name, String values, double[] factors) {
        return graph.node("Mul", name, List.of(values, row(name + ".factor", factors)));
    }

    private String row(String name, double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return graph.constant(new Tensor(name, List.of(values.length), single));
    }
}
