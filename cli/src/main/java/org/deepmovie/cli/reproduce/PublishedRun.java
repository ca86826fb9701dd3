package org.deepmovie.cli.reproduce;

import java.util.Map;

/**
 * One row of a published table: a model to fit on a split of a data set.
 *
 * @param data the data, as {@link DataVariant#parse} reads it, such as "ml-100k"
 * @param split how to split them
 * @param validation the share of the training set for early stopping, 0 for none
 * @param refit whether the model is fitted again to training and validation ratings
 * @param repeats number of splits and fits
 * @param model the model with its options
 * @param against the model of an earlier row with the same data, split and repeats, from whose
 *     first metric the difference is shown; empty for none
 * @param published the published values by metric and source; empty if there are none
 * @param publishedSeconds the published times of an epoch by source
 */
record PublishedRun(
    String data,
    String split,
    double validation,
    boolean refit,
    int repeats,
    String model,
    String against,
    Map<String, Map<String, Double>> published,
    Map<String, Double> publishedSeconds) {

  // Jackson gives null for what the file lacks.
  PublishedRun {
    against = against == null ? "" : against;
    published = published == null ? Map.of() : published;
    publishedSeconds = publishedSeconds == null ? Map.of() : publishedSeconds;
  }
}
