package org.deepmovie.internal.train;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the checkpoint of the epoch with the least validation error, and tells when to stop. Not
 * thread-safe.
 *
 * @param <M> the checkpoint
 */
public final class BestCheckpoint<M> {

  private final int patience;
  private double leastError = Double.POSITIVE_INFINITY;
  private double lastError = Double.NaN;
  private int epochsSinceBest;
  private @Nullable M best;

  /**
   * Nothing kept yet.
   *
   * @param patience epochs without a lower error after which to stop, from 1
   */
  public BestCheckpoint(int patience) {
    this.patience = patience;
  }

  /**
   * Reports an epoch. One with exactly the error of the epoch before does not count as an epoch
   * without a lower error: all predictions may still be below the rating scale, and so clipped.
   *
   * @param error its validation error; NaN is never the least
   * @param checkpoint makes the checkpoint; asked only if the error is the least so far
   * @return whether it is the least so far
   */
  public boolean offer(double error, Supplier<M> checkpoint) {
    // Equal errors are of predictions that are all clipped: they tell nothing.
    epochsSinceBest += error == lastError ? 0 : 1;
    lastError = error;
    if (!(error < leastError)) {
      return false;
    }
    best = checkpoint.get();
    leastError = error;
    epochsSinceBest = 0;
    return true;
  }

  /** Whether {@code patience} epochs in a row had no lower error. */
  public boolean exhausted() {
    return epochsSinceBest >= patience;
  }

  /** The checkpoint of the best epoch; empty if no epoch had an error below infinity. */
  public Optional<M> best() {
    return Optional.ofNullable(best);
  }
}
