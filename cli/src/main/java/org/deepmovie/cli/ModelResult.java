package org.deepmovie.cli;

import org.deepmovie.eval.Experiment;
import org.deepmovie.models.ModelSpec;

/** What {@code evaluate} found of one model. */
record ModelResult(
    ModelSpec spec, Experiment.Result result, double loadSeconds, long peakHeapBytes) {}
