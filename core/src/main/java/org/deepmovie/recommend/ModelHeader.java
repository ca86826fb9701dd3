package org.deepmovie.recommend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.Dataset;

/**
 * Where a model comes from, and what it knows of its data: the part of a model file that all models
 * share.
 *
 * @param model the provider's name, such as "pmf+cnn"
 * @param options the options by name, as text
 * @param seed the seed of the fit
 * @param fingerprint {@link Dataset#fingerprint()} of the training data
 * @param catalog ids, titles, scale, training ratings and interactions
 * @param intervals the calibration of prediction intervals of a model that has none of its own
 * @param startedFrom the model that the fit or update started from; empty if it started anew
 */
public record ModelHeader(
    String model,
    Map<String, String> options,
    long seed,
    String fingerprint,
    Catalog catalog,
    IntervalCalibration intervals,
    Optional<EarlierModel> startedFrom) {

  /**
   * The model that a fit or an update started from.
   *
   * @param seed the seed of its fit
   * @param fingerprint {@link Dataset#fingerprint()} of its training data
   */
  public record EarlierModel(long seed, String fingerprint) {}

  public ModelHeader {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The header of a model whose fit started anew. */
  public ModelHeader(
      String model,
      Map<String, String> options,
      long seed,
      String fingerprint,
      Catalog catalog,
      IntervalCalibration intervals) {
    this(model, options, seed, fingerprint, catalog, intervals, Optional.empty());
  }

  /** One line for a log: the model, the size of its data, the seed and the options. */
  @Override
  public String toString() {
    return "%s of %d users, %d items and %d ratings, seed %d, options %s"
        .formatted(
            model,
            catalog.users().size(),
            catalog.items().size(),
            catalog.ratings().size(),
            seed,
            options);
  }
}
