package org.deepmovie.models;

import java.util.Map;

/**
 * The first entry of a model file, as JSON.
 *
 * @param format the version of the file's format
 * @param library the version of the library that wrote it
 * @param model the provider's name
 * @param options the options by name
 * @param seed the seed of the fit
 * @param data the fingerprint of the training data
 * @param users the number of users
 * @param items the number of items
 * @param ratings the number of training ratings
 * @param scale the rating scale
 */
record Manifest(
    int format,
    String library,
    String model,
    Map<String, String> options,
    long seed,
    String data,
    int users,
    int items,
    int ratings,
    Scale scale) {

  /** The least and greatest rating and the distance between neighboring ones. */
  record Scale(double min, double max, double step) {}
}
