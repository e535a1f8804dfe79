package org.lodecast.detect.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;

/// A network whose parameters have names and PyTorch's order.
///
/// Level l is `NAME.levels.i`, i counted from 0; a linear adapter that branches off the i-th level, {@link
/// org.lodecast.detect.nn.Architecture#student}, is `NAME.adapters.i`. Each has a `weight` and a `bias`, as
/// `Conv3d` and `ConvTranspose3d` have:
///
/// - convolution: weight[o, c, z, y, x] = w[(c, z, y, x), o], of shape [out, in, k, k, k];
/// - transposed: weight[c, o, z, y, x] = w[c, (o, z, y, x)], of shape [in, out, k, k, k],
///
/// w the matrix [source, sink] as it lies in {@link Network}. No number is changed, so there and back gives
/// the same bits.
///
/// @param name what the names begin with
/// @param network whose parameters they are
public record NamedNetwork(String name, Network network) {

    /// The auto-encoder of a member, counted from 0.
    public static NamedNetwork autoEncoder(int member, Network network) {
        return new NamedNetwork("members." + member + ".autoencoder", network);
    }

    /// The teacher of a member, counted from 0.
    public static NamedNetwork teacher(int member, Network network) {
        return new NamedNetwork("members." + member + ".teacher", network);
    }

    /// The student of a member, counted from 0.
    public static NamedNetwork student(int member, Network network) {
        return new NamedNetwork("members." + member + ".student", network);
    }

    /// Name of level `l`, without `.weight` or `.bias`.
    public String level(int l) {
        int before = 0;
        for (int other = 0; other < l; other++) {
            before += isAdapter(other) == isAdapter(l) ? 1 : 0;
        }
        return name + (isAdapter(l) ? ".adapters." : ".levels.") + before;
    }

    /// Shape of the weights of level `l`.
    public List<Integer> weightShape(int l) {
        Level level = network.level(l);
        int k = level.kernel();
        return level.transposed()
                ? List.of(level.in(), level.out(), k, k, k)
                : List.of(level.out(), level.in(), k, k, k);
    }

    /// Weights of level `l` out of all parameters.
    public Tensor weight(int l, float[] parameters) {
        float[] values = new float[Tensor.size(weightShape(l))];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters[network.weightOffset(l) + place(l, i)];
        }
        return new Tensor(level(l) + ".weight", weightShape(l), values);
    }

    /// Biases of level `l` out of all parameters.
    public Tensor bias(int l, float[] parameters) {
        int out = network.level(l).out();
        float[] values = new float[out];
        System.arraycopy(parameters, network.biasOffset(l), values, 0, out);
        return new Tensor(level(l) + ".bias", List.of(out), values);
    }

    /// All tensors, level by level, weight before bias.
    public List<Tensor> tensors(float[] parameters) {
        List<Tensor> tensors = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            tensors.add(weight(l, parameters));
            tensors.add(bias(l, parameters));
        }
        return tensors;
    }

    /// The parameters in the network's order.
    ///
    /// @param tensors by name; others may be among them
    /// @throws IllegalArgumentException if a tensor is missing or has another shape, with what was expected
    public float[] parameters(Map<String, Tensor> tensors) {
        List<float[]> found = new ArrayList<>(); // before there is an array as long as a network might claim to be
        for (int l = 0; l < network.depth(); l++) {
            found.add(find(tensors, level(l) + ".weight", weightShape(l)));
            found.add(find(tensors, level(l) + ".bias", List.of(network.level(l).out())));
        }
        float[] parameters = new float[network.size()];
        for (int l = 0; l < network.depth(); l++) {
            float[] weight = found.get(2 * l);
            for (int i = 0; i < weight.length; i++) {
                parameters[network.weightOffset(l) + place(l, i)] = weight[i];
            }
            float[] bias = found.get(2 * l + 1);
            System.arraycopy(bias, 0, parameters, network.biasOffset(l), bias.length);
        }
        return parameters;
    }

    /// Where in the matrix [source, sink] value i of the tensor lies.
    private int place(int l, int i) {
        Level level = network.level(l);
        if (level.transposed()) { // [in][out·k³], the matrix itself
            return i;
        }
        int sources = level.in() * level.kernel() * level.kernel() * level.kernel();
        return i % sources * level.out() + i / sources;
    }

    /// In a network that branches, a level whose output no other takes.
    private boolean isAdapter(int l) {
        if (network.isChain()) {
            return false;
        }
        for (int other = l + 1; other < network.depth(); other++) {
            if (network.from(other) == l) {
                return false;
            }
        }
        return true;
    }

    private static float[] find(Map<String, Tensor> tensors, String name, List<Integer> shape) {
        @Nullable Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("has no tensor " + name + "; expected one of shape " + shape);
        }
        if (!tensor.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "tensor " + name + " has shape " + tensor.shape() + "; expected " + shape);
        }
        return tensor.values();
    }
}
