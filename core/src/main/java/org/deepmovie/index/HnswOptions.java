package org.deepmovie.index;

import java.util.Map;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of an {@link HnswIndex}; defaults, ranges and meaning stand on the components. */
public record HnswOptions(
    @Hyperparameter(
            value = "16",
            min = 2,
            max = 512,
            doc = "links of a vector in the upper layers, half of those in the lowest (M)")
        int links,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 3200,
            doc = "candidates for a new vector's links: more take longer and make a better graph")
        int efConstruction,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 1_000_000,
            doc = "candidates kept by a search: more take longer and miss less")
        int efSearch,
    @Hyperparameter(value = "1", doc = "draws the vectors' layers") long seed,
    @Hyperparameter(
            value = "1",
            min = 1,
            max = 1024,
            doc = "threads that build the graph; more than one build another graph every time")
        int threads) {

  /** The defaults. */
  public static HnswOptions defaults() {
    return of(Map.of());
  }

  /**
   * Options by name, the others having their defaults.
   *
   * @throws IllegalArgumentException if there is no such option or it is out of range
   */
  public static HnswOptions of(Map<String, String> options) {
    return OptionsMapper.of(HnswOptions.class).parse(options);
  }
}
