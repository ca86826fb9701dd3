package org.deepmovie.internal.deep.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares gradients in double precision with central differences of the loss, of each parameter
 * some eight evenly spread values.
 */
public final class GradientCheck {

  private static final double STEP = 1e-6;
  private static final int VALUES = 8;

  private GradientCheck() {}

  /** Copies of gradients, which the next step overwrites; running means have none. */
  public static Map<String, double[]> copies(Map<String, INDArray> gradients) {
    Map<String, double[]> copies = new HashMap<>();
    gradients.forEach(
        (name, gradient) -> {
          if (!name.endsWith("_mean") && !name.endsWith("_log10stdev") && !name.endsWith("_var")) {
            copies.put(name, NdMatrices.values(gradient));
          }
        });
    return copies;
  }

  public static void check(
      Map<String, INDArray> parameters, Map<String, double[]> gradients, DoubleSupplier loss) {
    assertThat(gradients.size()).isGreaterThan(1);
    gradients.forEach(
        (name, gradient) -> {
          INDArray parameter = parameters.get(name);
          double greatest = 0;
          for (int p = 0; p < gradient.length; p += 1 + gradient.length / VALUES) {
            long[] at = parameter.rank() == 1 ? new long[] {p} : place(p, parameter.size(1));
            double before = parameter.getDouble(at);
            parameter.putScalar(at, before + STEP);
            double above = loss.getAsDouble();
            parameter.putScalar(at, before - STEP);
            double below = loss.getAsDouble();
            parameter.putScalar(at, before);
            double expected = (above - below) / (2 * STEP);
            greatest = Math.max(greatest, Math.abs(expected));
            assertThat(gradient[p])
                .as(name + " " + p)
                .isEqualTo(expected, within(1e-6 * (1 + Math.abs(expected))));
          }
          assertThat(greatest).as(name + " has no gradient to check").isGreaterThan(1e-4);
        });
  }

  private static long[] place(int position, long columns) {
    return new long[] {position / columns, position % columns};
  }
}
