package org.deepmovie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.models.Providers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** A benchmark whose options are refused is noticed here, not when somebody runs it. */
class BenchmarkOptionsTest {

  static List<Object> benchmarks() throws ReflectiveOperationException {
    List<Object> all = new ArrayList<>();
    for (Class<?> type :
        List.of(
            AutoRecBenchmark.class,
            EncoderBenchmark.class,
            FeedbackBenchmark.class,
            GibbsBenchmark.class,
            NeighborBenchmark.class)) {
      all.addAll(withAllParameters(type));
    }
    return all;
  }

  /** An instance per combination of the values of {@link Param}. */
  private static List<Object> withAllParameters(Class<?> type) throws ReflectiveOperationException {
    List<Field> fields =
        Arrays.stream(type.getFields()).filter(f -> f.isAnnotationPresent(Param.class)).toList();
    int combinations =
        fields.stream()
            .mapToInt(f -> f.getAnnotation(Param.class).value().length)
            .reduce(1, (a, b) -> a * b);
    List<Object> instances = new ArrayList<>();
    for (int n = 0; n < combinations; n++) {
      Object benchmark = type.getConstructor().newInstance();
      int rest = n;
      for (Field field : fields) {
        String[] values = field.getAnnotation(Param.class).value();
        String value = values[rest % values.length];
        field.set(benchmark, field.getType() == int.class ? Integer.valueOf(value) : value);
        rest /= values.length;
      }
      instances.add(benchmark);
    }
    return instances;
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void everyBenchmarkNamesModelsAndOptionsThatExist(Object benchmark) {
    if (benchmark instanceof AutoRecBenchmark autoRec) {
      assertThat(autoRec.trainer()).isNotNull();
    } else if (benchmark instanceof FeedbackBenchmark feedback) {
      assertThat(feedback.trainer()).isNotNull();
    } else if (benchmark instanceof GibbsBenchmark gibbs) {
      assertThat(gibbs.trainer()).isNotNull();
    } else if (benchmark instanceof NeighborBenchmark neighbor) {
      assertThat(neighbor.trainer()).isNotNull();
    } else {
      String encoder = ((EncoderBenchmark) benchmark).spec();
      assertThat(Providers.load().trainer("pmf+" + encoder)).isNotNull();
      assertThat(EncoderOperations.of(encoder, 10).perText()).isPositive();
    }
  }
}
