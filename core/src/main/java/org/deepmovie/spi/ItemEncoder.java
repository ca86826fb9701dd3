package org.deepmovie.spi;

import java.io.IOException;
import java.io.OutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;

/**
 * A trainable function from what is known of an item to a vector: the network of the alternating
 * loop. Not thread-safe; one loop owns it.
 *
 * <p>The loop relies on the following; {@code EncoderContract} in deepmovie-testkit tests it:
 *
 * <ul>
 *   <li>An item's vector depends on that item alone, before and after training: not on the items
 *       beside it, on how their texts are padded, or on their order.
 *   <li>A weight of 3 acts like three items of weight 1, and an item of weight 0 has no influence.
 *   <li>The same seed and number of threads give the same bits.
 *   <li>Anything that can be read gives finite numbers: empty, very long and unknown texts, items
 *       without attributes.
 *   <li>An encoder that was loaded gives the bits of the one that was saved, and saves the same
 *       bytes.
 *   <li>A damaged file is refused with an {@link java.io.IOException}.
 *   <li>Targets and weights that do not fit the items or the outputs are refused with an {@link
 *       IllegalArgumentException}, and neither is changed.
 * </ul>
 */
public interface ItemEncoder extends AutoCloseable {

  /**
   * Trains for one epoch of the loop: a few encoder epochs that lower sum_j weights_j |targets_j -
   * network(X_j)|^2 over the items that the encoder was made for. Training continues from the epoch
   * before.
   *
   * @param targets items x outputs, the current v
   * @param weights one per item, 0 or more, with a mean of 1 over those above 0; items of weight 0
   *     are left out
   * @return the weighted mean of the squared error per output, as of the last epoch
   */
  double train(FloatMatrix targets, float[] weights);

  /**
   * Whether {@link #train} fits in closed form, so that a second training with the same targets
   * changes nothing. Such an encoder is cheap to train on many parts of the data.
   */
  default boolean isClosedForm() {
    return false;
  }

  /**
   * The network's output for every item of {@code items}, with dropout off: items x outputs, finite
   * also where an item has nothing to read. {@code items} may be other data than the encoder was
   * made for.
   */
  FloatMatrix encode(Dataset items);

  /**
   * Writes all that {@link #encode} needs.
   *
   * @throws IOException if {@code out} does
   */
  void save(OutputStream out) throws IOException;

  /** Frees what the garbage collector does not; by default nothing. */
  @Override
  default void close() {}
}
