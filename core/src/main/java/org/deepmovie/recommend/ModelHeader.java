package org.deepmovie.recommend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 */
public record ModelHeader(
    String model,
    Map<String, String> options,
    long seed,
    String fingerprint,
    Catalog catalog,
    IntervalCalibration intervals) {

  public ModelHeader {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
