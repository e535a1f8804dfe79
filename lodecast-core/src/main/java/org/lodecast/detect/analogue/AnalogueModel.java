package org.lodecast.detect.analogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Odds;
import org.lodecast.detect.nn.Samples;

/// What was learnt from a bank of deposits.
///
/// @param members networks over the {@link View} or its first {@link View#LAYERS_WIDTH} terms, each of which
///     had some deposits held out; the score is the mean of their log odds
/// @param bank what makes that score a probability
/// @param own likewise of two terms, the score and what the deposit itself teaches (its foresight, as normal
///     scores within its ground): how far to trust each was learnt on the bank
/// @param likeness by the features of the first member
public record AnalogueModel(List<Odds> members, Calibration bank, Calibration own, Likeness likeness) {

    public AnalogueModel {
        members = List.copyOf(members);
        for (Odds m : members) {
            int inputs = m.network().level(0).inputs();
            if (inputs != View.WIDTH && inputs != View.LAYERS_WIDTH) {
                throw new IllegalArgumentException("a member takes " + inputs + " values a voxel, the view has "
                        + View.WIDTH + ", of layers and support " + View.LAYERS_WIDTH);
            }
        }
    }

    /// The same with one network of each width, in turn: members of a width stand in the order of the parts
    /// of the bank that they had held out.
    ///
    /// @param number from 0
    public AnalogueModel part(int number) {
        Map<Integer, List<Odds>> byWidth = new TreeMap<>();
        for (Odds m : members) {
            byWidth.computeIfAbsent(m.network().level(0).inputs(), w -> new ArrayList<>())
                    .add(m);
        }
        List<Odds> one = byWidth.values().stream()
                .map(same -> same.get(number % same.size()))
                .toList();
        return new AnalogueModel(one, bank, own, likeness);
    }

    /// Mean of the members' log odds.
    ///
    /// @param progress advanced by the number of samples in all
    public float[] score(Samples samples, int[] ids, Workers workers, Progress progress) {
        return Odds.mean(members, samples, ids, workers, progress);
    }

    /// Log odds of ore at the bank's share of it.
    public double bankOdds(double score) {
        return bank.odds(score);
    }

    /// Likewise, with the deposit's own answer.
    public double ownOdds(double score, double standing) {
        return own.odds(score, standing);
    }

    /// How unlike the bank each voxel is: the share of voxels of unseen deposits that are less so.
    public float[] unlikeness(Samples samples, int[] ids, Workers workers) {
        float[] rank = new float[ids.length];
        float[] d = distances(samples, ids, workers);
        for (int i = 0; i < rank.length; i++) {
            rank[i] = (float) likeness.voxelRank(d[i]);
        }
        return rank;
    }

    /// Share of unseen deposits that are less unlike the bank than this ground is.
    public double unlikeDeposit(Samples samples, int[] ids, Workers workers) {
        float[] d = distances(samples, ids, workers);
        return likeness.depositRank(
                IntStream.range(0, d.length).mapToDouble(i -> d[i]).sum() / d.length);
    }

    private float[] distances(Samples samples, int[] ids, Workers workers) {
        float[] d = new float[ids.length];
        int chunk = 1 << 16; // features of all voxels at once would be large
        for (int from = 0; from < ids.length; from += chunk) {
            int[] some = java.util.Arrays.copyOfRange(ids, from, Math.min(ids.length, from + chunk));
            float[][] h = members.getFirst().features(samples, some, workers);
            for (int i = 0; i < some.length; i++) {
                d[from + i] = likeness.distance(h[i]);
            }
        }
        return d;
    }
}
