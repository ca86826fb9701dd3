package org.deepmovie.recommend;

import java.util.Arrays;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;

/** How alike two items are. */
@FunctionalInterface
public interface ItemSimilarity {

  /** At most 1, which means equal; 0 or below means that they have nothing in common. */
  double of(int item, int other);

  /**
   * The share of categories that two items have in common, |A and B| / |A or B| (P. Jaccard 1901),
   * as the mean of all fields; 0 if neither has a category.
   */
  static ItemSimilarity ofAttributes(Attributes attributes) {
    CategoricalField[] fields = attributes.fields().toArray(CategoricalField[]::new);
    return (item, other) ->
        Arrays.stream(fields).mapToDouble(field -> overlap(field, item, other)).average().orElse(0);
  }

  private static double overlap(CategoricalField field, int item, int other) {
    int common = 0;
    for (int n = 0; n < field.count(item); n++) {
      for (int m = 0; m < field.count(other); m++) {
        common += field.category(item, n) == field.category(other, m) ? 1 : 0;
      }
    }
    int all = field.count(item) + field.count(other) - common;
    return all == 0 ? 0 : (double) common / all;
  }
}
