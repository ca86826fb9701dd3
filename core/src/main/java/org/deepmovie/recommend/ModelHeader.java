package org.deepmovie.recommend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.options.OptionsMapper;

/**
 * Where a model comes from, and what it knows of its data: the part of a model file that all models
 * share.
 *
 * @param model the provider's name, such as "pmf+cnn"
 * @param options the options by name, as text
 * @param seed the seed of the fit
 * @param fingerprint {@link Dataset#fingerprint()} of the training data
 * @param catalog ids, titles, scale and training ratings
 */
public record ModelHeader(
    String model, Map<String, String> options, long seed, String fingerprint, Catalog catalog) {

  public ModelHeader {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * The header of a model that is being fitted to {@code train}.
   *
   * @param model the provider's name
   * @param options the record of the model's options
   */
  public static <O extends Record> ModelHeader of(
      String model, O options, Dataset train, long seed) {
    return of(model, OptionsMapper.ofInstance(options).format(options), train, seed);
  }

  /** As above, with options by name, as text. */
  public static ModelHeader of(
      String model, Map<String, String> options, Dataset train, long seed) {
    return new ModelHeader(model, options, seed, train.fingerprint(), Catalog.of(train));
  }
}
