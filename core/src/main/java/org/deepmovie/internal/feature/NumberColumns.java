package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.LengthPrefixedText;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.number.PlainNumbers;

/**
 * A field of numbers, such as years, as {@link PiecewiseLinear} functions, whose knots are up to
 * {@value #KNOTS} quantiles of the numbers.
 *
 * @param field the name of the field
 * @param functions of its numbers, at least 2
 */
record NumberColumns(String field, PiecewiseLinear functions) implements AttributeColumns {

  private static final int KNOTS = 16;

  /** Below this number of different values, numbers are categories. */
  private static final int FEW = 8;

  /** The field as numbers, if all its categories are numbers and there are more than a few. */
  static Optional<NumberColumns> of(CategoricalField field, int items) {
    if (field.categories().size() <= FEW
        || !field.categories().ids().stream().allMatch(id -> NumberLimits.isInData(number(id)))) {
      return Optional.empty();
    }
    double[] sorted =
        IntStream.range(0, items)
            .mapToDouble(item -> number(field, item))
            .filter(NumberLimits::isInData)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    PiecewiseLinear functions = PiecewiseLinear.ofQuantiles(sorted, KNOTS);
    return functions.knots().length < 2
        ? Optional.empty()
        : Optional.of(new NumberColumns(field.name(), functions));
  }

  private static double number(String text) {
    try {
      return PlainNumbers.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The mean of the numbers of {@code item}, NaN if it has none. */
  private static double number(CategoricalField field, int item) {
    double sum = 0;
    for (int n = 0; n < field.count(item); n++) {
      sum += number(field.categories().id(field.category(item, n)));
    }
    return sum / field.count(item);
  }

  static NumberColumns read(DataInputStream in) throws IOException {
    String field = LengthPrefixedText.read(in);
    int count = in.readInt();
    if (count < 2 || count > KNOTS) {
      throw new IOException("the field " + field + " has " + count + " knots");
    }
    double[] knots = new double[count];
    for (int k = 0; k < count; k++) {
      knots[k] = in.readDouble();
      if (!NumberLimits.isInData(knots[k]) || (k > 0 && knots[k] <= knots[k - 1])) {
        throw new IOException("the knots of the field " + field + " do not ascend");
      }
    }
    return new NumberColumns(field, new PiecewiseLinear(knots));
  }

  @Override
  public int kind() {
    return ItemFeatures.NUMBERS;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    LengthPrefixedText.write(out, field);
    out.writeInt(count());
    for (double knot : functions.knots()) {
      out.writeDouble(knot);
    }
  }

  @Override
  public int count() {
    return functions.knots().length;
  }

  @Override
  public boolean knows(String category) {
    return NumberLimits.isInData(number(category));
  }

  @Override
  public String known() {
    return "numbers";
  }

  @Override
  public GroupReader reader(Dataset data) {
    Optional<CategoricalField> values = data.itemAttributes().field(field);
    return (item, row, offset) -> {
      double number = values.map(found -> number(found, item)).orElse(Double.NaN);
      if (!NumberLimits.isInData(number)) {
        return false;
      }
      System.arraycopy(functions.shares(number), 0, row, offset, count());
      return true;
    };
  }
}
