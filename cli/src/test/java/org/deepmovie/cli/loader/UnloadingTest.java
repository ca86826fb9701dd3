package org.deepmovie.cli.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.LoadOptions;
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

  /**
   * {@code java.lang.runtime.ObjectMethods} of the JDK keeps the class of the last record that was
   * compared by {@code equals}, or of a component of it, and so the last class loader.
   */
  private static final int HELD_BY_THE_JDK = 1;

  /** A mapping of the vectors of users, and one of those of items. */
  private static final int BUFFERS_OF_A_MODEL = 2;

  private static final int COLLECTIONS = 20;

  /** On Linux, the files that this process has open. */
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private static final Set<String> LIBRARY =
      Set.of("core", "models-mf", "models-neighborhood", "guava", "jackson", "lucene", "slf4j");

  @Test
  void noThreadFileMappingBufferOrClassLoaderIsLeftOfTwentyModels(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("model.zip");
    ModelFile.save(
        Providers.load()
            .trainer("svd++:factors=3,epochs=2")
            .fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1)),
        file);
    inAThread(file, folder);
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    List<String> files = openFiles();
    long buffers = nativeBuffers();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int n = 0; n < TIMES; n++) {
      loaders.add(inAThread(file, folder));
    }
    assertThat(Thread.getAllStackTraces().keySet()).as("threads").isSubsetOf(threads);
    assertThat(openFiles()).as("open files").hasSizeLessThanOrEqualTo(files.size());
    assertThat(left(loaders)).as("class loaders").isLessThanOrEqualTo(HELD_BY_THE_JDK);
    assertThat(nativeBuffers())
        .as("mapped and direct buffers")
        .isLessThanOrEqualTo(buffers + HELD_BY_THE_JDK * BUFFERS_OF_A_MODEL);
  }

  /** How many of {@code loaders} are not collected. */
  private static long left(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
    long left = loaders.size();
    for (int n = 0; left > HELD_BY_THE_JDK && n < COLLECTIONS; n++) {
      System.gc();
      Thread.sleep(50);
      left = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return left;
  }

  /** Uses a model in a thread of its own, as libraries keep caches for each thread. */
  private static WeakReference<ClassLoader> inAThread(Path file, Path folder) throws Exception {
    FutureTask<WeakReference<ClassLoader>> task = new FutureTask<>(() -> useAndDrop(file, folder));
    Thread thread = new Thread(task, "request");
    thread.start();
    thread.join();
    return task.get();
  }

  /** Loads, asks and saves a model in a class loader that is then closed. */
  private static WeakReference<ClassLoader> useAndDrop(Path file, Path folder) throws Exception {
    try (LibraryLoader library =
        LibraryLoader.of(
            "library",
            part -> LIBRARY.stream().anyMatch(part::contains) && !part.contains("test"),
            ClassLoader.getPlatformClassLoader())) {
      Class<?> providers = library.loadClass(Providers.class.getName());
      Class<?> models = library.loadClass(ModelFile.class.getName());
      Object found = providers.getMethod("load", ClassLoader.class).invoke(null, library);
      Class<?> options = library.loadClass(LoadOptions.class.getName());
      Object model =
          models
              .getMethod("load", Path.class, providers, options)
              .invoke(
                  null, file, found, options.getMethod("mapped", Path.class).invoke(null, folder));
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
      return new WeakReference<>(library);
    }
  }

  /** The number of buffers outside the heap. */
  private static long nativeBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getCount)
        .sum();
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
