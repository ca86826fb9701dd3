package org.deepmovie.internal.deep.coldstart;

import org.deepmovie.train.EarlyStopping;

/**
 * A fit of a {@link ColdStartModel}: all of its mutable state.
 *
 * @param <M> the model
 */
public interface ColdStartFit<M> extends EarlyStopping.EpochTraining<M>, AutoCloseable {

  /** Whether something is known of a user without training ratings. */
  boolean knowsColdUsers();

  /** Whether something is known of an item without training ratings. */
  boolean knowsColdItems();

  @Override
  void close();
}
