package org.deepmovie.hybrid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;

/**
 * The network of one run of the loop, trained turn by turn towards the items' vectors.
 *
 * <p>With several copies, the rated items are divided among them, and what is said of an item comes
 * from the copy that was trained without it (cross-fitting): a network that has learned an item's
 * vector by heart would make its text look more telling than it is. Of an item without ratings all
 * copies speak, and their mean counts. Their {@link EncoderCalibration} is learned in every turn;
 * that of a single copy, which is trained on all rated items, from one more copy in the end.
 */
final class CrossFittedEncoder implements AutoCloseable {

  private static final int NOBODY = -1;

  private final String model;
  private final Dataset train;
  private final int outputs;
  private final ConfiguredEncoder<?> choice;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private final PmfOptions options;
  private final TrainingContext context;
  private final float[] ridges;
  private final int[] rated;
  private final int[] leftOutOf;

  private EncoderCalibration calibration = EncoderCalibration.IDENTITY;

  /**
   * An untrained network for the items of {@code train}.
   *
   * @param model the model's name, for messages
   */
  CrossFittedEncoder(
      String model,
      ConfiguredEncoder<?> choice,
      PmfOptions options,
      Dataset train,
      TrainingContext context) {
    this.model = model;
    this.train = train;
    this.outputs = options.dimension();
    this.choice = choice;
    this.options = options;
    this.context = context;
    this.ridges = options.itemRidge().perRow(train.ratings().byItem());
    this.rated = shuffled(train.items(), ridges, context.seed());
    int count = options.networks();
    this.leftOutOf = new int[ridges.length];
    Arrays.fill(leftOutOf, NOBODY);
    for (int n = 0; n < rated.length && count > 1; n++) {
      leftOutOf[rated[n]] = n % count;
    }
    try {
      for (int copy = 0; copy < count; copy++) {
        weights.add(weightsWithout(keptFrom(copy)));
        copies.add(create(copy));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private ItemEncoder create(int copy) {
    long seed = Seeds.child(context.seed(), "encoder", copy);
    return choice.create(new EncoderContext(train, outputs, seed, context.threads()));
  }

  /** The rated items in random order; drawn by external id, so that a file's order is nothing. */
  private static int[] shuffled(IdMap items, float[] ridges, long seed) {
    int[] rated = IntStream.of(items.indicesById()).filter(item -> ridges[item] > 0).toArray();
    Seeds.shuffle(rated, Seeds.random(seed, "items left out"));
    return rated;
  }

  private boolean[] keptFrom(int copy) {
    boolean[] kept = new boolean[leftOutOf.length];
    for (int item = 0; item < kept.length; item++) {
      kept[item] = leftOutOf[item] == copy;
    }
    return kept;
  }

  /** The items' weights in the loss, 0 for those kept from it, unless nothing would be left. */
  private float[] weightsWithout(boolean[] kept) {
    float[] left = ridges.clone();
    boolean any = false;
    for (int item = 0; item < left.length; item++) {
      left[item] = kept[item] ? 0 : left[item];
      any |= left[item] > 0;
    }
    return scaledToMeanOne(any ? left : ridges);
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
  FloatMatrix turn(int turn, RatingMatrix ratings, FloatMatrix users, FloatMatrix items) {
    FloatMatrix said = new FloatMatrix(items.rows(), outputs);
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(items, weights.get(copy));
      take(copy, encode(copies.get(copy), turn, loss), said);
    }
    if (copies.size() > 1) {
      boolean[] all = new boolean[ridges.length];
      Arrays.fill(all, true);
      calibration = holdout(ratings, users, all).calibrate(said);
      for (int item = 0; item < all.length; item++) {
        calibration.apply(said, item, options.biased());
      }
    }
    return said;
  }

  private FloatMatrix encode(ItemEncoder copy, int turn, double loss) {
    FloatMatrix encoded = StoredEncoder.encode(copy, train, outputs);
    if (!Double.isFinite(loss) || !encoded.isFinite()) {
      throw new DivergedException(model, turn, loss, "lower the encoder's learning rate");
    }
    return encoded;
  }

  private HeldOutItems holdout(RatingMatrix ratings, FloatMatrix users, boolean[] kept) {
    double offset = options.centering().offset(ratings);
    return new HeldOutItems(ratings.byItem(), offset, options.biased(), users, kept);
  }

  /** The {@code coldStartHoldout}, drawn at random. */
  boolean[] heldOut() {
    boolean[] kept = new boolean[ridges.length];
    for (int n = 0; n < Math.round(options.coldStartHoldout() * rated.length); n++) {
      kept[rated[n]] = true;
    }
    return kept;
  }

  /**
   * A network to read items that the loop did not know: trained anew towards the final vectors of
   * the rated items but some, for as long as the ratings of these show that it learns something of
   * them.
   *
   * @param turns at most
   * @param kept the items held out
   * @param ratings those that the vectors are fitted to
   * @param users users x outputs, as they would be without the ratings of the items held out
   * @param items items x outputs
   * @throws DivergedException if a number is not finite
   */
  StoredEncoder reader(
      int turns, boolean[] kept, RatingMatrix ratings, FloatMatrix users, FloatMatrix items) {
    float[] without = weightsWithout(kept);
    HeldOutItems holdout = holdout(ratings, users, kept);
    try (ItemEncoder reader = create(copies.size())) {
      StoredEncoder best = null;
      double least = Double.POSITIVE_INFINITY;
      int since = 0;
      for (int turn = 1; turn <= turns && since < options.patience(); turn++) {
        double loss = reader.train(items, without);
        FloatMatrix said = encode(reader, turn, loss);
        EncoderCalibration found = holdout.calibrate(said);
        double error = holdout.error(said, found);
        since++;
        if (error < least) {
          least = error;
          best = new StoredEncoder(choice, List.of(bytes(reader)), found, options.biased());
          since = 0;
        }
      }
      return best;
    }
  }

  private void take(int copy, FloatMatrix encoded, FloatMatrix said) {
    for (int item = 0; item < said.rows(); item++) {
      float share =
          leftOutOf[item] == NOBODY ? 1f / copies.size() : leftOutOf[item] == copy ? 1 : 0;
      for (int at = said.offset(item); at < said.offset(item + 1); at++) {
        said.values()[at] += share * encoded.values()[at];
      }
    }
  }

  /** The network as of the last turn. */
  StoredEncoder file() {
    return new StoredEncoder(
        choice,
        copies.stream().map(CrossFittedEncoder::bytes).toList(),
        calibration,
        options.biased());
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
