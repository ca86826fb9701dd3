package org.deepmovie.internal.nn.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;

/**
 * What is known of users or items as dense numbers, a row for each. A field of categories gives a
 * column to each of its most frequent categories ({@link CategoryFeatures}), a field of numbers a
 * column to each of its knots ({@link NumericFeature}), texts give their vectors. What is not known
 * is 0.
 *
 * @param matrix users or items x columns
 */
public record DenseFeatures(FloatMatrix matrix) {

  private static final int MOST_CATEGORIES = 256;

  /** The columns of one field, to be put beside those of others. */
  private record FieldColumns(int columns, float[][] rows) {}

  /**
   * The features of {@code attributes} and, if they are given, the vectors of texts; without either
   * one column of zeros.
   */
  public static DenseFeatures of(Attributes attributes, Optional<FloatMatrix> texts) {
    int size = attributes.size();
    CsrMatrix categories = CategoryFeatures.of(attributes);
    int[] frequency = new int[categories.columns()];
    for (int p = 0; p < categories.size(); p++) {
      frequency[categories.column(p)]++;
    }
    List<FieldColumns> fields = new ArrayList<>();
    int first = 0;
    for (CategoricalField field : attributes.fields()) {
      int end = first + field.categories().size();
      Optional<NumericFeature> numbers = NumericFeature.of(field, size);
      fields.add(
          numbers.isPresent()
              ? new FieldColumns(numbers.get().count(), numbers.get().shares())
              : mostFrequent(categories, frequency, first, end));
      first = end;
    }
    texts.ifPresent(
        vectors ->
            fields.add(
                new FieldColumns(
                    vectors.columns(),
                    IntStream.range(0, size).mapToObj(vectors::row).toArray(float[][]::new))));
    return new DenseFeatures(sideBySide(fields, size));
  }

  /** The most frequent of the columns {@code first .. end-1}; of equal ones the first by name. */
  private static FieldColumns mostFrequent(
      CsrMatrix categories, int[] frequency, int first, int end) {
    int[] chosen =
        IntStream.range(first, end)
            .boxed()
            .sorted(Comparator.comparingInt(category -> -frequency[category]))
            .limit(MOST_CATEGORIES)
            .mapToInt(category -> category)
            .toArray();
    int[] place = new int[categories.columns()];
    Arrays.fill(place, -1);
    for (int c = 0; c < chosen.length; c++) {
      place[chosen[c]] = c;
    }
    float[][] rows = new float[categories.rows()][chosen.length];
    for (int row = 0; row < rows.length; row++) {
      for (int p = categories.start(row); p < categories.end(row); p++) {
        int c = place[categories.column(p)];
        if (c >= 0) {
          rows[row][c] = categories.value(p);
        }
      }
    }
    return new FieldColumns(chosen.length, rows);
  }

  private static FloatMatrix sideBySide(List<FieldColumns> fields, int size) {
    int columns = Math.max(1, fields.stream().mapToInt(FieldColumns::columns).sum());
    FloatMatrix matrix = new FloatMatrix(size, columns);
    for (int row = 0; row < size; row++) {
      int at = matrix.offset(row);
      for (FieldColumns field : fields) {
        System.arraycopy(field.rows[row], 0, matrix.values(), at, field.columns);
        at += field.columns;
      }
    }
    return matrix;
  }

  /**
   * The same with 0 in every column in which all of {@code rows} have the same value, such as that
   * of a genre that none of them has: a model that learns from them learns nothing of it.
   */
  public DenseFeatures withoutConstantColumns(int[] rows) {
    FloatMatrix differing = matrix.copy();
    for (int column = 0; column < matrix.columns(); column++) {
      int c = column;
      if (IntStream.of(rows).allMatch(row -> matrix.get(row, c) == matrix.get(rows[0], c))) {
        IntStream.range(0, matrix.rows()).forEach(row -> differing.set(row, c, 0));
      }
    }
    return new DenseFeatures(differing);
  }

  /** Whether anything is known of any row. */
  public boolean any() {
    return IntStream.range(0, matrix.rows()).anyMatch(this::has);
  }

  /** Whether anything is known of {@code row}. */
  public boolean has(int row) {
    for (int p = matrix.offset(row); p < matrix.offset(row + 1); p++) {
      if (matrix.values()[p] != 0) {
        return true;
      }
    }
    return false;
  }
}
