package org.lodecast.detect.analogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class CurriculumTest {
    @Test
    void showsLessonsWholeInEpochZeroAndWithWholeSubjectsLeftOutLater() {
        List<Deposit> deposits = PlantedBank.deposits();
        Curriculum lessons = new Curriculum(deposits, new Seed(3));
        float[] whole = new float[View.WIDTH];
        float[] shown = new float[View.WIDTH];
        int same = 0;
        int fewer = 0;
        int seen = 0;
        for (int epoch = 1; epoch <= 5; epoch++) {
            for (int id = 0; id < lessons.first(deposits.size()); id += 3) {
                lessons.fill(id, whole);
                lessons.fill(id, 0, shown);
                assertThat(shown).isEqualTo(whole);
                lessons.fill(id, epoch, shown);
                boolean any = false;
                for (int s = 0; s < View.SUBJECTS.size(); s++) {
                    int flag = View.first(s) + View.OF_SUBJECT - 1;
                    boolean gone = whole[flag] == 1 && shown[flag] == 0;
                    any |= gone;
                    for (int k = View.first(s); k <= flag; k++) {
                        assertThat(shown[k]).isEqualTo(gone ? 0 : whole[k]);
                    }
                }
                for (int k = View.SUPPORT; k < View.LAYERS_WIDTH; k++) {
                    assertThat(shown[k]).isEqualTo(whole[k]);
                }
                float[] narrow = new float[View.LAYERS_WIDTH];
                lessons.layersAlone().fill(id, epoch, narrow);
                assertThat(narrow).isEqualTo(Arrays.copyOf(shown, narrow.length));
                seen++;
                same += any ? 0 : 1;
                fewer += any ? 1 : 0;
            }
        }
        assertThat(same).as("shown whole").isBetween(seen * 2 / 5, seen * 3 / 4);
        assertThat(fewer).isEqualTo(seen - same);
    }
}
