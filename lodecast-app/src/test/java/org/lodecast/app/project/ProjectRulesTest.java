package org.lodecast.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// What must hold between the keys.
class ProjectRulesTest {
    @TempDir
    Path folder;

    @Test
    void defaultsHold() throws Exception {
        assertThat(check(ProjectFileTest.TABLES)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drilling: {desurvey: spline} | drilling.desurvey | minimum_curvature",
                "drilling: {composite_length: 0} | drilling.composite_length | above 0",
                "drilling: {coverage: 2} | drilling.coverage | 0.0 to 1.0",
                "drilling: {boundaries: rock} | drilling.boundaries | none, lithology",
                "drilling: {boundaries: lithology} | drilling.boundaries | no tables.lithology",
                "drilling: {domains: {OX: [SAPR]}} | drilling.domains | boundaries: lithology",
                "drilling: {rest: round} | drilling.rest | keep, merge, drop, spread",
                "drilling: {rest_share: 2} | drilling.rest_share | 0.0 to 1.0",
                "drilling: {top_cut: {Au: 0}} | drilling.top_cut.Au | above 0",
                "drilling: {top_cut: {Au: }} | drilling.top_cut.Au | missing",
                "drilling: {decluster: voronoi} | drilling.decluster | cell, nearest, none",
                "drilling: {decluster_size: -5} | drilling.decluster_size | above 0",
                "drilling: {intercepts: [{element: Au, cutoff: 0}]} | drilling.intercepts.0.cutoff | above 0",
                "drilling: {intercepts: [{waste: -1}]} | drilling.intercepts.0.waste | 0 or more",
                "drilling: {intercepts: {length: -1}} | drilling.intercepts.0.length | 0 or more",
                "grid: {cell: [10, 10]} | grid.cell | 1 or 3",
                "grid: {cell: -5} | grid.cell | above 0",
                "grid: {cell: .inf} | grid.cell | above 0",
                "grid: {rotation: .nan} | grid.rotation | -360",
                "grid: {margin: -1} | grid.margin | 0 or more",
                "grid: {origin: [0, 0, 0]} | grid | both or none",
                "grid: {ground: sea} | grid.ground | collars, none",
                "estimation: {model: linear} | estimation.model | best, spherical, exponential, gaussian, cubic",
                "estimation: {method: kriging} | estimation.method | ordinary, simple, trend, inverse_distance, nearest",
                "estimation: {transform: sqrt} | estimation.transform | none, log, normal_score",
                "estimation: {transform: log, method: nearest} | estimation.transform | transform back",
                "estimation: {transform: log, block: 2} | estimation.block | block: 1",
                "estimation: {block: 9} | estimation.block | 1.0 to 8.0",
                "estimation: {structures: 3} | estimation.structures | 1, 2",
                "estimation: {anisotropy: yes} | estimation.anisotropy | auto, none",
                "estimation: {per_octant: 0} | estimation.per_octant | above 0",
                "estimation: {min_samples: 30} | estimation.min_samples | no more than estimation.samples",
                "estimation: {folds: 1} | estimation.folds | 2.0 to 20.0",
                "estimation: {search: -5} | estimation.search.range | above 0",
                "estimation: {search: {semi: 20}} | estimation.search.range | missing",
                "estimation: {search: {range: 50, minor: 0}} | estimation.search.minor | above 0",
                "estimation: {search: {range: 50, azimuth: 30, dip: 60}} | estimation.search.dip | down being negative",
                "estimation: {search: {range: 50, azimuth: 30, pitch: 60}} | estimation.search | two conventions",
                "estimation: {search: {range: 50, dip: 30, pitch: 60}} | estimation.search | dip_azimuth",
                "estimation: {search: {range: 50, dip: -30, pitch: 60, dip_azimuth: 0}} | estimation.search.dip | 0.0 to 180.0",
                "estimation: {variables: {Au: {nugget: -1}}} | estimation.variables.Au.nugget | 0 or more",
                "estimation: {variables: {Au: {nugget: 2, sill: 1}}} | estimation.variables.Au.sill | includes",
                "estimation: {variables: {Au: {range: [20, 100]}}} | estimation.variables.Au.range | one a structure",
                "estimation: {variables: {Au: {range: -20}}} | estimation.variables.Au.range | above 0",
                "estimation: {variables: {Au: {plunge: 20}}} | estimation.variables.Au.plunge | azimuth and dip",
                "estimation: {variables: {Au: {semi: 20, anisotropy: none}}} | estimation.variables.Au | anisotropy: auto",
                "estimation: {variables: {Au: {method: nearest, transform: log}}} | estimation.variables.Au.transform | back",
                "estimation: {variables: {Au: }} | estimation.variables.Au | missing",
                "samples: {ratio: 0} | samples.ratio | above 0",
                "detectors: {use: [magic]} | detectors.use | foresight, stoad, dae, gmm, gmm_ore, maxent, woe, overlay",
                "detectors: {use: [dae, woe, dae]} | detectors.use | once",
                "detectors: {use: [stoad_fault]} | detectors.use | name: fault, kind: fault_distance",
                "detectors: {preset: own} | detectors.preset | usual, paper",
                "detectors: {patience: -1} | detectors.patience | 0 or more",
                "detectors: {stoad: {student: [8, 4]}} | detectors.stoad.student | expected 3",
                "detectors: {stoad: {taught: ore}} | detectors.stoad.taught | all, normal, volume",
                "detectors: {stoad: {scales: [1, 1]}} | detectors.stoad.scales | expected 3",
                "detectors: {stoad: {scales: [1, 0, 1]}} | detectors.stoad.scales | above 0",
                "detectors: {stoad: {fusion: mean}} | detectors.stoad.fusion | sum, product, max, normalised_sum",
                "detectors: {stoad: {teacher: all}} | unknown key `teacher` | fusion, scales, student, taught",
                "detectors: {dae: {output: tanh}} | detectors.dae.output | relu, linear",
                "detectors: {dae: {members: 0}} | detectors.dae.members | above 0",
                "detectors: {gmm: {covariance: round}} | detectors.gmm.covariance | full, tied, diagonal",
                "detectors: {gmm: {components: 0}} | detectors.gmm.components | 1.0 to 50.0",
                "detectors: {maxent: {background: ore}} | detectors.maxent.background | ground, barren",
                "detectors: {maxent: {points: 0}} | detectors.maxent.points | above 0",
                "detectors: {maxent: {features: lqx}} | detectors.maxent.features | auto",
                "detectors: {maxent: {features: lql}} | detectors.maxent.features | each once",
                "detectors: {maxent: {regularisation: 0}} | detectors.maxent.regularisation | above 0",
                "detectors: {consensus: {of: []}} | detectors.consensus.of | at least one",
                "detectors: {consensus: {of: [dae, consensus]}} | detectors.consensus.of | foresight, stoad, dae",
                "detectors: {foresight: {ridge: 0}} | detectors.foresight.ridge | above 0",
                "detectors: {use: []} | detectors.use | at least one",
                "detectors: {use: [dae], report: stoad} | detectors.report | best",
                "detectors: {patch: 2} | detectors.patch | 1, 3, 5",
                "detectors: {widths: [8, 4]} | detectors.widths | expected 3",
                "detectors: {epochs: 0} | detectors.epochs | above 0",
                "assessment: {protocols: [paper]} | assessment.protocols | flatters",
                "assessment: {protocols: [month]} | assessment.protocols | hole",
                "assessment: {folds: 1} | assessment.folds | 2.0 to 20.0",
                "assessment: {block_buffer: -1} | assessment.block_buffer | 0 or more",
                "targets: {medium: 0.9, high: 0.5} | targets.high | 0.9 to 1.0",
                "targets: {scale: log} | targets.scale | percentile, minmax",
                "'evidence: [{name: f, kind: magic}]' | evidence.f.kind | fault_distance",
                "'evidence: [{name: 9x, kind: factor, elements: [Au]}]' | evidence.9x.name | a letter first",
                "'evidence: [{name: a, kind: anomaly}]' | evidence.a.element | missing",
                "'evidence: [{name: b, kind: balance, numerator: [Au]}]' | evidence.b.denominator | missing",
                "'evidence: [{name: b, kind: anomaly, element: Au}, {name: B, kind: anomaly, element: Cu}]' | evidence.B.name | twice",
                "'evidence: [{name: p, kind: anomaly, element: Au}]' | evidence.p.name | taken",
                "'evidence: [{name: a, kind: anomaly, element: Au, form: buffer}]' | evidence.a.form | middle, class, membership",
                "'evidence: [{name: c, kind: column}]' | evidence.c.column | missing",
                "'evidence: [{name: c, kind: column, column: chg, favours: both}]' | evidence.c.favours | high, low",
                "'evidence: [{name: b, kind: balance, preset: B4}]' | evidence.b.preset | B1, B2, B3, B1_B3",
                "'evidence: [{name: b, kind: balance, row: 0}]' | evidence.b.row | 1.0 to",
                "'evidence: [{name: b, kind: balance, row: 2, preset: B1}]' | evidence.b.numerator | one of",
                "'evidence: [{name: b, kind: balance, numerator: [Au], denominator: [As], missing: guess}]' | evidence.b.missing | build, leave_out",
                "geochemistry: {factors: pca} | geochemistry.factors | components, axes, likelihood",
                "geochemistry: {count: many} | geochemistry.count | parallel, eigenvalue or a number",
                "geochemistry: {classes: 0} | geochemistry.classes | 1.0 to 8.0",
                "geochemistry: {least_share: 0.6} | geochemistry.least_share | 0.01 to 0.5",
                "geochemistry: {partition: own} | geochemistry.signs | missing",
                "geochemistry: {slices: 1} | geochemistry.slices | 2.0 to 200.0",
                "geochemistry: {slice_height: 0} | geochemistry.slice_height | above 0",
                "'block_models: [{columns: {a: {column: A}}}]' | block_models.0.file | missing",
                "'block_models: [{file: a.csv}]' | block_models.0.columns | missing",
                "'block_models: [{file: a.csv, columns: {z: {column: A}}}]' | block_models.0.columns.z | taken",
                "'block_models: [{file: a.msh, columns: {c: {column: A}}}]' | block_models.0.columns.c.file | missing",
                "'block_models: [{file: a.csv, columns: {c: {file: A}}}]' | block_models.0.columns.c.file | UBC mesh",
                "'block_models: [{file: a.csv, cell: [5, 5], columns: {c: {column: A}}}]' | block_models.0.cell | 1 or 3",
                "'block_models: [{file: a.csv, places: {u: A}, columns: {c: {column: A}}}]' | block_models.0.places | dx",
                "grid: {ground: sky} | grid.ground | topography, collars, none"
            })
    void tellsKeyValueAndExpectation(String yaml, String key, String expected) throws Exception {
        InvalidInput thrown = check(ProjectFileTest.TABLES + yaml + "\n");
        assertThat(thrown).as(yaml).isNotNull();
        assertThat(thrown.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .startsWith(key + (key.startsWith("unknown") ? "; " : ": "))
                        .contains(expected))
                .satisfies(f -> assertThat(f.place()).isEqualTo("project.yaml:4"));
    }

