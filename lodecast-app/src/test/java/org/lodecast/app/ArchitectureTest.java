package org.lodecast.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Which package may lean on which.
class ArchitectureTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lodecast.app");

    @Test
    void onlyTheCommandLineEndsTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..app.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(APP);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..app.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(APP);
    }

    @Test
    void theReportKnowsNoStoreAndNoPipeline() {
        noClasses()
                .that()
                .resideInAPackage("..app.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..app.store..", "..app.pipeline..", "..app.project..", "..app.cli..")
                .check(APP);
    }

    /// The server behind `view` shows what stages and store hold, and only the command line starts it.
    @Test
    void theServerKnowsPipelineAndStoreAlone() {
        classes()
                .that()
                .resideInAPackage("..app.view..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("org.lodecast.app..")
                        .or(resideInAnyPackage("..app.view..", "..app.pipeline..", "..app.store..")))
                .check(APP);
        classes()
                .that()
                .resideInAPackage("..app.view..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("..app.view..", "..app.cli..")
                .check(APP);
    }

    /// The truth of a simulated deposit reaches no stage.
    @Test
    void whatRunsKnowsNoSimulation() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..app.pipeline..", "..app.project..", "..app.store..", "..app.table..", "..app.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lodecast.simulate..", "..app.benchmark..", "..app.init..")
                .check(APP);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.lodecast.app.(*)..").should().beFreeOfCycles().check(APP);
    }
}
