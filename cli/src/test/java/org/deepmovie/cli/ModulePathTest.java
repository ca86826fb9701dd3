package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on the module path, and as a run-time image of its own. */
@Tag("slow")
class ModulePathTest {

  private static final String MODULE =
      """
      module app {
        requires org.deepmovie.core;
        requires org.deepmovie.mf;
        requires org.deepmovie.neighborhood;
      }
      """;

  private static final String APPLICATION =
      """
      package app;

      import java.nio.file.Files;
      import java.nio.file.Path;
      import org.deepmovie.data.Dataset;
      import org.deepmovie.data.sample.Sample;
      import org.deepmovie.mf.sgd.Svd;
      import org.deepmovie.mf.sgd.SvdOptions;
      import org.deepmovie.models.ModelFile;
      import org.deepmovie.models.Providers;
      import org.deepmovie.recommend.Recommender;
      import org.deepmovie.train.TrainingContext;

      public class Application {
        public static void main(String[] args) throws Exception {
          Dataset data = Sample.generate(1).dataset();
          TrainingContext context = TrainingContext.ofSeed(1).withThreads(1);
          new Svd(SvdOptions.defaults().withFactors(2).withEpochs(1)).fit(data, context);
          Providers providers = Providers.load();
          Path file = Files.createTempFile("model", ".zip");
          for (String name : new String[] {"baseline", "pmf:factors=2", "global-ngbr:epochs=1"}) {
            Recommender model = providers.trainer(name).fit(data, context);
            ModelFile.save(model, file);
            Recommender loaded = ModelFile.load(file, providers);
            if (loaded.predict(3, 4) != model.predict(3, 4)) {
              throw new IllegalStateException(name);
            }
          }
          Files.delete(file);
          System.out.println(
              Application.class.getModule() + ", " + providers.models().size() + " models");
        }
      }
      """;

  @TempDir private static Path folder;

  private static String modulePath;

  @BeforeAll
  static void compile() throws IOException {
    modulePath = libraryModules() + File.pathSeparator + folder.resolve("classes");
    Path sources = Files.createDirectories(folder.resolve("sources/app"));
    Files.writeString(sources.resolveSibling("module-info.java"), MODULE);
    Files.writeString(sources.resolve("Application.java"), APPLICATION);
    run(
        "javac",
        "--module-path",
        libraryModules(),
        "-d",
        folder.resolve("classes").toString(),
        sources.resolveSibling("module-info.java").toString(),
        sources.resolve("Application.java").toString());
  }

  /** The entries of the class path that the application's modules need, all named modules. */
  private static String libraryModules() {
    Path[] entries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .filter(entry -> !entry.endsWith("test-classes"))
            .filter(ModulePathTest::isNamedModule)
            .toArray(Path[]::new);
    Set<String> needed =
        Configuration.resolve(
                ModuleFinder.of(entries),
                List.of(ModuleLayer.boot().configuration()),
                ModuleFinder.ofSystem(),
                Set.of("org.deepmovie.core", "org.deepmovie.mf", "org.deepmovie.neighborhood"))
            .modules()
            .stream()
            .map(module -> module.reference().location().orElseThrow())
            .filter(location -> location.getScheme().equals("file"))
            .map(location -> Path.of(location).toString())
            .collect(Collectors.toSet());
    assertThat(needed).as("modules of the library and what they need").hasSizeGreaterThan(5);
    return String.join(File.pathSeparator, needed);
  }

  private static boolean isNamedModule(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream()
          .map(ModuleReference::descriptor)
          .anyMatch(descriptor -> !descriptor.isAutomatic());
    } catch (FindException e) {
      return false;
    }
  }

  private static void run(String tool, String... arguments) {
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    assertThat(status).as(messages.toString()).isZero();
  }

  private static String output(Path java, String... arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(java.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
    return Files.readString(log);
  }

  @Test
  void anApplicationOfNamedModulesFitsSavesAndLoadsModels() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThat(output(java, "--module-path", modulePath, "--module", "app/app.Application"))
        .contains("module app, ")
        .doesNotContain("Exception");
  }

  @Test
  void aRunTimeImageOfTheApplicationNeedsNothingElse() throws Exception {
    assumeTrue(
        ToolProvider.findFirst("jlink").isPresent()
            && Files.exists(Path.of(System.getProperty("java.home"), "jmods")),
        "this JDK has no jlink or no jmods");
    Path image = folder.resolve("image");
    run(
        "jlink",
        "--module-path",
        modulePath,
        "--add-modules",
        "app",
        "--strip-java-debug-attributes",
        "--output",
        image.toString());
    assertThat(output(image.resolve("bin/java"), "--module", "app/app.Application"))
        .contains("module app, ")
        .doesNotContain("Exception");
  }
}
