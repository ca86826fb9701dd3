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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.TextEngine;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Networks in a host that uses ND4J itself, calls them from any thread, or has no natives. */
class HostTest {

  private static final Dataset DATA = Sample.generate(1).dataset();

  private static ItemEncoder encoder(TextEngine engine) {
    CnnOptions options = OptionsMapper.defaults(CnnOptions.class).withFilters(4).withEngine(engine);
    return TextEncoderProviders.of(CnnOptions.class)
        .create(options, new EncoderContext(DATA, 3, 1, 1));
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
      Thread pool = new Thread(() -> train(encoder(TextEngine.valueOf(arguments[0]))));
      pool.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      pool.start();
      pool.join();
      System.out.println(Nd4j.ones(3).sumNumber());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "DL4J"})
  void theFirstFitMayRunOnAThreadThatDoesNotSeeTheBackend(TextEngine engine) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstCall.class.getName(),
                engine.name())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output).doesNotContain("Exception").endsWith("3.0" + System.lineSeparator());
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "DL4J"})
  @SuppressWarnings("try") // The workspace is open while the body runs.
  void anEncoderOutlivesAWorkspaceThatWasOpenWhenItWasMadeAndTrained(TextEngine engine) {
    WorkspaceConfiguration small =
        WorkspaceConfiguration.builder()
            .initialSize(10_000_000)
            .policyLearning(LearningPolicy.NONE)
            .build();
    ItemEncoder encoder;
    float[] within;
    try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, "host")) {
      encoder = encoder(engine);
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

  private static ComputationGraph hostGraph() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dropOut(0.5)
                .graphBuilder()
                .addInputs("x")
                .addLayer("hidden", new DenseLayer.Builder().nIn(5).nOut(20).build(), "x")
                .addLayer(
                    "y",
                    new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(20)
                        .nOut(1)
                        .build(),
                    "hidden")
                .setOutputs("y")
                .build());
    graph.init();
    return graph;
  }

  /** Trains a graph of the host; its listener runs {@code within} between its passes. */
  private static float[] trainedHost(Runnable within) {
    ComputationGraph graph = hostGraph();
    Nd4j.getRandom().setSeed(5);
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, Map<String, INDArray> activations) {
            within.run();
          }

          @Override
          public void onGradientCalculation(Model model) {
            within.run();
          }
        });
    for (int step = 0; step < 3; step++) {
      graph.fit(new INDArray[] {Nd4j.rand(8, 5)}, new INDArray[] {Nd4j.rand(8, 1)});
    }
    return NdMatrices.floats(graph.params());
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "DL4J"})
  void aFitWithinTheTrainingOfAHostsGraphChangesNeither(TextEngine engine) {
    float[] hostAlone = trainedHost(() -> {});
    try (ItemEncoder encoder = encoder(engine);
        ItemEncoder within = encoder(engine)) {
      float[] hostBeside =
          trainedHost(
              () -> {
                train(within);
                within.encode(DATA);
              });
      assertThat(hostBeside).containsExactly(hostAlone);
      for (int turn = 0; turn < 6; turn++) {
        train(encoder);
      }
      assertThat(within.encode(DATA).values()).containsExactly(encoder.encode(DATA).values());
    }
    try (ItemEncoder created = encoder(engine)) {
      assertThat(
              trainedHost(
                  () -> {
                    try (ItemEncoder another = encoder(engine)) {
                      train(another);
                    }
                  }))
          .containsExactly(hostAlone);
      assertThat(created.encode(DATA)).matches(FloatMatrix::isFinite, "is finite");
    }
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
    try (ItemEncoder encoder = encoder(TextEngine.AUTO)) {
      encoder.save(file);
    }
    try (URLClassLoader loader = withoutNatives()) {
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

  /** Called by name, in a class loader without natives. */
  static final class ModelService {

    private ModelService() {}

    public static double predictKnown(String file) throws IOException {
      Recommender model =
          ModelFile.load(Path.of(file), Providers.load(HostTest.class.getClassLoader()));
      return model.predict(DATA.users().id(0), DATA.items().id(0));
    }

    public static double[] predictNew(String file) throws IOException {
      Recommender model =
          ModelFile.load(Path.of(file), Providers.load(HostTest.class.getClassLoader()));
      return ((ColdStartRecommender) model).predictNew(0, DATA);
    }
  }

  @Test
  void aServiceWithoutNativesLoadsAModelFileAndPredictsForKnownItems(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("model.zip");
    Recommender model =
        Providers.load().trainer("pmf+cnn:filters=4,epochs=2").fit(DATA, TrainingContext.ofSeed(1));
    ModelFile.save(model, file);
    try (URLClassLoader loader = withoutNatives()) {
      Class<?> service = loader.loadClass(ModelService.class.getName());
      var known = service.getDeclaredMethod("predictKnown", String.class);
      var unseen = service.getDeclaredMethod("predictNew", String.class);
      known.setAccessible(true);
      unseen.setAccessible(true);
      assertThat((double) known.invoke(null, file.toString()))
          .isEqualTo(model.predict(DATA.users().id(0), DATA.items().id(0)));
      assertThatThrownBy(() -> unseen.invoke(null, file.toString()))
          .cause()
          .hasMessageContaining("add org.nd4j:nd4j-native");
    }
  }

  private static URLClassLoader withoutNatives() {
    URL[] urls =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .filter(path -> !path.getFileName().toString().matches(".*(x86_64|arm64).*"))
            .map(HostTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
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
