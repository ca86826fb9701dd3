package org.deepmovie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.internal.hybrid.PmfProvider;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

  @Test
  void theLoopWithoutAnEncoderIsThere() {
    assertEquals("pmf", Providers.load().model("pmf").name());
  }

  @Test
  void anUnknownModelIsRefusedWithTheKnownOnes() {
    Providers providers = Providers.load();
    for (String name : new String[] {"xyz", "pmf+nothing", ""}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> providers.trainer(name)).getMessage();
      assertTrue(message.startsWith("there is no model '" + name + "'; the models are "), message);
      assertTrue(message.contains("pmf"), message);
    }
  }

  @Test
  void aMistypedModelOrOptionGetsASuggestion() {
    Providers providers = Providers.load();
    assertThat(
            assertThrows(IllegalArgumentException.class, () -> providers.trainer("pfm"))
                .getMessage())
        .startsWith("there is no model 'pfm' (did you mean pmf?); the models are ");
  }

  @Test
  void blanksAroundNamesAndValuesDoNotMatter() {
    assertEquals(
        List.of(ModelSpec.parse("baseline"), ModelSpec.parse("pmf:factors=5,epochs=2")),
        ModelSpec.parseAll(" baseline , pmf : factors = 5 , epochs=2 "));
  }

  @Test
  void anUnknownOptionNamesTheModel() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Providers.load().trainer("pmf:factor=3"))
            .getMessage()
            .startsWith(
                "pmf: unknown option 'factor' (did you mean factors?); the options are factors, "));
  }

  @Test
  void twoProvidersOfOneNameAreRefusedWithBothClasses(@TempDir Path folder) throws IOException {
    try (URLClassLoader loader = withServices(folder, Twin.class)) {
      String message =
          assertThrows(IllegalStateException.class, () -> Providers.load(loader)).getMessage();
      assertTrue(message.contains("two providers are called 'pmf'"), message);
      assertTrue(message.contains(Twin.class.getName()), message);
      assertTrue(message.contains(PmfProvider.class.getName()), message);
    }
  }

  @Test
  void aProviderThatCannotBeMadeIsAnErrorAndNotLeftOut(@TempDir Path folder) throws IOException {
    try (URLClassLoader loader = withServices(folder, ProvidersTest.class)) {
      assertThrows(IllegalStateException.class, () -> Providers.load(loader));
    }
  }

  @Test
  void aThreadWithoutAContextClassLoaderFindsTheLibrarysModels() throws Exception {
    ClassLoader nothing = new URLClassLoader(new URL[0], null);
    for (ClassLoader context : new ClassLoader[] {null, nothing}) {
      List<String> found = new ArrayList<>();
      Thread thread =
          new Thread(() -> Providers.load().models().forEach(model -> found.add(model.name())));
      thread.setContextClassLoader(context);
      thread.start();
      thread.join();
      assertThat(found).contains("pmf");
    }
  }

  @Test
  void aGroupAddsTrainersAndEncodersAndAHybridTrainerTakesEachEncoder(@TempDir Path folder)
      throws IOException {
    try (URLClassLoader loader = withServices(folder, ProviderGroup.class, Group.class)) {
      Providers providers = Providers.load(loader);
      assertThat(providers.models())
          .extracting(ModelDescription::name)
          .contains("alone", "pmf", "pmf+reader");
      assertThat(providers.model("pmf+reader").options())
          .extracting(OptionDescriptor::name)
          .contains("factors", "depth");
      assertThatThrownBy(() -> providers.trainer("pmf+reader:height=2"))
          .hasMessageStartingWith("pmf+reader: unknown option 'height'; the options are factors, ")
          .hasMessageEndingWith(", depth");
    }
  }

  private static URLClassLoader withServices(Path folder, Class<?> provider) throws IOException {
    return withServices(folder, TrainerProvider.class, provider);
  }

  private static URLClassLoader withServices(Path folder, Class<?> service, Class<?> provider)
      throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), provider.getName());
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
  }

  /** Takes pmf's name. */
  public static final class Twin implements TrainerProvider<Twin.None> {
    /** No options. */
    public record None() {}

    @Override
    public String name() {
      return "pmf";
    }

    @Override
    public String summary() {
      return "a twin";
    }

    @Override
    public Class<None> optionsType() {
      return None.class;
    }

    @Override
    public Trainer create(None options) {
      throw new UnsupportedOperationException();
    }
  }

  /** A trainer and an encoder. */
  public static final class Group implements ProviderGroup {
    /** The encoder's options. */
    public record Depth(@Hyperparameter(value = "1", doc = "layers") int depth) {}

    @Override
    public List<TrainerProvider<?>> trainers() {
      return List.of(
          TrainerProvider.of(
              "alone",
              "a trainer",
              Twin.None.class,
              options -> {
                throw new UnsupportedOperationException();
              }));
    }

    @Override
    public List<EncoderProvider<?>> encoders() {
      return List.of(new Reader());
    }
  }

  private static final class Reader implements EncoderProvider<Group.Depth> {
    @Override
    public String name() {
      return "reader";
    }

    @Override
    public String summary() {
      return "an encoder";
    }

    @Override
    public Class<Group.Depth> optionsType() {
      return Group.Depth.class;
    }

    @Override
    public ItemEncoder create(Group.Depth options, EncoderContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ItemEncoder load(Group.Depth options, InputStream in) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aSpecIsNameAndOptions() {
    ModelSpec spec = ModelSpec.parse("pmf+cnn:factors=20,epochs=2");
    assertEquals("pmf+cnn", spec.name());
    assertEquals(Map.of("factors", "20", "epochs", "2"), spec.options());
    assertEquals("pmf+cnn:factors=20,epochs=2", spec.toString());
    assertEquals(new ModelSpec("pmf", Map.of()), ModelSpec.parse("pmf"));
  }

  @Test
  void specsAreSeparatedByCommasAndSoAreTheirOptions() {
    assertEquals(
        List.of(
            ModelSpec.parse("baseline"),
            ModelSpec.parse("pmf:factors=20,epochs=2"),
            ModelSpec.parse("pmf+cnn")),
        ModelSpec.parseAll("baseline,pmf:factors=20,epochs=2,pmf+cnn"));
  }

  @Test
  void theModelsWithinAnOptionAreSeparatedBySlashesWithTheirOptionsInParentheses() {
    String parts = "svd++/pmf(factors=20,epochs=2)/pmf+features(vectors=(a/b,c))";
    assertEquals(
        List.of(
            new ModelSpec("svd++", Map.of()),
            ModelSpec.parse("pmf:factors=20,epochs=2"),
            ModelSpec.parse("pmf+features:vectors=(a/b,c)")),
        ModelSpec.parseParts(parts));
    assertEquals(parts, ModelSpec.formatParts(ModelSpec.parseParts(" " + parts + " ")));
    assertEquals(
        Map.of("models", parts, "refit", "false"),
        ModelSpec.parse("blend:models=" + parts + ",refit=false").options());
    assertEquals(
        List.of(
            ModelSpec.parse("blend:models=" + parts + ",refit=false"), ModelSpec.parse("svd++")),
        ModelSpec.parseAll("blend:models=" + parts + ",refit=false,svd++"));
    for (String bad : new String[] {"", "a/", "a//b", "a(b=1", "a)b", "a(b=1)c", "a:b=1", "a,b"}) {
      assertThrows(IllegalArgumentException.class, () -> ModelSpec.parseParts(bad), bad);
    }
    for (String bad : new String[] {"a:b=(", "a:b=)", "a:b=)(", "a:b=((1)"}) {
      assertThrows(IllegalArgumentException.class, () -> ModelSpec.parse(bad), bad);
      assertThrows(IllegalArgumentException.class, () -> ModelSpec.parseAll(bad), bad);
    }
  }

  @Test
  void aSpecThatIsNoneIsRefused() {
    for (String bad :
        new String[] {"pmf:", "pmf:factors", "pmf:=3", "pmf:a=1,", "pmf:a=1,a=2", "pmf:a="}) {
      assertThrows(IllegalArgumentException.class, () -> ModelSpec.parse(bad), bad);
    }
  }
}
