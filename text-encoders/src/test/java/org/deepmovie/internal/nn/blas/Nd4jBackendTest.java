package org.deepmovie.internal.nn.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Nd4jBackendTest {

  @Test
  void saysWhatToAddIfThereIsNoBackend() throws Exception {
    checkMessageWithout(jar -> jar.startsWith("nd4j-native-1"));
  }

  @Test
  void saysWhatToAddIfTheBackendLacksItsNatives() throws Exception {
    checkMessageWithout(jar -> jar.contains("x86_64") || jar.contains("arm64"));
  }

  @Test
  void saysWhatCudaNeedsIfItsBackendIsThereAndDoesNotStart(@TempDir Path folder) throws Exception {
    Path backend = folder.resolve("org/nd4j/linalg/jcublas/JCublasBackend.class");
    Files.createDirectories(backend.getParent());
    Files.createFile(backend);
    checkMessage("needs an NVIDIA GPU", jar -> jar.startsWith("nd4j-native-1"), Stream.of(folder));
  }

  private static void checkMessageWithout(Predicate<String> missing) throws Exception {
    checkMessage("add org.nd4j:nd4j-native", missing, Stream.empty());
  }

  private static void checkMessage(String message, Predicate<String> missing, Stream<Path> added)
      throws Exception {
    Stream<Path> known =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .filter(path -> !missing.test(path.getFileName().toString()));
    URL[] urls = Stream.concat(known, added).map(Nd4jBackendTest::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      var start = loader.loadClass(Nd4jBackend.class.getName()).getDeclaredMethod("start");
      start.setAccessible(true);
      var thrown = assertThrows(InvocationTargetException.class, () -> start.invoke(null));
      var refused = assertInstanceOf(IllegalStateException.class, thrown.getCause());
      assertThat(refused).hasMessageContaining(message);
    } finally {
      Thread.currentThread().setContextClassLoader(Nd4jBackendTest.class.getClassLoader());
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
