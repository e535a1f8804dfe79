package org.lodecast.detect.model;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;

/// A trained detector made of networks, with all that its score needs:
///
/// score = Σₘ scaleₘ/M · fusedₘ, over the M members m, fused their {@linkplain Scorer#fused errors made one}.
///
/// What it sees of a voxel is the cube of side³ voxels about it, layer slowest, then z, y, x.
///
/// @param detector name of the detector
/// @param side of the cube of voxels
/// @param layers names of the evidence layers, in order
/// @param usual mean of each layer over the barren training samples, which the layers' parts of a student's
///     score are set off against; empty for auto-encoders
/// @param members all auto-encoders or all students with their teachers
public record TrainedModel(String detector, int side, List<String> layers, List<Float> usual, List<Member> members) {

    /// One of those whose scores are averaged.
    ///
    /// @param scorer network, parameters and what its errors are
    /// @param scale factor that brings its score to the members' common mean
    public record Member(Scorer scorer, double scale) {}

    /// @throws IllegalArgumentException if the parts do not fit together
    public TrainedModel {
        layers = List.copyOf(layers);
        usual = List.copyOf(usual);
        members = List.copyOf(members);
        if (side < 1 || side % 2 == 0 || layers.isEmpty() || members.isEmpty()) {
            throw new IllegalArgumentException("a model has an odd side, layers and members; not side " + side + ", "
                    + layers.size() + " layers, " + members.size() + " members");
        }
        boolean students = members.getFirst().scorer().objective() instanceof Objective.Distillation;
        if (usual.size() != (students ? layers.size() : 0)) {
            throw new IllegalArgumentException(usual.size() + " usual values for " + layers.size() + " layers");
        }
        for (Member m : members) {
            check(m.scorer(), layers.size(), side);
            if (m.scorer().objective() instanceof Objective.Distillation != students) {
                throw new IllegalArgumentException("members are all auto-encoders or all students");
            }
        }
    }

    /// Every parameter, member by member: the auto-encoder's, or the teacher's and then the student's.
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            Scorer scorer = members.get(m).scorer();
            switch (scorer.objective()) {
                case Objective.Reconstruction _ ->
                    tensors.addAll(NamedNetwork.autoEncoder(m, scorer.network()).tensors(scorer.parameters()));
                case Objective.Distillation d -> {
                    tensors.addAll(NamedNetwork.teacher(m, d.teacher()).tensors(d.parameters()));
                    tensors.addAll(NamedNetwork.student(m, scorer.network()).tensors(scorer.parameters()));
                }
            }
        }
        return tensors;
    }

    private static void check(Scorer scorer, int layers, int side) {
        Network network = scorer.network();
        check(network, scorer.parameters(), layers, side);
        Objective objective = scorer.objective();
        List<Integer> taught = objective.levels();
        if (scorer.usual().size() != taught.size()) {
            throw new IllegalArgumentException(
                    scorer.usual().size() + " usual errors for " + taught.size() + " levels");
        }
        switch (objective) {
            case Objective.Reconstruction r -> {
                if (r.last() != network.depth() - 1
                        || network.level(r.last()).outputs() != network.level(0).inputs()) {
                    throw new IllegalArgumentException("the last level of an auto-encoder gives back its input");
                }
            }
            case Objective.Distillation d -> {
                if (taught.size() != Architecture.LEVELS) {
                    throw new IllegalArgumentException(
                            "a student is compared at " + Architecture.LEVELS + " levels, not " + taught.size());
                }
                check(d.teacher(), d.parameters(), layers, side);
                for (int i = 0; i < taught.size(); i++) {
                    if (i >= d.teacher().depth()
                            || taught.get(i) < 0
                            || taught.get(i) >= network.depth()
                            || !sameOutputs(
                                    network.level(taught.get(i)), d.teacher().level(i))) {
                        throw new IllegalArgumentException(
                                "level " + taught.get(i) + " of the student does not fit the teacher's level " + i);
                    }
                }
            }
        }
    }

    private static void check(Network network, float[] parameters, int layers, int side) {
        Level first = network.level(0);
        if (first.in() != layers || first.side() != side || first.transposed()) {
            throw new IllegalArgumentException("a network whose first level is " + first
                    + "; expected a convolution of " + layers + " layers in a cube of side " + side);
        }
        if (network.size() != parameters.length) {
            throw new IllegalArgumentException(parameters.length + " parameters for a network of " + network.size());
        }
    }

    private static boolean sameOutputs(Level a, Level b) {
        return a.out() == b.out() && a.outputs() == b.outputs();
    }
}
