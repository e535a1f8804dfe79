package org.lodecast.app.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Layer;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.project.ProjectRules;

/// What a first look at the tables writes: it must read back, and say what it guessed.
class ProjectGuessTest {
    private static final String COLLAR = "HOLE_ID,EAST,NORTH,RL,DEPTH\nA,1,2,3,10\n";
    private static final String SURVEY = "HOLE_ID,AT,AZ,DIP\nA,0,0,60\nA,5,0,61\nA,9,0,-1\n";
    private static final String ASSAY = "HOLE_ID,FROM,TO,CU_pct,Au,AS_PPM,SB_ppm,HG_ppm,W_ppm,RECOV,Au_dup ppm\n"
            + "A,0,2,0.5,1.2,10,3,0.1,2,99,1\nA,2,4,0.1,<0.1,20,4,0.2,3,98,1\nA,4,6,0.2,0.3,5,ND,0.1,1,97,1\n";

    @TempDir
    Path folder;

    @Test
    void writesWhatReadsBackWithEveryGuess() throws Exception {
        String yaml = guess(folder, COLLAR, SURVEY, ASSAY, null);
        Project p = parsed(folder, yaml);
        assertThat(p.name()).isEqualTo(folder.getFileName().toString());
        Project.Tables t = p.tables();
        assertThat(t.collar().columns())
                .containsEntry("hole", "HOLE_ID")
                .containsEntry("x", "EAST")
                .containsEntry("z", "RL")
                .containsEntry("length", "DEPTH");
        assertThat(t.survey().dip()).isEqualTo("positive_down");
        assertThat(yaml).contains("# 2 dips are positive, 1 negative");
        assertThat(t.assay().elements()).containsOnlyKeys("Cu", "Au", "As", "Sb", "Hg", "W");
        assertThat(t.assay().elements().get("Cu").unit()).isEqualTo("%");
        assertThat(t.assay().elements().get("Au").unit()).isEqualTo("g/t");
        assertThat(yaml).contains("guessed from the size of the values").contains("so not used: RECOV");
        assertThat(p.samples().element()).isEqualTo("Au");
        assertThat(p.samples().cutoff()).isEqualTo(0.5);
        assertThat(p.evidence()).extracting(Layer::name).containsExactly("F4", "Au_anomaly", "B2", "B1_B3");
        assertThat(yaml).contains("left out: no fault surfaces").contains("made without Ag, Pb, Zn, Bi, Co, Mo");
        assertThat(p.seed()).isEqualTo(1);
    }

    @Test
    void oneElementLeavesOneLayerAndSaysWhatIsMissing() throws Exception {
        String yaml = guess(folder, COLLAR, null, "ID,FROM,TO,Ni_ppm\nA,0,2,100\nA,2,4,4000\n", null);
        Project p = parsed(folder, yaml);
        assertThat(p.samples().element()).isEqualTo("Ni");
        assertThat(p.evidence()).extracting(Layer::name).containsExactly("Ni_anomaly");
        assertThat(yaml)
                .contains("no survey: all holes are taken as vertical")
                .contains("left out: the assays lack Hg, Sb")
                .contains("makes the labels too");
        assertThat(p.tables().survey()).isNull();
    }

    @Test
    void pathsAreRelativeAndNamesSurviveYaml() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("a: b #1 \"x\""));
        String yaml =
                guess(odd, COLLAR, SURVEY, "ID,FROM,TO,\"Au\n(g/t)\",\"re\nmark\"\nA,0,2,1,x\nA,2,4,0.1,y\n", null);
        Project p = parsed(odd, yaml);
        assertThat(p.name()).isEqualTo("a: b #1 \"x\"");
        assertThat(p.tables().collar().file()).isEqualTo("../collar.csv");
        assertThat(p.tables().assay().elements().get("Au").column())
                .as("spreadsheets break long headers")
                .isEqualTo("Au\n(g/t)");
    }

    @Test
    void phosphorusAndYttriumGetNamesOfTheirOwn() throws Exception {
        String yaml = guess(folder, COLLAR, null, "ID,FROM,TO,Au_ppm,P_ppm,Y_ppm\nA,0,2,1,2,3\nA,2,4,0,5,6\n", null);
        assertThat(parsed(folder, yaml).tables().assay().elements()).containsOnlyKeys("Au", "P_ppm", "Y_ppm");
    }

    @Test
    void theOreAsAsked() throws Exception {
        Project p = parsed(folder, guess(folder, COLLAR, null, ASSAY, "cu >= 0.4"));
        assertThat(p.samples().element()).isEqualTo("Cu");
        assertThat(p.samples().cutoff()).isEqualTo(0.4);
        for (String bad : List.of("Ag>=1", "Cu", "Cu>=0", "Cu>=lots", ">=1", "")) {
            assertThat(refused(COLLAR, null, ASSAY, bad))
                    .as(bad)
                    .singleElement()
                    .satisfies(f -> assertThat(f.message()).contains("`" + bad + "`", "such as Cu>=0.5"));
        }
    }

    @Test
    void everythingThatCannotBeGuessedIsToldAtOnce() {
        assertThat(refused("ID,X,Y\nA,1,2\n", "ID,AT,AZ\nA,0,0\n", "ID,FROM,TO,NOTE\nA,0,1,x\n", null))
                .extracting(f -> f.file() + " " + f.check())
                .containsExactly("collar.csv column-missing", "survey.csv column-missing", "assay.csv column-missing");
    }

    private String guess(Path project, String collar, String survey, String assay, String ore) throws IOException {
        Path c = Files.writeString(folder.resolve("collar.csv"), collar);
        Path s = survey == null ? null : Files.writeString(folder.resolve("survey.csv"), survey);
        Path a = Files.writeString(folder.resolve("assay.csv"), assay);
        return ProjectGuess.write(project, new ProjectGuess.Files(c, s, a, null, List.of(), List.of(), ore, "m"));
    }

    private List<Finding> refused(String collar, String survey, String assay, String ore) {
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> guess(folder, collar, survey, assay, ore));
        assertThat(thrown).isNotNull();
        return thrown.findings();
    }

    private static Project parsed(Path project, String yaml) throws IOException {
        Path file = Files.writeString(project.resolve("project.yaml"), yaml);
        Project p = ProjectFile.read(file);
        ProjectRules.check(p, file);
        return p;
    }
}
