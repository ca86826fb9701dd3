package org.deepmovie.internal.format;

import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;

/** Values of a column of ratings that stand for no rating, such as -1, 0 or NA. */
public final class UnratedValues {

  private static final Set<Float> LEAST = Set.of(-1f, 0f, -99f, -999f, -9999f);
  private static final Set<Float> GREATEST = Set.of(99f, 255f, 999f, 9999f);
  private static final String MISSING = "(?i)|na|n/a|nan|null|none|nil|-|\\?|\\\\n";

  private static final float LEAST_HIGH_SCALE = 10;

  private final Set<String> texts;
  private final float[] numbers;

  /** The values {@code texts}; numbers stand for all ways to write them. */
  public UnratedValues(Set<String> texts) {
    this.texts = texts;
    this.numbers = new float[texts.size()];
    int count = 0;
    for (String text : texts) {
      numbers[count++] = RatingValue.parse(text);
    }
  }

  /** Whether {@code rating} is one of them. */
  public boolean contains(String rating) {
    if (texts.isEmpty()) {
      return false;
    }
    if (texts.contains(rating)) {
      return true;
    }
    float value = RatingValue.parse(rating);
    for (float number : numbers) {
      if (number == value) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code rating}, which is not a number, is a usual way to write that there is none. */
  public static boolean isMissing(String rating) {
    return rating.matches(MISSING);
  }

  /** Whether {@code value} is one that files often have in the place of a missing rating. */
  public static boolean isUsual(float value) {
    return LEAST.contains(value) || GREATEST.contains(value);
  }

  /**
   * What to say of {@code ratings} if their least or greatest value may stand for no rating: the
   * least if it is 0 or the only negative one, and either if it is far from the others and of a
   * usual kind. A scale that reaches 10 often begins at 0, which is then not more frequent than the
   * value above it.
   */
  public static Optional<String> doubt(CsrMatrix ratings) {
    int size = ratings.size();
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (int p = 0; p < size; p++) {
      min = Math.min(min, ratings.value(p));
      max = Math.max(max, ratings.value(p));
    }
    float secondLeast = max;
    float secondGreatest = min;
    int atMin = 0;
    int atMax = 0;
    boolean halves = true;
    for (int p = 0; p < size; p++) {
      float value = ratings.value(p);
      atMin += value == min ? 1 : 0;
      atMax += value == max ? 1 : 0;
      secondLeast = value > min ? Math.min(secondLeast, value) : secondLeast;
      secondGreatest = value < max ? Math.max(secondGreatest, value) : secondGreatest;
      halves &= 2 * value == Math.rint(2 * value);
    }
    if (min == 0 && max >= LEAST_HIGH_SCALE && atMin <= count(ratings, secondLeast)) {
      return Optional.empty();
    }
    boolean above = max - secondGreatest > secondGreatest - min;
    if (GREATEST.contains(max) && min < secondGreatest && above) {
      return Optional.of(question(max, "greatest", atMax, size));
    }
    boolean votes = min == -1 && secondLeast == 1 && max == 1;
    boolean below = min > -2 ? halves && secondLeast >= 0 : secondLeast - min > max - secondLeast;
    return LEAST.contains(min) && min < max && below && !votes
        ? Optional.of(question(min, "least", atMin, size))
        : Optional.empty();
  }

  private static int count(CsrMatrix ratings, float value) {
    int count = 0;
    for (int p = 0; p < ratings.size(); p++) {
      count += ratings.value(p) == value ? 1 : 0;
    }
    return count;
  }

  private static String question(float value, String which, int count, int size) {
    int number = (int) value;
    return "%d is the %s value, of %d of %d ratings; if it stands for no rating, give --unrated %d (in Java DelimitedFormat.withUnrated)"
        .formatted(number, which, count, size, number);
  }
}
