package org.deepmovie.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.leastsquares.CholeskySolverTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class KernelsTest {

  public static Stream<Kernels> kernels() {
    return Stream.of(Kernels.plain(), Kernels.best());
  }

  @Test
  void theTestsRunOnVectorUnitsToo() {
    assertThat(Kernels.best()).isNotSameAs(Kernels.plain());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theGramMatrixOfTwoVectorsWorkedByHand(Kernels kernels) {
    int stride = kernels.tileStride(2);
    float[] f = new float[2 * stride];
    f[0] = 1;
    f[1] = 2;
    f[stride] = 3;
    f[stride + 1] = -1;
    float[] gram = new float[stride * stride];
    gram[0] = 100;
    kernels.addGram(f, 2, 2, stride, gram);
    assertThat(gram[0]).isEqualTo(110);
    assertEquals(-1, gram[1]);
    assertThat(gram[stride + 1]).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theGramMatrixIsTheSumOfOuterProducts(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(1);
    for (int d : new int[] {1, 2, 5, 16, 17, 31, 33, 51, 64, 100}) {
      for (int count : new int[] {0, 1, 7, 8, 9, 64}) {
        int stride = kernels.tileStride(d);
        float[] f = new float[count * stride];
        for (int p = 0; p < count; p++) {
          System.arraycopy(CholeskySolverTest.randomFloats(random, d), 0, f, p * stride, d);
        }
        float[] gram = new float[stride * stride];
        kernels.addGram(f, count, d, stride, gram);
        for (int row = 0; row < d; row++) {
          for (int c = row; c < d; c++) {
            double expected = 0;
            for (int p = 0; p < count; p++) {
              expected += (double) f[p * stride + row] * f[p * stride + c];
            }
            assertEquals(expected, gram[row * stride + c], 1e-5, "d=" + d + " count=" + count);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theNormalProductIsTheTransposeTimesTheProduct(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(6);
    for (int d : new int[] {1, 5, 17, 50}) {
      for (int count : new int[] {0, 1, 4, 7}) {
        int stride = kernels.tileStride(d);
        float[] f = new float[count * stride];
        float[] x = new float[stride];
        System.arraycopy(CholeskySolverTest.randomFloats(random, d), 0, x, 0, d);
        double[] expected = new double[d];
        for (int p = 0; p < count; p++) {
          float[] row = CholeskySolverTest.randomFloats(random, d);
          System.arraycopy(row, 0, f, p * stride, d);
          for (int k = 0; k < d; k++) {
            expected[k] += (double) VectorMath.dot(row, 0, x, 0, d) * row[k];
          }
        }
        float[] sum = new float[stride];
        kernels.addNormalProduct(f, count, stride, x, sum);
        for (int k = 0; k < d; k++) {
          assertEquals(expected[k], sum[k], 1e-4, "d=" + d + " count=" + count);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aCholeskyFactorWorkedByHand(Kernels kernels) {
    // [4 2; 2 5] = R'R with R = [2 1; 0 2], and R'^-1 [8; 12] = [4; 4] stands to its right
    int stride = kernels.tileStride(3);
    double[] a = new double[2 * stride];
    a[0] = 4;
    a[1] = 2;
    a[2] = 8;
    a[stride + 1] = 5;
    a[stride + 2] = 12;
    assertThat(kernels.cholesky(a, 2, 3, stride)).as("positive definite").isTrue();
    assertEquals(2, a[0], 1e-12);
    assertEquals(1, a[1], 1e-12);
    assertEquals(2, a[stride + 1], 1e-12);
    double[] b = {a[2], a[stride + 2]};
    assertArrayEquals(new double[] {4, 4}, b, 1e-12);
    kernels.solveUpper(a, 2, stride, b);
    assertArrayEquals(new double[] {1, 2}, b, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theCholeskyFactorTimesItsTransposeIsTheMatrix(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 1; d <= 70; d += 3) {
      int stride = kernels.tileStride(d);
      double[] half = random.doubles((long) d * d, -1, 1).toArray();
      double[] a = new double[d * stride];
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          for (int k = 0; k < d; k++) {
            a[i * stride + j] += half[i * d + k] * half[j * d + k];
          }
        }
        a[i * stride + i] += 0.1;
      }
      double[] r = a.clone();
      assertThat(kernels.cholesky(r, d, d, stride)).as("positive definite").isTrue();
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          double product = 0;
          for (int k = 0; k <= i; k++) {
            product += r[k * stride + i] * r[k * stride + j];
          }
          assertEquals(a[i * stride + j], product, 1e-9);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theFactorSolvesForSeveralRightSides(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(4);
    for (int d = 1; d <= 40; d += 3) {
      int stride = kernels.tileStride(d + 2);
      double[] a = new double[d * stride];
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d + 2; j++) {
          a[i * stride + j] = i == j ? d + 1 : 2 * random.nextDouble() - 1;
        }
      }
      double[] r = a.clone();
      assertThat(kernels.cholesky(r, d, d + 2, stride)).as("positive definite").isTrue();
      for (int side = d; side < d + 2; side++) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
          x[i] = r[i * stride + side];
        }
        kernels.solveUpper(r, d, stride, x);
        for (int i = 0; i < d; i++) {
          double product = 0;
          for (int j = 0; j < d; j++) {
            product += a[Math.min(i, j) * stride + Math.max(i, j)] * x[j];
          }
          assertEquals(a[i * stride + side], product, 1e-9, "d=" + d);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void indefiniteSingularAndNonFiniteMatricesAreRefused(Kernels kernels) {
    int stride = kernels.tileStride(2);
    double[] indefinite = new double[2 * stride];
    indefinite[0] = 1;
    indefinite[1] = 2;
    indefinite[stride + 1] = 1;
    assertThat(kernels.cholesky(indefinite, 2, 2, stride)).as("positive definite").isFalse();
    for (double pivot : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] a = new double[stride];
      a[0] = pivot;
      assertThat(kernels.cholesky(a, 1, 1, stride)).as("positive definite").isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aProductOfMatricesIsAddedWhetherTheFirstLiesTransposedOrNot(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(10);
    for (int rows : new int[] {1, 3, 4, 9}) {
      for (int depth : new int[] {0, 1, 6, 33}) {
        for (int columns = kernels.lanes();
            columns <= 5 * kernels.lanes();
            columns += kernels.lanes()) {
          float[] a = CholeskySolverTest.randomFloats(random, rows * depth);
          float[] b = CholeskySolverTest.randomFloats(random, depth * (columns + 2));
          float[] c = CholeskySolverTest.randomFloats(random, rows * (columns + 3));
          for (boolean transposed : new boolean[] {false, true}) {
            MatrixView left =
                transposed ? MatrixView.rows(a, rows).transposed() : MatrixView.rows(a, depth);
            float[] sum = c.clone();
            kernels.addProduct(
                left,
                MatrixView.rows(b, columns + 2),
                MatrixView.rows(sum, columns + 3),
                rows,
                columns,
                depth);
            for (int p = 0; p < c.length; p++) {
              int i = p / (columns + 3);
              int j = p % (columns + 3);
              double expected = c[p];
              for (int k = 0; k < depth && j < columns; k++) {
                expected +=
                    (double) a[left.rowOffset(i) + k * left.columnStride()]
                        * b[k * (columns + 2) + j];
              }
              assertEquals(expected, sum[p], 1e-5, rows + " x " + depth + " x " + columns);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void onlyTheFirstFactorOfAProductMayLieTransposed(Kernels kernels) {
    MatrixView rows = MatrixView.rows(new float[64], 8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels.addProduct(rows, rows.transposed(), rows, 1, 8, 1))
        .withMessageContaining("row-major");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels.addProduct(rows, rows, rows.transposed(), 1, 8, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                kernels.addRows(
                    rows.transposed(), new int[1], new float[1], 0, 1, new float[8], 0));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theDotProductIsTheSumOfProductsFromTheOffsetsOn(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(2);
    for (int length : new int[] {0, 1, 7, 16, 33, 64, 100}) {
      float[] a = CholeskySolverTest.randomFloats(random, length + 3);
      float[] b = CholeskySolverTest.randomFloats(random, length + 5);
      double expected = 0;
      for (int k = 0; k < length; k++) {
        expected += (double) a[3 + k] * b[5 + k];
      }
      assertEquals(expected, kernels.dot(a, 3, b, 5, length), 1e-5, "length " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aDotProductHasTheSameBitsBeforeAndAfterItIsCompiled(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(4);
    float[] a = CholeskySolverTest.randomFloats(random, 1000);
    float[] b = CholeskySolverTest.randomFloats(random, 1000);
    float[] first = new float[900];
    for (int turn = 0; turn < 200; turn++) {
      for (int at = 0; at < first.length; at++) {
        float product = kernels.dot(a, at, b, 7, 64);
        if (turn == 0) {
          first[at] = product;
        }
        assertEquals(first[at], product);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void addingAMultipleTouchesNothingOutside(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(3);
    for (int length : new int[] {0, 1, 7, 16, 33, 64, 100}) {
      float[] sum = CholeskySolverTest.randomFloats(random, length + 4);
      float[] v = CholeskySolverTest.randomFloats(random, length + 1);
      float[] expected = sum.clone();
      for (int k = 0; k < length; k++) {
        expected[2 + k] += 0.5f * v[1 + k];
      }
      kernels.addMultiple(sum, 2, 0.5f, v, 1, length);
      assertArrayEquals(expected, sum, 1e-6f, "length " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void multiplesOfScatteredRowsAreAddedUp(Kernels kernels) {
    int stride = 3 * kernels.stride(1);
    int[] rows = {7, 5, 0, 5, 9, 2, 1, 3, 4, 8, 6};
    for (int count = 0; count < rows.length; count++) {
      SplittableRandom random = new SplittableRandom(11);
      float[] matrix = CholeskySolverTest.randomFloats(random, 10 * stride);
      float[] multiples = CholeskySolverTest.randomFloats(random, rows.length);
      float[] sum = CholeskySolverTest.randomFloats(random, stride + 3);
      float[] expected = sum.clone();
      for (int p = 1; p < 1 + count; p++) {
        for (int k = 0; k < stride; k++) {
          expected[2 + k] += multiples[p] * matrix[rows[p] * stride + k];
        }
      }
      kernels.addRows(MatrixView.rows(matrix, stride), rows, multiples, 1, 1 + count, sum, 2);
      assertArrayEquals(expected, sum, 1e-5f, count + " rows");
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aPairOfVectorsIsUpdatedAtTheSameTime(Kernels kernels) {
    for (int length : new int[] {0, 1, 7, 16, 33, 64, 100}) {
      float[] a = CholeskySolverTest.randomFloats(new SplittableRandom(5), length + 2);
      float[] b = CholeskySolverTest.randomFloats(new SplittableRandom(6), length + 4);
      float[] expectedA = a.clone();
      float[] expectedB = b.clone();
      for (int k = 0; k < length; k++) {
        expectedA[1 + k] = 0.9f * a[1 + k] + 0.5f * b[3 + k];
        expectedB[3 + k] = 0.9f * b[3 + k] + 0.5f * a[1 + k];
      }
      kernels.updatePair(a, 1, b, 3, length, 0.9f, 0.5f);
      assertArrayEquals(expectedA, a, 1e-6f);
      assertArrayEquals(expectedB, b, 1e-6f);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aPairOfRowsIsUpdatedAboutTheirMeansAndNoOtherRowChanges(Kernels kernels) {
    for (int length : new int[] {0, kernels.stride(1), 3 * kernels.stride(1)}) {
      SplittableRandom random = new SplittableRandom(7);
      float[] a = CholeskySolverTest.randomFloats(random, 3 * length);
      float[] aMeans = CholeskySolverTest.randomFloats(random, 3 * length);
      float[] b = CholeskySolverTest.randomFloats(random, 4 * length);
      float[] bMeans = CholeskySolverTest.randomFloats(random, 4 * length);
      float[] expectedA = a.clone();
      float[] expectedB = b.clone();
      for (int k = 0; k < length; k++) {
        int p = length + k;
        int q = 2 * length + k;
        expectedA[p] = aMeans[p] + 0.9f * (a[p] - aMeans[p]) + 0.5f * b[q];
        expectedB[q] = bMeans[q] + 0.8f * (b[q] - bMeans[q]) - 0.3f * a[p];
      }
      kernels.updatePair(
          new CenteredRows(a, aMeans, length),
          1,
          0.9f,
          0.5f,
          new CenteredRows(b, bMeans, length),
          2,
          0.8f,
          -0.3f);
      assertThat(a).containsExactly(expectedA, offset(1e-6f));
      assertThat(b).containsExactly(expectedB, offset(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aVectorIsScaledAndAMultipleOfAnotherIsAdded(Kernels kernels) {
    for (int length : new int[] {0, kernels.stride(1), 3 * kernels.stride(1)}) {
      float[] a = CholeskySolverTest.randomFloats(new SplittableRandom(8), length + 2);
      float[] v = CholeskySolverTest.randomFloats(new SplittableRandom(9), length + 4);
      float[] expected = a.clone();
      for (int k = 0; k < length; k++) {
        expected[1 + k] = 0.9f * a[1 + k] + 0.5f * v[3 + k];
      }
      kernels.scaleAndAdd(a, 1, 0.9f, 0.5f, v, 3, length);
      assertArrayEquals(expected, a, 1e-6f);
    }
  }
}
