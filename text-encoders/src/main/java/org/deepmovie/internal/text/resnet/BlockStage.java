package org.deepmovie.internal.text.resnet;

/**
 * A stage of the computation of a {@link ResidualBlock} on a batch. Its slices run in any order and
 * on any threads; when all have run, {@link #finish} gives what can be done next.
 *
 * @param <N> the next stage, or the result
 */
interface BlockStage<N> {

  /**
   * Runs one slice.
   *
   * @param workspace memory of the calling thread
   */
  void run(BlockWorkspace workspace, int slice);

  /** Ends the stage, after all slices have run. */
  N finish();
}
