package org.deepmovie.internal.kernel;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inner loops in which factorizations spend their time. There are two: one in plain Java, and
 * one on the CPU's vector units, which needs the JVM option {@code --add-modules
 * jdk.incubator.vector} and is several times as fast. They agree to within rounding.
 *
 * <p>Matrices are row-major; {@code stride}, the distance between rows, is that of {@link #stride}
 * and what lies between the columns and the stride is 0.
 */
public abstract class Kernels {

  private static final String SIMD = "org.deepmovie.internal.kernel.simd.SimdKernels";
  private static final String MODULE = "jdk.incubator.vector";
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels BEST = choose();

  /** For implementations. */
  protected Kernels() {}

  /** Those in plain Java. */
  public static Kernels plain() {
    return PLAIN;
  }

  /**
   * The fastest that this JVM can run; the system property {@code deepmovie.simd=false} makes it
   * {@link #plain()}.
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

  /** What they run on, for reports. */
  public abstract String description();

  /** What strides are multiples of. */
  public abstract int lanes();

  /** The least stride for rows of {@code columns}. */
  public final int stride(int columns) {
    return (columns + lanes() - 1) / lanes() * lanes();
  }

  /**
   * The least stride, a multiple of {@link #lanes()}, of matrices that kernels work on in tiles,
   * which may stick out over the columns.
   */
  public abstract int tileStride(int columns);

  /**
   * Adds F'F to the upper triangle of {@code gram} (columns rows of stride, a whole number of
   * fours); what becomes of the lower one is not defined.
   *
   * @param f {@code count} rows of {@code stride}
   */
  public abstract void addGram(float[] f, int count, int columns, int stride, float[] gram);

  /**
   * Adds F'(F x) to {@code sum}.
   *
   * @param f {@code count} rows of {@code stride}
   * @param x stride
   * @param sum stride
   */
  public abstract void addNormalProduct(float[] f, int count, int stride, float[] x, float[] sum);

  /**
   * Replaces the upper triangle of A by R, where A = R'R (Cholesky), and each column b to the right
   * of A by R'^-1 b; what becomes of the lower triangle is not defined.
   *
   * @param a d rows of {@code stride}: A, then right sides
   * @param columns d and the number of right sides
   * @return false if A is not positive definite; it is then half overwritten
   */
  public abstract boolean cholesky(double[] a, int d, int columns, int stride);

  /**
   * Solves R x = b in place: {@code b} becomes x.
   *
   * @param r d rows of {@code stride}, its upper triangle as {@link #cholesky} left it
   */
  public abstract void solveUpper(double[] r, int d, int stride, double[] b);

  /**
   * Adds A B to C, rows x columns. An entry's bits depend on its row of A and its column of B only.
   *
   * @param a A, rows x depth: entry (i, p) at aOffset + i aRow + p aColumn, so it may lie
   *     transposed
   * @param b B, {@code depth} rows of {@code bStride}
   * @param c C, from {@code cOffset} on {@code rows} rows of {@code cStride}
   * @param columns a multiple of {@link #lanes()}
   */
  public abstract void addProduct(
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bStride,
      float[] c,
      int cOffset,
      int cStride,
      int rows,
      int columns,
      int depth);

  /** a[aOffset ..] . b[bOffset ..] over {@code length} components. */
  public abstract float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** Adds {@code multiple} times v[vOffset ..] to sum[sumOffset ..], {@code length} components. */
  public abstract void addMultiple(
      float[] sum, int sumOffset, float multiple, float[] v, int vOffset, int length);

  /**
   * Adds multiples of rows that lie anywhere in a matrix: sum += multiples[p] M[rows[p]] over p =
   * from .. to-1.
   *
   * @param sum from {@code sumOffset} on stride
   * @param matrix M, rows of {@code stride}
   */
  public abstract void addRows(
      float[] sum,
      int sumOffset,
      float[] multiples,
      int[] rows,
      int from,
      int to,
      float[] matrix,
      int stride);

  /**
   * Moves two vectors at once: a becomes keep a + pull b, and b becomes keep b + pull a, each from
   * its offset on over {@code length} components.
   */
  public abstract void pull(
      float[] a, int aOffset, float[] b, int bOffset, int length, float keep, float pull);

  /**
   * Moves two vectors at once, each about a mean of its own: a becomes m + aKeep (a - m) + aPull b,
   * and b becomes n + bKeep (b - n) + bPull a. A mean stands at the same offset as its vector.
   *
   * @param aMeans holds m
   * @param bMeans holds n
   * @param length a {@link #stride}
   */
  public abstract void pullAboutMeans(
      float[] a,
      float[] aMeans,
      int aOffset,
      float aKeep,
      float aPull,
      float[] b,
      float[] bMeans,
      int bOffset,
      float bKeep,
      float bPull,
      int length);

  /**
   * a becomes keep a + multiple v, each from its offset on.
   *
   * @param length a {@link #stride}
   */
  public abstract void shrinkAndAdd(
      float[] a, int aOffset, float keep, float multiple, float[] v, int vOffset, int length);
}
