package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lodecast.drill.Composites;

class GeochemStudyTest {
    private static final Composites ALL = Composited.all();

    private static GeochemStudy of(Composites c) {
        CompositeLayers source = new CompositeLayers(c, 0.5, GeochemSettings.DEFAULT);
        return GeochemStudy.of(c, source, GeochemSettings.DEFAULT, List.of(), 100);
    }

    /// What the parts say of the same composition must agree.
    @Test
    void partsAgree() {
        GeochemStudy s = of(ALL);
        GeochemStudy.Composition c = Objects.requireNonNull(s.composition());
        int d = c.elements().size();
        assertThat(c.rows()).isEqualTo(ALL.size());
        double sum = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                assertThat(c.variation()[i][j]).isEqualTo(c.variation()[j][i]);
                sum += c.variation()[i][j] / (2 * d);
            }
        }
        assertThat(sum).isCloseTo(c.total(), within(1e-9 * c.total()));
        assertThat(Arrays.stream(c.share()).sum()).isCloseTo(1, within(1e-9));
        // the tips in two components tell at most the variation
        for (int i = 0; i < d; i++) {
            double dx = c.tips()[i][0] - c.tips()[0][0];
            double dy = c.tips()[i][1] - c.tips()[0][1];
            assertThat(dx * dx + dy * dy).isLessThanOrEqualTo(c.variation()[0][i] * (1 + 1e-9));
        }
        GeochemStudy.Factors f = Objects.requireNonNull(s.factors());
        for (int j = 0; j < f.elements().size(); j++) {
            double communality = Arrays.stream(f.loadings()[j]).map(l -> l * l).sum();
            assertThat(communality + f.uniquenesses()[j]).isCloseTo(1, within(1e-9));
        }
        GeochemStudy.Partition p = Objects.requireNonNull(s.partition());
        assertThat(p.signs()).hasNumberOfRows(p.elements().size() - 1);
        assertThat(s.remarks()).anySatisfy(r -> assertThat(r).contains("the partition is without"));
        GeochemStudy.Zonation z = Objects.requireNonNull(s.zonation());
        assertThat(z.slices().slices().stream().mapToInt(x -> x.data()).sum()).isEqualTo(ALL.size());
        assertThat(z.frontTail()).isNotNull();
    }

    /// One element makes no composition, and each part says so.
    @Test
    void whatCannotBeIsSaid() {
        GeochemStudy s = of(Composited.only(ALL, "Au"));
        assertThat(s.factors()).isNull();
        assertThat(s.composition()).isNull();
        assertThat(s.partition()).isNull();
        assertThat(s.zonation()).isNull();
        assertThat(s.remarks())
                .anySatisfy(r -> assertThat(r).startsWith("no factor analysis"))
                .anySatisfy(r -> assertThat(r).startsWith("no biplot"))
                .anySatisfy(r -> assertThat(r).startsWith("no partition"))
                .anySatisfy(r -> assertThat(r).startsWith("no zonation"));
        GeochemStudy noTail = of(Composited.only(ALL, "Au", "Cu", "Hg"));
        GeochemStudy.Zonation z = Objects.requireNonNull(noTail.zonation());
        assertThat(z.frontTail()).isNull();
        assertThat(z.alarm()).isNull();
        assertThat(noTail.remarks()).anySatisfy(r -> assertThat(r).startsWith("no ratio of front to tail"));
    }
}
