package org.deepmovie.cli.evaluate;

import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.models.ModelSpec;

/**
 * The evaluation of one model.
 *
 * @param spec the model
 * @param result its metrics, over all repeats and folds
 * @param loadSeconds time to read the data
 * @param peakHeapBytes peak heap use of its fits and evaluations
 */
record ModelEvaluation(
    ModelSpec spec, ExperimentResult result, double loadSeconds, long peakHeapBytes) {}
