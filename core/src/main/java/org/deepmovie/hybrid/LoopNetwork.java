package org.deepmovie.hybrid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.DivergedException;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;

/** The network of one run of the loop, trained turn by turn towards the items' vectors. */
final class LoopNetwork implements AutoCloseable {

  private final String model;
  private final Dataset train;
  private final float[] weights;
  private final int outputs;
  private final EncoderChoice<?> choice;
  private final ItemEncoder encoder;

  /**
   * An untrained network for the items of {@code train}.
   *
   * @param model the model's name, for messages
   */
  LoopNetwork(
      String model,
      EncoderChoice<?> choice,
      PmfOptions options,
      Dataset train,
      TrainingContext context) {
    this.model = model;
    this.train = train;
    this.weights = scaledToMeanOne(options.itemRidge().ridges(train.ratings().byItem()));
    this.outputs = options.dimension();
    this.choice = choice;
    this.encoder =
        choice.create(
            new EncoderContext(
                train, outputs, Seeds.child(context.seed(), "encoder", 0), context.threads()));
  }

  /** {@code ridges} scaled to a mean of 1 over those above 0. */
  private static float[] scaledToMeanOne(float[] ridges) {
    double sum = 0;
    int positive = 0;
    for (float ridge : ridges) {
      sum += ridge;
      positive += ridge > 0 ? 1 : 0;
    }
    float[] weights = ridges.clone();
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= (float) (positive / sum);
    }
    return weights;
  }

  /**
   * Trains for one turn and gives what the network then says of every item.
   *
   * @param turn its number, for messages
   * @param vectors items x outputs
   * @throws DivergedException if a number is not finite
   */
  FactorMatrix turn(int turn, FactorMatrix vectors) {
    double loss = encoder.train(vectors, weights);
    FactorMatrix encoded = NetworkFile.encode(encoder, train, outputs);
    if (!Double.isFinite(loss) || !encoded.isFinite()) {
      throw new DivergedException(model, turn, loss, "lower the encoder's learning rate");
    }
    return encoded;
  }

  /** The network as of the last turn. */
  NetworkFile file() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NetworkFile(choice, bytes.toByteArray());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
