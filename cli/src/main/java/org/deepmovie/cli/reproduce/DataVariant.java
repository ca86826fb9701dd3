package org.deepmovie.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.number.PlainNumbers;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;

/**
 * Data that is made of other data: the ratings of the training sets of some splits, taken one after
 * another, on another scale. It has ratings only, of the users and items that are left. The text
 * form is the folder of the data, followed by splits and at most one scale, such as "ml-100k
 * users:0.5 holdout:0.05 scale:-10..10".
 *
 * @param folder the folder of the data, such as "ml-100k"
 * @param parts the splits whose training sets are taken
 * @param range the lowest and the highest rating of the other scale; empty to keep the scale
 */
record DataVariant(String folder, List<Splitter> parts, Optional<Range> range) {

  private static final String SCALE = "scale:";

  /** The lowest and the highest rating. */
  record Range(double min, double max) {}

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if a split or a scale cannot be parsed
   */
  static DataVariant parse(String text) {
    String[] words = text.split(" ");
    List<Splitter> parts = new ArrayList<>();
    Optional<Range> range = Optional.empty();
    for (int n = 1; n < words.length; n++) {
      if (words[n].startsWith(SCALE)) {
        range = Optional.of(parseRange(words[n].substring(SCALE.length())));
      } else {
        parts.add(Splitters.parse(words[n]));
      }
    }
    return new DataVariant(words[0], parts, range);
  }

  private static Range parseRange(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException("'" + SCALE + text + "' is not " + SCALE + "MIN..MAX");
    }
    return new Range(
        PlainNumbers.parseDouble(text.substring(0, dots)),
        PlainNumbers.parseDouble(text.substring(dots + 2)));
  }

  /** {@code splitter} of this variant of the data that it is given. */
  Splitter variantOf(Splitter splitter) {
    return parts.isEmpty() && range.isEmpty() ? splitter : new VariantSplitter(this, splitter);
  }

  private Dataset of(Dataset whole, long seed) {
    Dataset data = whole;
    for (Splitter part : parts) {
      data = part.split(data, seed).get(0).train();
    }
    RatingScale scale = scale(data.scale());
    double factor = scale.unit() / data.scale().unit();
    RatingMatrix matrix = data.ratings();
    CsrMatrix rows = matrix.byUser();
    List<Rating> ratings = new ArrayList<>(matrix.size());
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        double value = scale.min() + factor * (rows.value(p) - data.scale().min());
        ratings.add(
            new Rating(
                data.users().ids().get(user),
                data.items().ids().get(rows.column(p)),
                (float) value,
                matrix.timestamp(p)));
      }
    }
    return Dataset.of(ratings).withScale(scale).withName(data.name());
  }

  private RatingScale scale(RatingScale known) {
    return range
        .map(
            other ->
                new RatingScale(
                    other.min(),
                    other.max(),
                    known.step() * (other.max() - other.min()) / (known.max() - known.min())))
        .orElse(known);
  }

  /** Splits a variant of the data. */
  private record VariantSplitter(DataVariant variant, Splitter base) implements Splitter {

    @Override
    public List<Split> split(Dataset data, long seed) {
      return base.split(variant.of(data, seed), seed);
    }

    @Override
    public boolean hasValidation() {
      return base.hasValidation();
    }

    @Override
    public Splitter withoutTakenValidation() {
      return new VariantSplitter(variant, base.withoutTakenValidation());
    }

    @Override
    public String spec() {
      return base.spec();
    }
  }
}
