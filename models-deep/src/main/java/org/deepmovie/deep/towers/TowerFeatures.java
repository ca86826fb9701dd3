package org.deepmovie.deep.towers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.FloatMatrix;

/**
 * What is known of users or items as numbers, a row for each. A field of categories gives a column
 * to each of them, in which those who have it have 1 / sqrt(how many they have). A field of many
 * numbers, such as ages or years, gives piecewise linear functions of the number: the shares that
 * the two nearest of up to {@value #KNOTS} quantiles have in it. Texts give their vectors. What is
 * not known is 0.
 *
 * @param matrix users or items x columns
 */
record TowerFeatures(FloatMatrix matrix) {

  private static final int KNOTS = 8;
  private static final int MOST_CATEGORIES = 256;

  /** The rows of one field, to be put beside those of others. */
  private record Block(int columns, float[][] rows) {}

  /**
   * The features of {@code attributes} and, if they are given, the vectors of texts; without either
   * one column of zeros.
   */
  static TowerFeatures of(Attributes attributes, Optional<FloatMatrix> texts) {
    List<Block> blocks = new ArrayList<>();
    for (CategoricalField field : attributes.fields()) {
      blocks.add(
          numbers(field, attributes.size())
              .map(numbers -> piecewiseLinear(numbers))
              .orElseGet(() -> categories(field, attributes.size())));
    }
    texts.ifPresent(
        vectors ->
            blocks.add(
                new Block(
                    vectors.columns(),
                    IntStream.range(0, vectors.rows())
                        .mapToObj(vectors::row)
                        .toArray(float[][]::new))));
    int columns = Math.max(1, blocks.stream().mapToInt(Block::columns).sum());
    FloatMatrix matrix = new FloatMatrix(attributes.size(), columns);
    for (int row = 0; row < attributes.size(); row++) {
      int at = matrix.offset(row);
      for (Block block : blocks) {
        System.arraycopy(block.rows[row], 0, matrix.values(), at, block.columns);
        at += block.columns;
      }
    }
    return new TowerFeatures(matrix);
  }

  /** The numbers that the field's categories are, NaN for none, if all are and they are many. */
  private static Optional<double[]> numbers(CategoricalField field, int size) {
    if (field.categories().size() <= KNOTS) {
      return Optional.empty();
    }
    double[] numbers = new double[size];
    try {
      for (int row = 0; row < size; row++) {
        double sum = 0;
        for (String category : field.categories(row)) {
          sum += Double.parseDouble(category);
        }
        numbers[row] = sum / field.count(row);
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(numbers).filter(all -> Arrays.stream(all).anyMatch(Double::isFinite));
  }

  private static Block piecewiseLinear(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    double[] knots =
        IntStream.range(0, KNOTS)
            .mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (KNOTS - 1))])
            .distinct()
            .toArray();
    float[][] rows = new float[numbers.length][knots.length];
    for (int row = 0; row < numbers.length; row++) {
      if (Double.isFinite(numbers[row])) {
        int above = 0;
        while (above < knots.length - 1 && knots[above] < numbers[row]) {
          above++;
        }
        int below = Math.max(0, above - 1);
        double share =
            above == below ? 1 : (numbers[row] - knots[below]) / (knots[above] - knots[below]);
        rows[row][below] = (float) (1 - share);
        rows[row][above] += (float) share;
      }
    }
    return new Block(knots.length, rows);
  }

  /** Columns for the most frequent categories, of equal ones the first by name. */
  private static Block categories(CategoricalField field, int size) {
    int[] frequency = new int[field.categories().size()];
    for (int row = 0; row < size; row++) {
      for (int n = 0; n < field.count(row); n++) {
        frequency[field.category(row, n)]++;
      }
    }
    int[] kept =
        IntStream.range(0, frequency.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(category -> -frequency[category])
                    .thenComparing(category -> field.categories().id(category)))
            .limit(MOST_CATEGORIES)
            .mapToInt(category -> category)
            .toArray();
    int[] column = new int[frequency.length];
    Arrays.fill(column, -1);
    for (int c = 0; c < kept.length; c++) {
      column[kept[c]] = c;
    }
    float[][] rows = new float[size][kept.length];
    for (int row = 0; row < size; row++) {
      for (int n = 0; n < field.count(row); n++) {
        int c = column[field.category(row, n)];
        if (c >= 0) {
          rows[row][c] = (float) (1 / Math.sqrt(field.count(row)));
        }
      }
    }
    return new Block(kept.length, rows);
  }

  /**
   * The same with 0 in each column in which {@code rows} are alike, such as that of a genre that
   * none of them has: whoever learns from them learns nothing of it.
   */
  TowerFeatures withoutWhatIsAlike(int[] rows) {
    FloatMatrix differing = matrix.copy();
    for (int column = 0; column < matrix.columns(); column++) {
      int c = column;
      if (IntStream.of(rows).allMatch(row -> matrix.get(row, c) == matrix.get(rows[0], c))) {
        IntStream.range(0, matrix.rows()).forEach(row -> differing.set(row, c, 0));
      }
    }
    return new TowerFeatures(differing);
  }

  /** Whether anything is known of anybody. */
  boolean any() {
    return IntStream.range(0, matrix.rows()).anyMatch(this::has);
  }

  /** Whether anything is known of {@code row}. */
  boolean has(int row) {
    for (int p = matrix.offset(row); p < matrix.offset(row + 1); p++) {
      if (matrix.values()[p] != 0) {
        return true;
      }
    }
    return false;
  }
}
