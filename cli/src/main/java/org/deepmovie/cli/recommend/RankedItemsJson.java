package org.deepmovie.cli.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.recommend.ScoredItem;
import org.jspecify.annotations.Nullable;

/**
 * The list that {@code recommend} or {@code similar} writes.
 *
 * @param model the model's name
 * @param user the user's id; null for a new user and for similar items
 * @param item the item's id; null for recommendations
 * @param items the list, best first
 * @param unknownItems the items of the history that the model does not know
 */
record RankedItemsJson(
    String model,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String user,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String item,
    List<RankedItemJson> items,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownItems) {

  /** An item of the list; the best has rank 1. The interval is null if it was not asked for. */
  record RankedItemJson(
      int rank,
      String item,
      String title,
      double score,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExpectedRange interval) {}

  static List<RankedItemJson> ranked(List<ScoredItem> items) {
    return ranked(items, List.of());
  }

  /**
   * The items with their ranks.
   *
   * @param ranges in which the ratings of the items are expected; empty if they are not asked for
   */
  static List<RankedItemJson> ranked(List<ScoredItem> items, List<ExpectedRange> ranges) {
    return IntStream.range(0, items.size())
        .mapToObj(
            n ->
                new RankedItemJson(
                    n + 1,
                    items.get(n).id(),
                    items.get(n).title(),
                    items.get(n).score(),
                    ranges.isEmpty() ? null : ranges.get(n)))
        .toList();
  }
}
