package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.SharedProgress;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Scorer;

/// What a detector made of networks has before it to learn: members that do not wait for one another, each on
/// one thread. Members of several lessons can be trained at the same time, which gives the same bits as one
/// after another.
public final class Lesson {
    private final int members;
    private final double effort;
    private final Training training;
    private final Join join;

    /// Trains a member, whose progress is one or more parts, all its effort.
    interface Training {
        Member member(int m, SharedProgress progress);
    }

    /// Makes the detector of all members.
    interface Join {
        Detector.Fitted of(List<Member> members, Workers workers);
    }

    /// A network, or a teacher and its student.
    ///
    /// @param scorer that was made of it
    /// @param reports of its trainings
    record Member(Scorer scorer, List<NetworkReport> reports) {}

    /// @param effort of each member
    Lesson(int members, double effort, Training training, Join join) {
        this.members = members;
        this.effort = effort;
        this.training = training;
        this.join = join;
    }

    /// Of all members together, as {@link Detector#effort} says.
    double effort() {
        return members * effort;
    }

    private record Place(Lesson lesson, int member) {}

    /// Learns all lessons at once.
    ///
    /// @return what was learnt of each
    public static List<Detector.Fitted> learn(String what, List<Lesson> lessons, Workers workers, Progress progress) {
        List<Place> places = new ArrayList<>();
        for (Lesson l : lessons) {
            for (int m = 0; m < l.members; m++) {
                places.add(new Place(l, m));
            }
        }
        SharedProgress shared = new SharedProgress(
                progress, what, lessons.stream().mapToDouble(Lesson::effort).sum());
        List<Member> trained = workers.map(
                places.size(),
                k -> places.get(k).lesson.effort,
                k -> places.get(k).lesson.training.member(places.get(k).member, shared));
        List<Detector.Fitted> fitted = new ArrayList<>();
        int from = 0;
        for (Lesson l : lessons) {
            fitted.add(l.join.of(trained.subList(from, from + l.members), workers));
            from += l.members;
        }
        return fitted;
    }
}