    /// Where the elements are listed, a misspelt one is told before anything runs.
    @Test
    void estimatedVariablesAreElementsAndLayers() throws Exception {
        String yaml = """
                tables:
                  collar: {file: collar.csv}
                  assay:
                    file: assay.csv
                    elements:
                      Au: {column: AU, unit: ppm}
                estimation:
                  variables:
                    Au: {transform: log}
                    B2: {transform: normal_score}
                    Gold: {transform: log}
                    Au_anomaly: {method: nearest}
                """;
        assertThat(check(yaml).findings())
                .extracting(f -> f.line() + " " + f.message())
                .satisfiesExactly(
                        m -> assertThat(m)
                                .isEqualTo(
                                        "11 estimation.variables.Gold: no such variable; expected an element or a layer"
                                                + " that is estimated: Au, F4, B2, B1_B3"),
                        m -> assertThat(m).startsWith("12 estimation.variables.Au_anomaly: no such variable"));
    }

    @Test
    void bothConventionsOfAnglesHold() throws Exception {
        assertThat(check(ProjectFileTest.TABLES + """
                estimation:
                  search: {range: 200, semi: 100, minor: 30, azimuth: 40, dip: -60, plunge: 0}
                  variables:
                    Au: {structures: 2, range: [20, 200], dip: 60, dip_azimuth: 130, pitch: 90, sill: 1, nugget: 0}
                    Cu: {method: nearest}
                """)).isNull();
        assertThat(check(ProjectFileTest.TABLES + "estimation: {search: 200, transform: log}\n"))
                .isNull();
    }

