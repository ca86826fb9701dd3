package org.deepmovie.cli.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.ProviderOrigin;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models are found whatever class loaders an application has. */
class ProviderLoadersTest {

  /** The module of factorizations, and that which needs it. */
  private static final String FACTORIZATION = ".*models-(mf|neighborhood).*";

  /** The module of text encoders, and that which needs it. */
  private static final String TEXT = ".*(text-encoders|models-deep).*";

  private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader TESTS = ProviderLoadersTest.class.getClassLoader();

  @Test
  void aJarWithoutServiceFilesHasAllModels() throws Exception {
    try (LibraryLoader jar = LibraryLoader.withoutServices("shaded")) {
      Object providers = load(jar, jar);
      assertThat(names(providers)).isEqualTo(names(Providers.load()));
      assertThat(call(providers, "origins").toString())
          .contains("FactorizationModels by shaded without META-INF/services");
    }
  }

  @Test
  void allProvidersOfTheLibraryAreListedInServiceFiles() {
    assertThat(Providers.load().origins()).hasSizeGreaterThan(6).allMatch(ProviderOrigin::listed);
  }

  @Test
  void aPoolThreadOfAnApplicationWithItsOwnCopyFindsItsModels() throws Exception {
    try (LibraryLoader application = LibraryLoader.of("application", part -> true, TESTS)) {
      for (ClassLoader context : new ClassLoader[] {TESTS, JDK, application}) {
        assertThat(names(load(application, context))).isEqualTo(names(Providers.load()));
      }
    }
  }

  @Test
  void aModuleThatOnlyTheParentHasIsOfAnotherCopyAndLeftOut() throws Exception {
    try (LibraryLoader application =
        LibraryLoader.of("application", part -> !part.matches(FACTORIZATION), TESTS)) {
      assertThat(names(load(application, application)))
          .contains("autorec-item", "pmf")
          .doesNotContain("svd++");
    }
  }

  @Test
  void aModelWhoseModuleIsNotThereIsNamedWithItsModule() throws Exception {
    try (LibraryLoader application =
        LibraryLoader.of(
            "application", part -> !part.matches(FACTORIZATION) && !part.matches(TEXT), JDK)) {
      Object providers = load(application, application);
      assertThatThrownBy(() -> trainer(providers, "svd++:factors=3"))
          .hasMessageStartingWith(
              "there is no model 'svd++'; it is in deepmovie-models-mf, which is not on the class"
                  + " path of application; the models are ");
      assertThatThrownBy(() -> trainer(providers, "pmf+cnn"))
          .hasMessageContaining("it is in deepmovie-text-encoders, which is not on");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deepmovie-models-neighborhood, .*models-neighborhood.*",
    "deepmovie-models-deep, .*models-deep.*",
    "deepmovie-models-mf or deepmovie-models-neighborhood, " + FACTORIZATION,
    "deepmovie-text-encoders or deepmovie-models-deep, " + TEXT
  })
  void theModuleOfEveryModelIsKnown(String modules, String left) throws Exception {
    try (LibraryLoader application =
        LibraryLoader.of("application", part -> !part.matches(left), JDK)) {
      Object providers = load(application, application);
      List<String> missing = new ArrayList<>(names(Providers.load()));
      missing.removeAll(names(providers));
      assertThat(missing)
          .isNotEmpty()
          .allSatisfy(
              model ->
                  assertThatThrownBy(() -> trainer(providers, model))
                      .hasMessageMatching(
                          ".* it is in (" + modules.replace(" or ", "|") + "), which is not .*"));
    }
  }

  @Test
  void aModuleWithoutTheModuleThatItNeedsIsAnErrorThatNamesTheClass() throws Exception {
    try (LibraryLoader application =
        LibraryLoader.of("application", part -> !part.contains("models-mf"), JDK)) {
      assertThatThrownBy(() -> load(application, application))
          .hasMessageContaining("NeighborhoodModels needs a class that is not on the class path")
          .hasMessageContaining("org/deepmovie/mf/");
    }
  }

  private static Object load(LibraryLoader library, ClassLoader context) throws Exception {
    Callable<Object> load =
        () -> {
          Thread.currentThread().setContextClassLoader(context);
          Class<?> providers = library.loadClass(Providers.class.getName());
          try {
            return providers.getMethod("load").invoke(null);
          } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
          }
        };
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      return pool.submit(load).get();
    } finally {
      pool.shutdown();
    }
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }

  private static Object trainer(Object providers, String spec) throws Throwable {
    try {
      return providers.getClass().getMethod("trainer", String.class).invoke(providers, spec);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static List<String> names(Object providers) throws ReflectiveOperationException {
    return ((List<?>) call(providers, "models"))
        .stream()
            .map(
                model -> {
                  try {
                    return (String) call(model, "name");
                  } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
  }

  private static List<String> names(Providers providers) {
    return providers.models().stream().map(ModelDescription::name).toList();
  }
}
