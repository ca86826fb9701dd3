package org.deepmovie.internal.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;

/**
 * Makes, runs and writes the encoders of one fit.
 *
 * @param model the model's name, for messages
 * @param encoder what they are
 * @param side whose entities they read
 * @param outputs the length of their output
 */
public record EncoderFactory(
    String model,
    ConfiguredEncoder<?> encoder,
    EncodedSide side,
    int outputs,
    TrainingContext context) {

  /** What to change if an encoder diverges. */
  static final String REMEDY = "lower the encoder's learning rate";

  /** A new, untrained encoder; each {@code number} has a seed of its own. */
  ItemEncoder create(int number) {
    long seed = Seeds.child(context.seed(), side.encoderSeed(), number);
    return encoder.create(new EncoderContext(side.data(), outputs, seed, context.threads()));
  }

  /**
   * The output for every entity.
   *
   * @param epoch the epoch that was trained last, for messages
   * @param loss its loss
   * @throws DivergedException if a number is not finite
   */
  FloatMatrix encode(ItemEncoder trained, int epoch, double loss) {
    FloatMatrix output = StoredEncoder.encode(trained, side.data(), outputs);
    if (!Double.isFinite(loss) || !output.isFinite()) {
      throw new DivergedException(model, epoch, loss, REMEDY);
    }
    return output;
  }

  /** What {@link ItemEncoder#save} writes. */
  static byte[] bytes(ItemEncoder trained) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      trained.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
