package org.deepmovie.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the library, as docs/architecture.md draws them. */
@Tag("slow")
class ArchitectureTest {

  private static final int MOST_TYPES_IN_A_PACKAGE = 22;

  /** The integrated model, in another module, fits the same vectors as svd++. */
  private static final List<String> KNOWN_LEAKS =
      List.of("org.deepmovie.mf.feedback.SvdPlusPlusOptions.settings()");

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.deepmovie");

  private static final String[] CORE = {
    "org.deepmovie.data..",
    "org.deepmovie.split..",
    "org.deepmovie.options..",
    "org.deepmovie.recommend..",
    "org.deepmovie.train..",
    "org.deepmovie.spi..",
    "org.deepmovie.blend..",
    "org.deepmovie.hybrid..",
    "org.deepmovie.index..",
    "org.deepmovie.eval..",
    "org.deepmovie.tune..",
    "org.deepmovie.store..",
    "org.deepmovie.models.."
  };

  private static final String[] MODELS = {
    "org.deepmovie.mf..",
    "org.deepmovie.neighborhood..",
    "org.deepmovie.deep..",
    "org.deepmovie.text..",
    "org.deepmovie.nn..",
    "org.deepmovie.internal.mf..",
    "org.deepmovie.internal.neighborhood..",
    "org.deepmovie.internal.deep..",
    "org.deepmovie.internal.text..",
    "org.deepmovie.internal.nn.."
  };

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("org.deepmovie.(**)").should().beFreeOfCycles().check(LIBRARY);
  }

  @Test
  void coreKnowsNoModel() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MODELS)
        .check(LIBRARY);
  }

  @Test
  void nothingKnowsTheCommandLine() {
    noClasses()
        .that(resideOutsideOfPackages("org.deepmovie.cli.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.deepmovie.cli.."))
        .check(LIBRARY);
  }

  @Test
  void onlyNetworksKnowNd4jAndDeeplearning4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.deepmovie.deep..",
            "org.deepmovie.text..",
            "org.deepmovie.nn..",
            "org.deepmovie.internal.deep..",
            "org.deepmovie.internal.text..",
            "org.deepmovie.internal.nn..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .check(LIBRARY);
  }

  /** The readers of these libraries have known weaknesses; see SECURITY.md. */
  @Test
  void nothingIsReadByNd4jAndDeeplearning4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.nd4j.shade..",
            "org.nd4j.serde..",
            "org.nd4j.autodiff.samediff.serde..",
            "org.nd4j.common.util..")
        .check(LIBRARY);
    noClasses()
        .should()
        .callMethodWhere(
            target(
                    nameMatching(
                        "fromJson|fromYaml|load|read.*|restore.*|.*FromFile|.*FromResource"))
                .and(target(owner(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")))))
        .check(LIBRARY);
  }

  @Test
  void modelsMeetThroughTheSpiAndNotThroughEachOthersProviders() {
    classes()
        .that()
        .implement("org.deepmovie.spi.ProviderGroup")
        .should()
        .onlyBeAccessed()
        .byClassesThat()
        .implement("org.deepmovie.spi.ProviderGroup")
        .check(LIBRARY);
  }

  @Test
  void signaturesOfTheApiHoldNoInternalType() {
    Set<String> leaks = new TreeSet<>();
    LIBRARY.stream()
        .filter(ArchitectureTest::isApi)
        .forEach(
            type -> {
              type.getRawInterfaces().stream()
                  .filter(ArchitectureTest::isInternal)
                  .forEach(other -> leaks.add(type.getName() + " implements " + other.getName()));
              type.getRawSuperclass()
                  .filter(ArchitectureTest::isInternal)
                  .ifPresent(other -> leaks.add(type.getName() + " extends " + other.getName()));
              type.getMembers().stream()
                  .filter(ArchitectureTest::isVisible)
                  .filter(member -> mentioned(member).anyMatch(ArchitectureTest::isInternal))
                  .forEach(member -> leaks.add(member.getFullName()));
            });
    assertThat(leaks).containsExactlyElementsOf(KNOWN_LEAKS);
  }

  private static Stream<JavaClass> mentioned(JavaMember member) {
    return member instanceof JavaCodeUnit code
        ? Stream.concat(code.getRawParameterTypes().stream(), Stream.of(code.getRawReturnType()))
        : Stream.of(((JavaField) member).getRawType());
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean isApi(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true)
        && !isInternal(type)
        && !type.getPackageName().startsWith("org.deepmovie.cli")
        && !type.getPackageName().startsWith("org.deepmovie.benchmarks");
  }

  private static boolean isInternal(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith("org.deepmovie.internal");
  }

  @Test
  void noTwoTopLevelTypesShareASimpleName() {
    Map<String, Long> names =
        LIBRARY.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    names.values().removeIf(count -> count == 1);
    assertThat(names).isEmpty();
  }

  @Test
  void nestedTypesThatAreNotPrivateHaveANameOfTheirOwn() {
    Map<String, String> first = new TreeMap<>();
    Map<String, String> shared = new TreeMap<>();
    LIBRARY.stream()
        .filter(type -> !type.getSimpleName().isEmpty())
        .filter(type -> !type.getSimpleName().equals("Builder"))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(
            type -> type.isTopLevelClass() || !type.getModifiers().contains(JavaModifier.PRIVATE))
        .forEach(
            type -> {
              String other = first.putIfAbsent(type.getSimpleName(), type.getName());
              if (other != null) {
                shared.put(type.getSimpleName(), other + " and " + type.getName());
              }
            });
    assertThat(shared).isEmpty();
  }

  @Test
  void aPackageHoldsOneIdea() {
    Map<String, Long> sizes =
        LIBRARY.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getSimpleName().endsWith("With"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(size -> size <= MOST_TYPES_IN_A_PACKAGE);
    assertThat(sizes).isEmpty();
  }
}
