package org.lodecast.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.drill.Variable;

/// Which element makes the ore where nobody says.
class OreChoiceTest {
    private static final double NONE = Double.NaN;

    @Test
    void worthDecidesNotTheNumber() {
        Variable gold = new Variable("Au", "g/t", new double[] {1, 1, 1, 0.1});
        Variable copper = new Variable("Cu", "ppm", new double[] {500, 500, 500, 500});
        assertThat(OreChoice.of(List.of(copper, gold)).orElseThrow().element()).isEqualTo("Au");
        Variable rich = new Variable("Cu", "%", new double[] {3, 3, 2, 2});
        assertThat(OreChoice.of(List.of(gold, rich)).orElseThrow().element()).isEqualTo("Cu");
    }

    @Test
    void unitsConvert() {
        OreChoice ppb = OreChoice.of(new Variable("Au", "ppb", new double[] {1000, 100, 100, 100}));
        assertThat(ppb.cutoff()).isEqualTo(500);
        assertThat(ppb.unit()).isEqualTo("ppb");
        assertThat(ppb.reason()).contains("common open-pit cut-off", "25 %");
        OreChoice percent = OreChoice.of(new Variable("Cu", "%", new double[] {1, 0.1, 0.1, 0.1}));
        assertThat(percent.cutoff()).isEqualTo(0.3);
    }

    @Test
    void whereTheCommonCutOffIsNotMetTheUpperQuartileStands() {
        double[] poor = new double[100];
        Arrays.setAll(poor, i -> i / 1000.0);
        OreChoice c = OreChoice.of(new Variable("Au", "g/t", poor));
        assertThat(c.cutoff()).isEqualTo(0.074);
        assertThat(c.reason()).contains("upper quartile", "0 %");
        OreChoice unknown = OreChoice.of(new Variable("Te", "ppm", new double[] {1, 2, 3, 4, 5}));
        assertThat(unknown.cutoff()).isEqualTo(4);
        assertThat(unknown.reason()).contains("no usual cut-off for Te");
    }

    @Test
    void elementsThatNobodyMinesOrMeasuresAreNotChosen() {
        assertThat(OreChoice.of(List.of(new Variable("As", "ppm", new double[] {100, 200}))))
                .isEmpty();
        assertThat(OreChoice.of(List.of())).isEmpty();
        double[] scarce = new double[100];
        Arrays.fill(scarce, NONE);
        scarce[0] = 50;
        Variable gold = new Variable("Au", "g/t", scarce);
        double[] everywhere = new double[100];
        Arrays.fill(everywhere, 0.2);
        assertThat(OreChoice.of(List.of(gold, new Variable("Cu", "%", everywhere)))
                        .orElseThrow()
                        .element())
                .as("one sample in a hundred does not make a gold deposit")
                .isEqualTo("Cu");
    }
}
