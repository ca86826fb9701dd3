package org.deepmovie.internal.nn.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.CnnOptions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.factory.Nd4j;

/** Networks in a host that uses ND4J itself, calls them from any thread, or has no natives. */
class HostTest {

  private static final CnnOptions OPTIONS = OptionsMapper.defaults(CnnOptions.class).withFilters(4);
  private static final Dataset DATA = Sample.generate(1).dataset();

  private static ItemEncoder encoder() {
    return TextEncoderProviders.of(CnnOptions.class)
        .create(OPTIONS, new EncoderContext(DATA, 3, 1, 1));
  }

  private static void train(ItemEncoder encoder) {
    float[] weights = new float[DATA.items().size()];
    Arrays.fill(weights, 1);
    encoder.train(new FloatMatrix(DATA.items().size(), 3), weights);
  }

  /** Run in a JVM of its own, as the first call of ND4J decides for the whole process. */
  static final class FirstCall {

    private FirstCall() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread pool = new Thread(() -> train(encoder()));
      pool.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      pool.start();
      pool.join();
      System.out.println(Nd4j.ones(3).sumNumber());
    }
  }

  @Test
  void theFirstFitMayRunOnAThreadThatDoesNotSeeTheBackend() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstCall.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output).doesNotContain("Exception").endsWith("3.0" + System.lineSeparator());
  }

  @Test
  @SuppressWarnings("try") // The workspace is open while the body runs.
  void anEncoderOutlivesAWorkspaceThatWasOpenWhenItWasMadeAndTrained() {
    WorkspaceConfiguration small =
        WorkspaceConfiguration.builder()
            .initialSize(10_000_000)
            .policyLearning(LearningPolicy.NONE)
            .build();
    ItemEncoder encoder;
    float[] within;
    try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, "host")) {
      encoder = encoder();
      train(encoder);
      within = encoder.encode(DATA).values();
      assertThat(Nd4j.getMemoryManager().getCurrentWorkspace()).isSameAs(open);
    }
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    for (int n = 0; n < 20; n++) {
      Nd4j.rand(1000, 1000);
      assertThat(encoder.encode(DATA).values()).containsExactly(within);
      train(encoder);
      within = encoder.encode(DATA).values();
    }
    encoder.close();
  }

  /** Called by name, in a class loader without natives. */
  static final class Service {

    private Service() {}

    public static Object load(byte[] file) throws IOException {
      TextEncoderProvider<CnnOptions> provider = TextEncoderProviders.of(CnnOptions.class);
      CnnOptions options = OptionsMapper.defaults(CnnOptions.class).withFilters(4);
      return provider.load(options, new ByteArrayInputStream(file));
    }

    public static void encode(Object encoder) {
      ((ItemEncoder) encoder).encode(Sample.generate(1).dataset());
    }
  }

  @Test
  void aServiceWithoutNativesLoadsAnEncoderAndIsToldWhatIsMissingWhenItReads() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder()) {
      encoder.save(file);
    }
    URL[] urls =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .filter(path -> !path.getFileName().toString().matches(".*(x86_64|arm64).*"))
            .map(HostTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> service = loader.loadClass(Service.class.getName());
      var load = service.getDeclaredMethod("load", byte[].class);
      var encode = service.getDeclaredMethod("encode", Object.class);
      load.setAccessible(true);
      encode.setAccessible(true);
      Object loaded = load.invoke(null, (Object) file.toByteArray());
      assertThatThrownBy(() -> encode.invoke(null, loaded))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("add org.nd4j:nd4j-native");
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void kernelsRefuseTheCudaBackend() {
    assertThatThrownBy(() -> Nd4jBackend.requireCpu("bag", false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "bag computes in the memory of the CPU, and ND4J's backend is CUDA");
  }
}
