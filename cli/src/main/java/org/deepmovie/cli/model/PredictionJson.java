package org.deepmovie.cli.model;

import org.deepmovie.cli.output.ExpectedRange;

/**
 * What {@code explain --interval} writes of a model that cannot explain: the predicted rating,
 * within the scale, and its interval.
 */
record PredictionJson(
    String model, String user, String item, double prediction, ExpectedRange interval) {}
