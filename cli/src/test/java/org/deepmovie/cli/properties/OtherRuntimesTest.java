package org.deepmovie.cli.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.deepmovie.cli.process.ChildJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every model predicts the same on another Java, and nearly the same without vector units. */
@Tag("slow")
class OtherRuntimesTest {

  private static final List<String> VECTOR_UNIT =
      List.of("-Xmx1g", "--add-modules", "jdk.incubator.vector");
  private static final List<String> PLAIN = List.of("-Xmx1g");
  private static final Path JAVA_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** On a scale from 1 to 5: sums are rounded in another order, which training amplifies. */
  private static final double ROUNDING = 1e-6;

  private static List<String> expected = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void fitHere() {
    expected = PredictionsMain.lines();
  }

  @Test
  void withoutVectorUnitsPredictionsDifferByRounding() throws Exception {
    assertThat(differing(predictions(Path.of(System.getProperty("java.home")), PLAIN), ROUNDING))
        .isEmpty();
  }

  @Test
  void onJava25PredictionsAreTheSameBits() throws Exception {
    assumeTrue(Files.isDirectory(JAVA_25), "there is no Java 25 in " + JAVA_25);
    assertThat(differing(predictions(JAVA_25, VECTOR_UNIT), 0)).isEmpty();
  }

  private List<String> predictions(Path java, List<String> options)
      throws IOException, InterruptedException {
    Path file = folder.resolve("predictions.txt");
    try (ChildJvm child =
        ChildJvm.start(java, options, PredictionsMain.class.getName(), file.toString())) {
      assertThat(child.await(LIMIT)).as("%s", child.output()).isZero();
    }
    return Files.readAllLines(file);
  }

  /** The models whose predictions differ by more than {@code bound}, with the difference. */
  private static List<String> differing(List<String> others, double bound) {
    assertThat(others).hasSameSizeAs(expected);
    List<String> differing = new ArrayList<>();
    for (int n = 0; n < expected.size(); n++) {
      Map.Entry<String, double[]> here = parsed(expected.get(n));
      Map.Entry<String, double[]> there = parsed(others.get(n));
      assertThat(there.getKey()).isEqualTo(here.getKey());
      double difference = SmallFits.difference(here.getValue(), there.getValue());
      if (!(difference <= bound)) {
        differing.add(here.getKey() + ": " + difference);
      }
    }
    return differing;
  }

  private static Map.Entry<String, double[]> parsed(String line) {
    String[] parts = line.split(" ");
    DoubleStream values = Stream.of(parts).skip(1).mapToDouble(Double::parseDouble);
    return Map.entry(parts[0], values.toArray());
  }
}
