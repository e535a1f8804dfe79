package org.lodecast.app.format.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.lodecast.detect.model.Tensor;

/// A graph of ONNX that grows node by node, each named by its only output. Field numbers are those of the
/// schema `onnx.proto` of IR version 8, operators those of opset 13.
final class OnnxGraph {
    private static final int IR = 8;
    private static final int OPSET = 13;
    private static final int FLOAT = 1; // TensorProto.DataType
    private static final int INT64 = 7;
    private static final int OF_INT = 2; // AttributeProto.AttributeType
    private static final int OF_INTS = 7;

    private final Protobuf graph = new Protobuf();

    /// The operator's result under a name.
    String node(String operator, String name, List<String> inputs, Protobuf... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(i -> node.text(1, i));
        node.text(2, name).text(3, name).text(4, operator);
        for (Protobuf a : attributes) {
            node.message(5, a);
        }
        graph.message(1, node);
        return name;
    }

    static Protobuf attribute(String name, int value) {
        return new Protobuf().text(1, name).number(3, value).number(20, OF_INT);
    }

    static Protobuf attribute(String name, List<Integer> values) {
        Protobuf a = new Protobuf().text(1, name);
        values.forEach(v -> a.number(8, v));
        return a.number(20, OF_INTS);
    }

    String constant(Tensor tensor) {
        ByteBuffer raw = ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(tensor.values());
        return constant(tensor.name(), tensor.shape(), FLOAT, raw);
    }

    String constant(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, List.of(values.length), INT64, raw);
    }

    private String constant(String name, List<Integer> shape, int type, ByteBuffer raw) {
        Protobuf tensor = new Protobuf();
        shape.forEach(d -> tensor.number(1, d));
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw.array()));
        return name;
    }

    /// A float input whose first length, the batch's, is open.
    void input(String name, List<Integer> others) {
        graph.message(11, value(name, others));
    }

    /// A float output whose first length, the batch's, is open.
    void output(String name, List<Integer> others) {
        graph.message(12, value(name, others));
    }

    private static Protobuf value(String name, List<Integer> others) {
        Protobuf shape = new Protobuf().message(1, new Protobuf().text(2, "N"));
        others.forEach(d -> shape.message(1, new Protobuf().number(1, d)));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    /// The whole file.
    byte[] file(String name, Map<String, String> metadata) {
        Protobuf model = new Protobuf()
                .number(1, IR)
                .text(2, "lodecast")
                .message(7, graph.text(2, name))
                .message(8, new Protobuf().text(1, "").number(2, OPSET));
        metadata.forEach(
                (key, value) -> model.message(14, new Protobuf().text(1, key).text(2, value)));
        return model.bytes();
    }
}