    @Test
    void aCodeIsOfOneDomain() throws Exception {
        InvalidInput thrown = check(ProjectFileTest.TABLES + """
                  lithology: {file: lith.csv}
                drilling:
                  boundaries: lithology
                  domains:
                    OX: [SAPR, SAPL]
                    FRESH: [DIO, SAPL]
                    NONE: []
                """);
        assertThat(thrown.findings())
                .extracting(f -> f.line() + " " + f.message())
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("9 drilling.domains.FRESH: code `SAPL` stands in OX too"),
                        m -> assertThat(m).startsWith("10 drilling.domains.NONE: missing"));
    }

    @Test
    void tablesAreNeeded() throws Exception {
        assertThat(check("name: x\n").findings())
                .extracting(Finding::message)
                .containsExactly("tables: missing; expected collar, survey and assay");
        assertThat(check("tables: {length_unit: yd, survey: {dip: up}}\n").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "tables.collar.file: missing",
                        "tables.assay.file: missing",
                        "tables.length_unit: `yd`; expected one of m, ft",
                        "tables.survey.file: missing",
                        "tables.survey.dip: `up`; expected one of auto, negative_down, positive_down");
    }

    @Test
    void elementsHaveAColumnAKnownUnitAndANameOfTheirOwn() throws Exception {
        InvalidInput thrown = check("""
                tables:
                  collar: {file: collar.csv}
                  assay:
                    file: assay.csv
                    elements:
                      Au: {unit: ppm}
                      Cu: {column: CU, unit: lb}
                      au: {column: AU2, unit: ppm}
                      Au/Ag: {column: RATIO}
                      P: {column: P_ppm, unit: ppm}
                      Y: {column: Y_ppm, unit: ppm}
                """);
        assertThat(thrown.findings())
                .extracting(f -> f.line() + " " + f.message())
                .satisfiesExactly(
                        m -> assertThat(m).isEqualTo("6 tables.assay.elements.Au.column: missing"),
                        m -> assertThat(m).startsWith("7 tables.assay.elements.Cu.unit: `lb`; expected %, ppm"),
                        m -> assertThat(m).startsWith("8 tables.assay.elements.au: stands twice"),
                        m -> assertThat(m).startsWith("9 tables.assay.elements.Au/Ag: expected letters"),
                        m -> assertThat(m)
                                .startsWith("10 tables.assay.elements.P: ")
                                .contains("taken", "P_ppm"),
                        m -> assertThat(m)
                                .startsWith("11 tables.assay.elements.Y: ")
                                .contains("taken", "Y_ppm"));
    }

    private InvalidInput check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("project.yaml"), yaml);
        return catchThrowableOfType(InvalidInput.class, () -> ProjectRules.check(ProjectFile.read(file), file));
    }
}
