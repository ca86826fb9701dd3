package org.deepmovie.hybrid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.DivergedException;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;

/**
 * The network of one run of the loop, trained turn by turn towards the items' vectors.
 *
 * <p>With several copies, the rated items are divided among them, and what is said of an item comes
 * from the copy that was trained without it (cross-fitting): a network that has learned an item's
 * vector by heart would make its text look more telling than it is. Of an item without ratings all
 * copies speak, and their mean counts.
 */
final class LoopNetwork implements AutoCloseable {

  private static final int NOBODY = -1;

  private final String model;
  private final Dataset train;
  private final int outputs;
  private final EncoderChoice<?> choice;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private final int[] leftOutOf;

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
    this.outputs = options.dimension();
    this.choice = choice;
    int count = options.networks();
    float[] ridges = options.itemRidge().ridges(train.ratings().byItem());
    this.leftOutOf = divided(train.items(), ridges, count, context.seed());
    try {
      for (int copy = 0; copy < count; copy++) {
        weights.add(scaledToMeanOne(without(copy, ridges)));
        long seed = Seeds.child(context.seed(), "encoder", copy);
        copies.add(choice.create(new EncoderContext(train, outputs, seed, context.threads())));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Which copy each item is kept from; drawn by external id, so that a file's order is nothing. */
  private static int[] divided(IdMap items, float[] ridges, int copies, long seed) {
    int[] leftOutOf = new int[ridges.length];
    int[] rated = IntStream.of(items.indicesById()).filter(item -> ridges[item] > 0).toArray();
    Seeds.shuffle(rated, Seeds.random(seed, "items left out"));
    Arrays.fill(leftOutOf, NOBODY);
    for (int n = 0; n < rated.length && copies > 1; n++) {
      leftOutOf[rated[n]] = n % copies;
    }
    return leftOutOf;
  }

  /** {@code ridges}, 0 for what is kept from {@code copy}, unless nothing would be left. */
  private float[] without(int copy, float[] ridges) {
    float[] kept = ridges.clone();
    boolean any = false;
    for (int item = 0; item < kept.length; item++) {
      kept[item] = leftOutOf[item] == copy ? 0 : kept[item];
      any |= kept[item] > 0;
    }
    return any ? kept : ridges;
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
    FactorMatrix said = new FactorMatrix(vectors.rows(), outputs);
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(vectors, weights.get(copy));
      FactorMatrix encoded = NetworkFile.encode(copies.get(copy), train, outputs);
      if (!Double.isFinite(loss) || !encoded.isFinite()) {
        throw new DivergedException(model, turn, loss, "lower the encoder's learning rate");
      }
      take(copy, encoded, said);
    }
    return said;
  }

  private void take(int copy, FactorMatrix encoded, FactorMatrix said) {
    for (int item = 0; item < said.rows(); item++) {
      float share =
          leftOutOf[item] == NOBODY ? 1f / copies.size() : leftOutOf[item] == copy ? 1 : 0;
      for (int at = said.offset(item); at < said.offset(item + 1); at++) {
        said.values()[at] += share * encoded.values()[at];
      }
    }
  }

  /** The network as of the last turn. */
  NetworkFile file() {
    return new NetworkFile(choice, copies.stream().map(LoopNetwork::bytes).toList());
  }

  private static byte[] bytes(ItemEncoder encoder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    copies.forEach(ItemEncoder::close);
  }
}
