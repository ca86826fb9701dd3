package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares gradients in double precision with central differences of the loss, of each parameter
 * some eight evenly spread values.
 */
final class GradientCheck {

  private static final double STEP = 1e-6;
  private static final int VALUES = 8;

  private GradientCheck() {}

  /** Copies of gradients, which the next step overwrites; running means have none. */
  static Map<String, double[]> copies(Map<String, INDArray> gradients) {
    Map<String, double[]> copies = new HashMap<>();
    gradients.forEach(
        (name, gradient) -> {
          if (!name.endsWith("_mean") && !name.endsWith("_log10stdev") && !name.endsWith("_var")) {
            copies.put(name, Tower.values(gradient));
          }
        });
    return copies;
  }

  static void check(
      Map<String, INDArray> parameters, Map<String, double[]> gradients, DoubleSupplier loss) {
    assertTrue(gradients.size() > 1);
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
            assertEquals(expected, gradient[p], 1e-6 * (1 + Math.abs(expected)), name + " " + p);
          }
          assertTrue(greatest > 1e-4, name + " has no gradient to check");
        });
  }

  private static long[] place(int position, long columns) {
    return new long[] {position / columns, position % columns};
  }
}
