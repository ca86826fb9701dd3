package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.Seeds;

/**
 * The normal prior of the vectors of one side, with a normal-Wishart hyper-prior: mean and
 * precision are drawn given the vectors (Salakhutdinov and Mnih 2008, eq. 7 and 14, with mu0 = 0,
 * beta0 = 2, nu0 the length of the vectors, and W0^-1 = diag(1, s, ..., s)). Mutable.
 *
 * <p>Component 0 is a bias, the others are factors. The density of W0 falls with exp(-s / 2 times
 * the precision): with s = 1, as published, few ratings cannot make the factors as small as they
 * should be, and then all of them together fit noise. A small s lets them vanish.
 */
final class NormalWishart {

  private static final double BETA0 = 2;
  private static final Kernels KERNELS = Kernels.plain();

  private final int d;
  private final int stride;
  private final FactorPriorScale scale;
  private final double[] mean;
  private final double[] precision;
  private final double[] shift;
  private final double[] sums;
  private final double[] scatter;
  private final double[] bartlett;
  private final double[] normals;
  private int draws;

  /**
   * Mean 0 and precision I.
   *
   * @param d the length of the vectors
   * @param scale gives s
   */
  NormalWishart(int d, FactorPriorScale scale) {
    this.d = d;
    this.scale = scale;
    this.mean = new double[d];
    this.precision = new double[d * d];
    this.shift = new double[d];
    this.sums = new double[d];
    this.stride = KERNELS.tileStride(d);
    this.scatter = new double[d * stride];
    this.bartlett = new double[d * d];
    this.normals = new double[d];
    for (int k = 0; k < d; k++) {
      precision[k * d + k] = 1;
    }
  }

  /** Starts after the first draws, with the last scale: for vectors that a chain has drawn. */
  void skipFirstDraws() {
    draws = FactorPriorScale.FIRST_DRAWS;
  }

  /** Lambda, d x d, row by row. */
  double[] precision() {
    return precision;
  }

  /** mu. */
  double[] mean() {
    return mean;
  }

  /** Lambda mu. */
  double[] shift() {
    return shift;
  }

  /**
   * Draws the precision given the vectors, then the mean given both.
   *
   * @param rated the rows that count: those with ratings
   */
  void draw(FloatMatrix vectors, int[] rated, SplittableRandom random) {
    addUp(vectors, rated);
    draw(rated.length, 0, random);
  }

  /**
   * Draws them given the deviations of the vectors from what a link gives, and the link's
   * coefficients, whose precision is a multiple of that of the vectors (Simm et al. 2017).
   */
  void draw(FloatMatrix deviations, int[] rated, FeatureLink link, SplittableRandom random) {
    addUp(deviations, rated);
    link.addScatter(scatter, stride);
    draw(rated.length, link.features(), random);
  }

  /**
   * Draws them given the sums over {@code n} vectors, and {@code centered} more that say nothing of
   * the mean.
   */
  private void draw(int n, int centered, SplittableRandom random) {
    double s = scale.after(draws++);
    // W*^-1 = W0^-1 + sum x x' - (n^2 / (beta0 + n)) m m', m being the vectors' mean
    for (int row = 0; row < d; row++) {
      for (int c = row; c < d; c++) {
        scatter[row * stride + c] +=
            (row == c ? (row == 0 ? 1 : s) : 0) - sums[row] * sums[c] / (BETA0 + n);
      }
    }
    if (!KERNELS.cholesky(scatter, d, d, stride)) {
      throw new ArithmeticException("the scatter of the vectors is not positive definite");
    }
    drawBartlett(d + n + centered, random);
    // with W*^-1 = R'R, and X = R^-1 A, the precision is X X'
    for (int column = 0; column < d; column++) {
      for (int k = 0; k < d; k++) {
        normals[k] = bartlett[k * d + column];
      }
      KERNELS.solveUpper(scatter, d, stride, normals);
      for (int k = 0; k < d; k++) {
        bartlett[k * d + column] = normals[k];
      }
    }
    for (int row = 0; row < d; row++) {
      for (int c = row; c < d; c++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum += bartlett[row * d + k] * bartlett[c * d + k];
        }
        precision[row * d + c] = sum;
        precision[c * d + row] = sum;
      }
    }
    drawMean(n, random);
  }

  private void addUp(FloatMatrix vectors, int[] rated) {
    Arrays.fill(sums, 0);
    Arrays.fill(scatter, 0);
    float[] values = vectors.values();
    for (int vector : rated) {
      int at = vectors.offset(vector);
      for (int row = 0; row < d; row++) {
        double x = values[at + row];
        sums[row] += x;
        for (int c = row; c < d; c++) {
          scatter[row * stride + c] += x * values[at + c];
        }
      }
    }
  }

  /** A lower triangle whose product with its transpose is Wishart with scale I. */
  private void drawBartlett(int degrees, SplittableRandom random) {
    Arrays.fill(bartlett, 0);
    for (int row = 0; row < d; row++) {
      bartlett[row * d + row] =
          Math.sqrt(RandomDistributions.gamma(random, (degrees - row) / 2.0, 0.5));
      for (int c = 0; c < row; c++) {
        bartlett[row * d + c] = Seeds.gaussian(random);
      }
    }
  }

  private void drawMean(int n, SplittableRandom random) {
    for (int row = 0; row < d; row++) {
      System.arraycopy(precision, row * d, scatter, row * stride, d);
    }
    if (!KERNELS.cholesky(scatter, d, d, stride)) {
      throw new ArithmeticException("the precision drawn is not positive definite");
    }
    for (int k = 0; k < d; k++) {
      normals[k] = Seeds.gaussian(random);
    }
    KERNELS.solveUpper(scatter, d, stride, normals);
    for (int k = 0; k < d; k++) {
      mean[k] = sums[k] / (BETA0 + n) + normals[k] / Math.sqrt(BETA0 + n);
    }
    PosteriorDraws.multiply(precision, mean, shift);
  }
}
