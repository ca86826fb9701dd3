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
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.hybrid.PmfOptions.Centering;
import org.deepmovie.model.DivergedException;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;

/**
 * The network of one run of the loop, trained turn by turn towards the items' vectors.
 *
 * <p>Some rated items are kept from it. With one copy, these are {@code heldOutItems} of all. With
 * several copies all rated items are divided among them, and what is said of an item comes from the
 * copy that was trained without it (cross-fitting): a network that has learned an item's vector by
 * heart would make its text look more telling than it is. Of an item without ratings all copies
 * speak, and their mean counts. What is said of an item that the speaker was not trained on is
 * corrected by a {@link Calibration} on the ratings of those that were kept.
 */
final class LoopNetwork implements AutoCloseable {

  private static final int NOBODY = -1;

  private final String model;
  private final Dataset train;
  private final int outputs;
  private final EncoderChoice<?> choice;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private final boolean biased;
  private final Centering centering;
  private final int[] leftOutOf;
  private final boolean[] kept;

  private Calibration calibration = Calibration.IDENTITY;

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
    this.biased = options.biased();
    this.centering = options.centering();
    this.leftOutOf = divided(train.items(), ridges, options, context.seed());
    this.kept = new boolean[ridges.length];
    for (int item = 0; item < kept.length; item++) {
      kept[item] = leftOutOf[item] != NOBODY;
    }
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
  private static int[] divided(IdMap items, float[] ridges, PmfOptions options, long seed) {
    int[] leftOutOf = new int[ridges.length];
    int[] rated = IntStream.of(items.indicesById()).filter(item -> ridges[item] > 0).toArray();
    Seeds.shuffle(rated, Seeds.random(seed, "items left out"));
    Arrays.fill(leftOutOf, NOBODY);
    int copies = options.networks();
    long some = copies > 1 ? rated.length : Math.round(options.heldOutItems() * rated.length);
    for (int n = 0; n < some; n++) {
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
   * @param ratings those that the vectors are fitted to
   * @param users users x outputs
   * @param items items x outputs
   * @throws DivergedException if a number is not finite
   */
  FactorMatrix turn(int turn, RatingMatrix ratings, FactorMatrix users, FactorMatrix items) {
    FactorMatrix said = new FactorMatrix(items.rows(), outputs);
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(items, weights.get(copy));
      FactorMatrix encoded = NetworkFile.encode(copies.get(copy), train, outputs);
      if (!Double.isFinite(loss) || !encoded.isFinite()) {
        throw new DivergedException(model, turn, loss, "lower the encoder's learning rate");
      }
      take(copy, encoded, said);
    }
    calibrate(ratings, users, said);
    return said;
  }

  private void calibrate(RatingMatrix ratings, FactorMatrix users, FactorMatrix said) {
    SparseRows byItem = ratings.byItem();
    double offset = centering.offset(ratings);
    calibration = Calibration.fit(byItem, offset, biased, users, said, kept);
    for (int item = 0; item < kept.length; item++) {
      if (kept[item] || byItem.count(item) == 0) {
        calibration.apply(said, item, biased);
      }
    }
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
    return new NetworkFile(
        choice, copies.stream().map(LoopNetwork::bytes).toList(), calibration, biased);
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
