package org.deepmovie.internal.nn.layer;

import org.jspecify.annotations.Nullable;

/** What the last forward pass over a batch keeps for the backward pass over it. */
public final class ForwardState<T> {

  private @Nullable T last;

  /** Keeps the state of a forward pass in place of the one before. */
  public void set(T state) {
    last = state;
  }

  /**
   * The state of the last forward pass.
   *
   * @throws IllegalStateException if there was none
   */
  public T get() {
    if (last == null) {
      throw new IllegalStateException("backward needs a forward pass before it");
    }
    return last;
  }
}
