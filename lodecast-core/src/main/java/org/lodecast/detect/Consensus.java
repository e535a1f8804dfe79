package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// What several detectors agree on: the weighted mean of the ranks that they give a voxel, in [0, 1]. Ranks
/// make scores of any scale comparable.
///
/// A rank is the share of a fixed reference that scores below the voxel, equals counted half, so that it does
/// not depend on what else is scored. The reference is all ground, or {@link #REFERENCE} voxels of it drawn
/// at random. Voxels above all of the reference share the rank 1 of that member.
///
/// @param members that agree or not; names differ
/// @param weights of their ranks, at least 0, one a member, not all 0
public record Consensus(List<Detector> members, List<Double> weights) implements Detector {
    /// Most voxels of the reference.
    public static final int REFERENCE = 20_000;

    public Consensus {
        members = List.copyOf(members);
        weights = List.copyOf(weights);
        if (members.isEmpty()) {
            throw InvalidInput.of("no-members", "consensus: no detectors are named that could agree");
        }
        List<String> names = members.stream().map(Detector::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw InvalidInput.of("member-twice", "consensus: a detector is named twice: " + String.join(", ", names));
        }
        double sum = 0;
        for (double w : weights) {
            sum += w >= 0 ? w : Double.NaN;
        }
        if (weights.size() != names.size() || !(sum > 0) || Double.isInfinite(sum)) {
            throw InvalidInput.of(
                    "consensus-weights",
                    "consensus: expected a weight of 0 or more for each of " + String.join(", ", names)
                            + ", and one above 0; found " + weights);
        }
    }

    /// Each counts the same.
    public static Consensus of(List<Detector> members) {
        return new Consensus(members, Collections.nCopies(members.size(), 1.0));
    }

    @Override
    public String name() {
        return "consensus";
    }

    @Override
    public FittedConsensus fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Seed own = seed.split("consensus");
        int[] reference = reference(evidence, own.split("reference").generator());
        List<Member> fitted = new ArrayList<>();
        for (Detector d : members) {
            Fitted f = d.fit(evidence, samples, own.split(d.name()), workers, progress);
            float[] sorted = f.score(evidence, reference, workers, progress);
            Arrays.sort(sorted);
            fitted.add(new Member(d.name(), f, sorted));
        }
        return new FittedConsensus(fitted, weights);
    }

    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return members.stream().mapToDouble(d -> d.effort(evidence, samples)).sum();
    }

    /// Voxels that have evidence, at most REFERENCE of them, rising. Each of those ahead is taken with chance
    /// wanted/ahead (Knuth's algorithm S), which needs no list of the ground.
    private static int[] reference(Evidence evidence, RandomGenerator random) {
        int size = evidence.grid().size();
        int ahead = 0;
        for (int v = 0; v < size; v++) {
            ahead += evidence.valid(v) ? 1 : 0;
        }
        int[] chosen = new int[Math.min(ahead, REFERENCE)];
        for (int v = 0, taken = 0; taken < chosen.length; v++) {
            if (evidence.valid(v)) {
                int wanted = chosen.length - taken;
                if (wanted == ahead || random.nextInt(ahead) < wanted) {
                    chosen[taken++] = v;
                }
                ahead--;
            }
        }
        return chosen;
    }

    /// A detector and its scores of the reference, rising.
    private record Member(String name, Fitted fitted, float[] reference) {
        /// (voxels below + ½ voxels equal) / voxels of the reference.
        double rank(float score) {
            return (below(score, false) + below(score, true)) / (2.0 * reference.length);
        }

        private int below(float score, boolean withEqual) {
            int low = 0;
            int high = reference.length;
            while (low < high) {
                int mid = (low + high) >>> 1;
                if (reference[mid] < score || withEqual && reference[mid] == score) {
                    low = mid + 1;
                } else {
                    high = mid;
                }
            }
            return low;
        }
    }

    /// Members that have learnt.
    public static final class FittedConsensus implements Fitted {
        private final List<Member> members;
        private final List<Double> weights;

        private FittedConsensus(List<Member> members, List<Double> weights) {
            this.members = List.copyOf(members);
            this.weights = weights;
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            double[] sum = new double[voxels.length];
            double all = 0;
            for (int m = 0; m < weights.size(); m++) {
                Member member = members.get(m);
                double weight = weights.get(m);
                float[] score = member.fitted().score(evidence, voxels, workers, progress);
                for (int n = 0; n < sum.length; n++) {
                    sum[n] += weight * member.rank(score[n]);
                }
                all += weight;
            }
            float[] mean = new float[sum.length];
            for (int n = 0; n < mean.length; n++) {
                mean[n] = (float) (sum[n] / all);
            }
            return mean;
        }

        /// Of all members; a network goes by its member's name and its own.
        @Override
        public List<LossPoint> losses() {
            List<LossPoint> losses = new ArrayList<>();
            for (Member m : members) {
                for (LossPoint p : m.fitted().losses()) {
                    String network = p.network().startsWith(m.name()) ? p.network() : m.name() + "-" + p.network();
                    losses.add(new LossPoint(network, p.epoch(), p.train(), p.validation(), p.learningRate()));
                }
            }
            return losses;
        }

        /// Of all members, each with its member's name before it.
        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            for (Member m : members) {
                for (String r : m.fitted().remarks()) {
                    remarks.add("consensus, " + (r.startsWith(m.name()) ? r : m.name() + ": " + r));
                }
            }
            return remarks;
        }
    }
}
