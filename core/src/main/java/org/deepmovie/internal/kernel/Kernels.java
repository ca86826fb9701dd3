package org.deepmovie.internal.kernel;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inner loops of linear algebra in which all models spend their time. There are two
 * implementations: one in plain Java, and one on the CPU's vector units, which needs the JVM option
 * {@code --add-modules jdk.incubator.vector} and is several times as fast. They agree to within
 * rounding.
 *
 * <p>Matrices are row-major. The {@code stride} of a matrix is the distance between its rows; it is
 * a value of {@link #stride} or {@link #tileStride}, and the entries between the columns and the
 * stride are 0.
 */
public abstract class Kernels {

  private static final String SIMD = "org.deepmovie.internal.kernel.simd.SimdKernels";
  private static final String MODULE = "jdk.incubator.vector";
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels BEST = choose();

  /** For implementations. */
  protected Kernels() {}

  /** The implementation in plain Java. */
  public static Kernels plain() {
    return PLAIN;
  }

  /**
   * The fastest implementation that this JVM can run. The system property {@code
   * deepmovie.simd=false} makes it {@link #plain()}.
   */
  public static Kernels best() {
    return BEST;
  }

  private static Kernels choose() {
    Logger logger = LoggerFactory.getLogger(Kernels.class);
    Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
    if (vectors.isEmpty() || "false".equals(System.getProperty("deepmovie.simd"))) {
      logger.info("kernels in plain Java; the JVM option --add-modules {} is faster", MODULE);
      return PLAIN;
    }
    Kernels.class.getModule().addReads(vectors.get());
    try {
      return (Kernels) Class.forName(SIMD).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      logger.warn("kernels in plain Java, because those on vector units cannot be used", e);
      return PLAIN;
    }
  }

  /** The name of the implementation, for reports. */
  public abstract String description();

  /** The number of floats that are processed at once; every stride is a multiple of it. */
  public abstract int lanes();

  /** The least stride for rows of {@code columns}. */
  public final int stride(int columns) {
    return (columns + lanes() - 1) / lanes() * lanes();
  }

  /**
   * The least stride for matrices that kernels process in tiles, which may extend beyond the last
   * column; a multiple of {@link #lanes()}.
   */
  public abstract int tileStride(int columns);

  /**
   * Adds F'F to the upper triangle of {@code gram}. The lower triangle is undefined afterwards.
   *
   * @param f {@code count} rows of {@code stride}
   * @param stride a {@link #tileStride}
   * @param gram {@code columns} rows of {@code stride}, their number rounded up to a multiple of 4
   */
  public abstract void addGram(float[] f, int count, int columns, int stride, float[] gram);

  /**
   * Adds F'(F x) to {@code sum}.
   *
   * @param f {@code count} rows of {@code stride}
   * @param x a vector of length {@code stride}
   * @param sum a vector of length {@code stride}
   */
  public abstract void addNormalProduct(float[] f, int count, int stride, float[] x, float[] sum);

  /**
   * Factors A = R'R (Cholesky): replaces the upper triangle of A by R, and each column b to the
   * right of A by R'^-1 b. The lower triangle is undefined afterwards.
   *
   * @param a d rows of {@code stride}: A, then right-hand sides
   * @param columns d plus the number of right-hand sides
   * @return false if A is not positive definite; {@code a} is then partly overwritten
   */
  public abstract boolean cholesky(double[] a, int d, int columns, int stride);

  /**
   * Solves R x = b in place: {@code b} becomes x.
   *
   * @param r d rows of {@code stride}, whose upper triangle {@link #cholesky} computed
   */
  public abstract void solveUpper(double[] r, int d, int stride, double[] b);

  /**
   * Adds A B to C. The bits of an entry of C depend on its row of A and its column of B only, not
   * on the number of rows and columns.
   *
   * @param a A, rows x depth; any view, a transposed one, too
   * @param b B, depth x columns, row-major
   * @param c C, rows x columns, row-major
   * @param columns a multiple of {@link #lanes()}
   * @throws IllegalArgumentException if B or C is not row-major
   */
  public final void addProduct(
      MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth) {
    if (!b.isRowMajor() || !c.isRowMajor()) {
      throw new IllegalArgumentException("B and C must be row-major");
    }
    addRowMajorProduct(a, b, c, rows, columns, depth);
  }

  /** {@link #addProduct}, after the views have been checked. */
  protected abstract void addRowMajorProduct(
      MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth);

  /** The dot product of {@code length} components of a and b, each from its offset on. */
  public abstract float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /**
   * Adds {@code multiple} times v to {@code sum}, {@code length} components from each offset on.
   */
  public abstract void addMultiple(
      float[] sum, int sumOffset, float multiple, float[] v, int vOffset, int length);

  /**
   * Adds multiples of scattered rows of a matrix M: sum += multiples[p] M[rows[p]] over p = from ..
   * to-1.
   *
   * @param matrix M, row-major
   * @param sum from {@code sumOffset} on as many numbers as the row stride of M
   * @throws IllegalArgumentException if M is not row-major
   */
  public final void addRows(
      MatrixView matrix,
      int[] rows,
      float[] multiples,
      int from,
      int to,
      float[] sum,
      int sumOffset) {
    if (!matrix.isRowMajor()) {
      throw new IllegalArgumentException("the matrix must be row-major");
    }
    addScatteredRows(matrix, rows, multiples, from, to, sum, sumOffset);
  }

  /** {@link #addRows}, after the view has been checked. */
  protected abstract void addScatteredRows(
      MatrixView matrix,
      int[] rows,
      float[] multiples,
      int from,
      int to,
      float[] sum,
      int sumOffset);

  /**
   * A step of stochastic gradient descent on a pair of vectors, both at once: a becomes decay a +
   * step b, and b becomes decay b + step a, each from its offset on over {@code length} components.
   */
  public abstract void updatePair(
      float[] a, int aOffset, float[] b, int bOffset, int length, float decay, float step);

  /**
   * A step of stochastic gradient descent on a pair of vectors that are regularized towards means m
   * and n, both at once: a becomes m + aDecay (a - m) + aStep b, and b becomes n + bDecay (b - n) +
   * bStep a.
   *
   * @param a where row {@code aRow} is a, and its mean m
   * @param b where row {@code bRow} is b, and its mean n; with as many columns
   */
  public abstract void updatePair(
      CenteredRows a,
      int aRow,
      float aDecay,
      float aStep,
      CenteredRows b,
      int bRow,
      float bDecay,
      float bStep);

  /**
   * a becomes scale a + multiple v, {@code length} components from each offset on.
   *
   * @param length a {@link #stride}
   */
  public abstract void scaleAndAdd(
      float[] a, int aOffset, float scale, float multiple, float[] v, int vOffset, int length);
}
