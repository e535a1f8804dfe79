package org.lodecast.app.format.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.detect.model.NamedNetwork;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;

/// A trained model without its parameters, as it stands in a file's JSON. The names in it are the file's.
///
/// @param detector name of the detector
/// @param side of the cube of voxels
/// @param layers names of the evidence layers, in order
/// @param usual mean of each layer in barren ground, empty for auto-encoders
/// @param members whose scores are averaged
record Described(String detector, int side, List<String> layers, List<Float> usual, List<Member> members) {

    /// One of those whose scores are averaged.
    ///
    /// @param scale factor on its score
    /// @param network the auto-encoder or the student
    /// @param oneSided whether an auto-encoder's error counts only what stands above its reconstruction
    /// @param teacher of a student, empty for an auto-encoder
    /// @param compared levels of the student that are compared with the teacher's first ones
    /// @param weights hᵢ of these
    /// @param fusion how their errors make a score
    /// @param usual mean error of each compared level over barren training samples
    record Member(
            double scale,
            List<Step> network,
            boolean oneSided,
            List<Step> teacher,
            List<Integer> compared,
            List<Double> weights,
            Fusion fusion,
            List<Double> usual) {}

    /// A level of a network.
    ///
    /// @param name of its tensors, without `.weight` and `.bias`
    /// @param from number of the level whose output it takes, −1 for the network's input
    /// @param in channels that come in
    /// @param out channels that go out
    /// @param kernel side of the kernel
    /// @param side of the larger cube
    /// @param transposed whether the cube grows
    /// @param relu whether max(0, ·) follows
    record Step(String name, int from, int in, int out, int kernel, int side, boolean transposed, boolean relu) {}

    static Described of(TrainedModel model) {
        List<Member> members = IntStream.range(0, model.members().size())
                .mapToObj(m -> member(m, model.members().get(m)))
                .toList();
        return new Described(model.detector(), model.side(), model.layers(), model.usual(), members);
    }

    private static Member member(int m, TrainedModel.Member member) {
        Scorer s = member.scorer();
        return switch (s.objective()) {
            case Objective.Reconstruction r ->
                new Member(
                        member.scale(),
                        steps(NamedNetwork.autoEncoder(m, s.network())),
                        r.oneSided(),
                        List.of(),
                        r.levels(),
                        List.of(),
                        Fusion.SUM,
                        s.usual());
            case Objective.Distillation d ->
                new Member(
                        member.scale(),
                        steps(NamedNetwork.student(m, s.network())),
                        false,
                        steps(NamedNetwork.teacher(m, d.teacher())),
                        d.levels(),
                        d.weights(),
                        d.fusion(),
                        s.usual());
        };
    }

    /// The model, of tensors by name.
    ///
    /// @throws IllegalArgumentException if it does not fit together, with what was expected
    TrainedModel with(Map<String, Tensor> tensors) {
        List<TrainedModel.Member> trained = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            Member member = members.get(m);
            Network network = network(member.network());
            Objective objective;
            NamedNetwork named;
            if (member.teacher().isEmpty()) {
                named = NamedNetwork.autoEncoder(m, network);
                objective = new Objective.Reconstruction(network.depth() - 1, member.oneSided());
            } else {
                Network teacher = network(member.teacher());
                named = NamedNetwork.student(m, network);
                objective = new Objective.Distillation(
                        teacher,
                        NamedNetwork.teacher(m, teacher).parameters(tensors),
                        member.compared(),
                        member.weights(),
                        member.fusion());
            }
            trained.add(new TrainedModel.Member(
                    new Scorer(network, named.parameters(tensors), objective, member.usual()), member.scale()));
        }
        return new TrainedModel(detector, side, layers, usual, trained);
    }

    private static List<Step> steps(NamedNetwork named) {
        Network n = named.network();
        return IntStream.range(0, n.depth())
                .mapToObj(l -> {
                    Level v = n.level(l);
                    return new Step(
                            named.level(l), n.from(l), v.in(), v.out(), v.kernel(), v.side(), v.transposed(), v.relu());
                })
                .toList();
    }

    private static Network network(List<Step> steps) {
        return Network.of(
                steps.stream()
                        .map(s -> new Level(s.in(), s.out(), s.kernel(), s.side(), s.transposed(), s.relu()))
                        .toList(),
                steps.stream().map(Step::from).toList());
    }
}
