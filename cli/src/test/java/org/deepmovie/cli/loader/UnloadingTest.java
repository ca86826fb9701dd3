package org.deepmovie.cli.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an application leaves behind that loads the library in a class loader of its own, uses a
 * model, and drops both: an application server does so at each deployment.
 */
@Tag("slow")
class UnloadingTest {

  private static final int TIMES = 20;

  /** On Linux, the files that this process has open. */
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private static final Set<String> LIBRARY =
      Set.of("core", "models-mf", "models-neighborhood", "guava", "jackson", "lucene", "slf4j");

  @Test
  void noThreadAndNoOpenFileIsLeftOfTwentyModels(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.zip");
    ModelFile.save(
        Providers.load()
            .trainer("svd++:factors=3,epochs=2")
            .fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1)),
        file);
    inAThread(file, folder);
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    List<String> files = openFiles();
    for (int n = 0; n < TIMES; n++) {
      inAThread(file, folder);
    }
    assertThat(Thread.getAllStackTraces().keySet()).as("threads").isSubsetOf(threads);
    assertThat(openFiles()).as("open files").hasSizeLessThanOrEqualTo(files.size());
  }

  /** Uses a model in a thread of its own, as libraries keep caches for each thread. */
  private static void inAThread(Path file, Path folder) throws Exception {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              useAndDrop(file, folder);
              return true;
            });
    Thread thread = new Thread(task, "request");
    thread.start();
    thread.join();
    assertThat(task.get()).isTrue();
  }

  /** Loads, asks and saves a model in a class loader that is then closed. */
  private static void useAndDrop(Path file, Path folder) throws Exception {
    try (LibraryLoader library =
        LibraryLoader.of(
            "library",
            part -> LIBRARY.stream().anyMatch(part::contains) && !part.contains("test"),
            ClassLoader.getPlatformClassLoader())) {
      Class<?> providers = library.loadClass(Providers.class.getName());
      Class<?> models = library.loadClass(ModelFile.class.getName());
      Object found = providers.getMethod("load", ClassLoader.class).invoke(null, library);
      Object model = models.getMethod("load", Path.class, providers).invoke(null, file, found);
      Class<?> recommender = library.loadClass("org.deepmovie.recommend.Recommender");
      assertThat(
              (List<?>)
                  recommender
                      .getMethod("recommend", String.class, int.class)
                      .invoke(model, "u001", 3))
          .hasSize(3);
      models
          .getMethod("save", recommender, Path.class)
          .invoke(null, model, folder.resolve("again.zip"));
    }
  }

  private static List<String> openFiles() throws IOException {
    if (!Files.isDirectory(OPEN_FILES)) {
      return List.of();
    }
    try (Stream<Path> open = Files.list(OPEN_FILES)) {
      return open.map(Path::toString).collect(Collectors.toList());
    }
  }
}
