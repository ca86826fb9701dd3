package org.deepmovie.spark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderProvider;

/**
 * An encoder of {@code pmf+NAME}, and what it reads. It is trained on the driver.
 *
 * @param <O> the record of the encoder's options
 * @param provider of the encoder
 * @param options its options
 * @param items all items that have ratings, and perhaps others, with titles, texts, attributes or
 *     vectors, in ascending order of their ids, as in data that was read; the ratings of this data
 *     are not used
 */
public record ItemEncoding<O extends Record>(
    EncoderProvider<O> provider, O options, Dataset items) {

  /**
   * Checks the options and the order of items.
   *
   * @throws IllegalArgumentException if an option is out of range, or the items are in another
   *     order
   */
  public ItemEncoding {
    Objects.requireNonNull(provider, "provider");
    OptionsMapper.checked(options);
    if (!items.items().isAscending()) {
      throw new IllegalArgumentException(
          "the items of '%s' are not in ascending order of their ids; sort them"
              .formatted(items.name()));
    }
  }

  /** The name of the model with this encoder. */
  String model() {
    return AlternatingPmf.NAME + "+" + provider.name();
  }

  Map<String, String> optionValues() {
    return OptionsMapper.ofInstance(options).format(options);
  }

  /**
   * The items as the encoder reads them. Of ratings it can tell only which items have some: one
   * user rates all of these.
   *
   * @param counts the numbers of training ratings by item
   */
  Dataset withRatedItems(int[] counts) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int item = 0; item < counts.length; item++) {
      if (counts[item] > 0) {
        ratings.add(0, item, 1);
      }
    }
    return of(IdMap.of(List.of("")), ratings.build(1, counts.length), RatingScale.FIVE_STARS);
  }

  private Dataset of(IdMap users, RatingMatrix ratings, RatingScale scale) {
    return Dataset.builder(items.name(), users, items.items(), ratings)
        .scale(scale)
        .titles(items.titles())
        .texts(items.texts())
        .itemAttributes(items.itemAttributes())
        .itemVectors(items.itemVectors())
        .build();
  }
}
