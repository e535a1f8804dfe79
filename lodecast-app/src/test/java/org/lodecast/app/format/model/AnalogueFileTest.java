package org.lodecast.app.format.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.detect.analogue.AnalogueModel;
import org.lodecast.detect.analogue.Calibration;
import org.lodecast.detect.analogue.Likeness;
import org.lodecast.detect.analogue.Raising;
import org.lodecast.detect.analogue.View;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Odds;

class AnalogueFileTest {
    private static final List<Integer> WIDTHS = List.of(4, 3);

    @TempDir
    private Path folder;

    private static AnalogueModel model() {
        List<Odds> members = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            Network network = Odds.dense(k == 0 ? View.WIDTH : View.LAYERS_WIDTH, WIDTHS);
            members.add(new Odds(network, network.initial(new Seed(k))));
        }
        return new AnalogueModel(
                members,
                new Calibration(-3.5f, new double[] {0.75f}, 0.0125f),
                new Calibration(-3.25f, new double[] {0.5f, 0.25f}, 0.0125f),
                new Likeness(
                        new float[3], new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new float[] {0, 1}, new float[] {1}));
    }

    @Test
    void comesBackBitByBitWithWhatIsSaidOfIt() throws Exception {
        Path file = folder.resolve("a.safetensors");
        AnalogueFile.write(model(), WIDTHS, Map.of("lodecast.command", "as typed"), file);
        AnalogueFile read = AnalogueFile.read(file);
        assertThat(read.metadata()).containsEntry("lodecast.command", "as typed");
        assertThat(read.model().bank()).usingRecursiveComparison().isEqualTo(model().bank());
        assertThat(read.model().own()).usingRecursiveComparison().isEqualTo(model().own());
        assertThat(read.model().likeness()).usingRecursiveComparison().isEqualTo(model().likeness());
        for (int k = 0; k < 2; k++) {
            assertThat(read.model().members().get(k).parameters())
                    .isEqualTo(model().members().get(k).parameters());
        }
        Path again = folder.resolve("b.safetensors");
        AnalogueFile.write(read.model(), WIDTHS, Map.of("lodecast.command", "as typed"), again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void theModelThatShipsIsSmallAndSaysWhereItComesFrom() throws Exception {
        AnalogueFile shipped = AnalogueFile.shipped();
        assertThat(shipped.metadata().get("lodecast.command")).startsWith("./lodecast train-analogues --deposits");
        assertThat(Integer.parseInt(shipped.metadata().get("lodecast.deposits")))
                .isGreaterThanOrEqualTo(100);
        assertThat(shipped.model().bank().share()).isBetween(0.001, 0.2);
        Path copy = folder.resolve("c.safetensors");
        AnalogueFile.write(shipped.model(), Raising.USUAL.widths(), Map.of(), copy);
        assertThat(Files.size(copy)).isLessThan(5_000_000);
    }

    @Test
    void otherFilesAreRefusedWithWhatWasExpected() throws Exception {
        Path file = folder.resolve("x.safetensors");
        Files.writeString(file, "no model");
        assertThatThrownBy(() -> AnalogueFile.read(file)).isInstanceOf(InvalidInput.class);
        new Safetensors(Map.of("lodecast.format", "1"), List.of()).write(file);
        assertThatThrownBy(() -> AnalogueFile.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("expected `analogue 2`");
        AnalogueFile.write(model(), List.of(4, 3, 2), Map.of(), file); // widths that the tensors do not have
        assertThatThrownBy(() -> AnalogueFile.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("do not fit");
    }
}
