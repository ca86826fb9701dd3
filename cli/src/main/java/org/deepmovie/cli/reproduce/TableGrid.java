package org.deepmovie.cli.reproduce;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Models that are compared with one of them on many data sets.
 *
 * @param data the data sets, each as {@link DataVariant#parse} reads it, a blank and how to split
 *     it
 * @param validation the share of the training set for early stopping, 0 for none
 * @param refit whether models that stop early are fitted again to training and validation ratings
 * @param repeats number of splits and fits
 * @param against the model that the others are compared with
 * @param models the other models
 * @param tolerance a model loses on a data set if its first metric is worse by more than this, on a
 *     scale from 1 to 5
 */
record TableGrid(
    List<String> data,
    double validation,
    boolean refit,
    int repeats,
    String against,
    List<String> models,
    double tolerance) {

  /** The fits, by data set. */
  List<PublishedRun> runs() {
    return data.stream()
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(run(each, against, "")),
                    models.stream().map(model -> run(each, model, against))))
        .toList();
  }

  private PublishedRun run(String each, String model, String other) {
    int blank = each.lastIndexOf(' ');
    String split = each.substring(blank + 1);
    return new PublishedRun(
        each.substring(0, blank),
        split,
        validation,
        refit,
        repeats,
        model,
        other,
        Map.of(),
        Map.of());
  }
}
