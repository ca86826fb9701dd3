package org.deepmovie.cli;

import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.models.ModelSpec;

/** What {@code evaluate} found of one model. */
record ModelResult(
    ModelSpec spec, ExperimentResult result, double loadSeconds, long peakHeapBytes) {}
