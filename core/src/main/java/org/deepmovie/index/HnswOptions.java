package org.deepmovie.index;

import java.util.Map;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** The options of an {@link HnswIndex}. */
public record HnswOptions(
    @Hyperparameter(
            value = "16",
            min = 2,
            max = 512,
            doc = "maximum connections of a vector per layer, doubled in the lowest layer (M)")
        int maxConnections,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 3200,
            doc =
                "candidates for the connections of a new vector: more build a better graph, slower")
        int efConstruction,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 1_000_000,
            doc = "candidates of a search: more find better results, slower")
        int efSearch,
    @Hyperparameter(value = "1", doc = "seed of the random layers of vectors") long seed,
    @Hyperparameter(
            value = "1",
            min = 1,
            max = 1024,
            doc = "threads that build the graph; with more than one, every build differs")
        int threads)
    implements HnswOptionsWith {

  /** All options at their defaults. */
  public static HnswOptions defaults() {
    return of(Map.of());
  }

  /**
   * The given options by name, defaults for the rest.
   *
   * @throws IllegalArgumentException if an option is unknown or a value is out of range
   */
  public static HnswOptions of(Map<String, String> options) {
    return OptionsMapper.of(HnswOptions.class).parse(options);
  }
}
