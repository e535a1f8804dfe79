package org.lodecast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of the rooms: data flows one way, and the core touches neither files nor console.
class ArchitectureTest {
    /// In the order in which data meets them.
    private static final List<String> ORDER = List.of(
            "block", "drill", "geology", "geochem", "geostat", "evidence", "sample", "detect", "assess", "target");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lodecast");

    @TestFactory
    List<DynamicTest> aPackageUsesOnlyEarlierOnes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> later = new ArrayList<>(ORDER.subList(i + 1, ORDER.size()));
            later.add("simulate");
            String name = ORDER.get(i);
            tests.add(DynamicTest.dynamicTest(
                    name,
                    () -> noClasses()
                            .that()
                            .resideInAPackage(tree(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(trees(later))
                            .check(CORE)));
        }
        return tests;
    }

    @Test
    void theRootUsesNoPackage() {
        noClasses()
                .that()
                .resideInAPackage("org.lodecast")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lodecast.*..")
                .check(CORE);
    }

    @Test
    void nobodyUsesSimulate() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("simulate"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(tree("simulate"))
                .check(CORE);
    }

    /// Checks are held against drillholes; a drillhole knows of no check.
    @Test
    void drillholesKnowNoChecks() {
        noClasses()
                .that()
                .resideInAPackage("org.lodecast.drill")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lodecast.drill.check")
                .check(CORE);
    }

    /// A variogram is measured and modelled before anything is estimated.
    @Test
    void variogramsKnowNoKriging() {
        noClasses()
                .that()
                .resideInAPackage("org.lodecast.geostat.variogram")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lodecast.geostat.kriging")
                .check(CORE);
    }

    @TestFactory
    List<DynamicTest> networksAndMixturesKnowNoGround() {
        return Stream.of("detect.nn", "detect.model", "detect.mixture")
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(tree(name))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(trees(ORDER.stream()
                                        .filter(p -> !p.equals("detect"))
                                        .toList()))
                                .orShould()
                                .dependOnClassesThat()
                                .resideInAPackage("org.lodecast.detect")
                                .check(CORE)))
                .toList();
    }

    @Test
    void onlyTheJdkAndFourLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.lodecast..",
                        "java.lang..",
                        "java.math..",
                        "java.security..",
                        "java.util..",
                        "jdk.incubator.vector..",
                        "org.ejml..",
                        "org.hipparchus..",
                        "org.jspecify..",
                        "") // arrays of primitives
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.util.zip..", "java.util.jar..", "java.util.prefs..")
                .check(CORE);
    }

    @Test
    void noConsoleAndNoClock() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.Random.class, long.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .check(CORE);
    }

    @Test
    void onlySeedMakesGenerators() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Seed.class.getName())
                .should()
                .callConstructor(java.util.SplittableRandom.class, long.class)
                .check(CORE);
    }

    @Test
    void formattingNamesItsLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass c : CORE) {
            packages.add(c.getPackageName());
        }
        assertThat(packages).contains("org.lodecast", "org.lodecast.block", "org.lodecast.detect.nn");
        DescribedPredicate<JavaPackage> marked = DescribedPredicate.describe(
                "null marked", p -> p.tryGetAnnotationOfType(NullMarked.class).isPresent());
        assertThat(packages)
                .allSatisfy(name ->
                        assertThat(marked.test(CORE.getPackage(name))).as(name).isTrue());
    }

    /// A new package must take its place in the order, or these rules would not see it.
    @Test
    void everyPackageHasItsPlace() {
        for (JavaClass c : CORE) {
            String rest = c.getPackageName().substring("org.lodecast".length());
            String first = rest.isEmpty() ? "" : rest.substring(1).split("\\.", -1)[0];
            assertThat(first.isEmpty() || first.equals("simulate") || ORDER.contains(first))
                    .as(c.getName())
                    .isTrue();
        }
    }

    private static String tree(String name) {
        return "org.lodecast." + name + "..";
    }

    private static String[] trees(List<String> names) {
        return names.stream().map(ArchitectureTest::tree).toArray(String[]::new);
    }
}
