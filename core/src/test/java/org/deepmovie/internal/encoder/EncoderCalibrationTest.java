package org.deepmovie.internal.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class EncoderCalibrationTest {

  private static final int USERS = 200;
  private static final int ITEMS = 40;
  private static final double OFFSET = 3.5;

  private final FloatMatrix users = random(USERS, 1);
  private final FloatMatrix said = random(ITEMS, 2);

  private static FloatMatrix random(int rows, long seed) {
    FloatMatrix matrix = new FloatMatrix(rows, 3);
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < matrix.values().length; n++) {
      matrix.values()[n] = (float) Seeds.gaussian(random);
    }
    return matrix;
  }

  /** Everybody rates everything, exactly as {@code truth} says; items in the second half, 1. */
  private CsrMatrix ratings(EncoderCalibration truth) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int item = 0; item < ITEMS; item++) {
      for (int user = 0; user < USERS; user++) {
        double product = 0;
        for (int k = 1; k < 3; k++) {
          product += users.get(user, k) * said.get(item, k);
        }
        double bias = truth.intercept() + truth.bias() * said.get(item, 0);
        double rating = OFFSET + users.get(user, 0) + bias + truth.factors() * product;
        ratings.add(user, item, (float) (item < ITEMS / 2 ? rating : 1));
      }
    }
    return ratings.build(USERS, ITEMS).byItem();
  }

  private EncoderCalibration fit(EncoderCalibration truth) {
    boolean[] kept = new boolean[ITEMS];
    for (int item = 0; item < ITEMS / 2; item++) {
      kept[item] = true;
    }
    return calibrate(ratings(truth), OFFSET, users, kept, said);
  }

  private static EncoderCalibration calibrate(
      CsrMatrix ratings, double mean, FloatMatrix users, boolean[] heldOut, FloatMatrix said) {
    return new HeldOutEntities(ratings, mean, true, users, heldOut, RegularizationScaling.COUNT)
        .sums(said)
        .calibration();
  }

  @Test
  void isFoundInTheRatingsOfTheItemsThatWereKept() {
    EncoderCalibration found = fit(new EncoderCalibration(-0.25, 0.5, 0.75));
    assertEquals(-0.25, found.intercept(), 2e-3);
    assertEquals(0.5, found.bias(), 2e-3);
    assertEquals(0.75, found.factors(), 2e-3);
  }

  @Test
  void whatContradictsTheRatingsIsNotSaidAtAll() {
    EncoderCalibration found = fit(new EncoderCalibration(0, -0.5, 0.75));
    assertEquals(0, found.bias());
    assertEquals(0.75, found.factors(), 0.1);
  }

  @Test
  void withoutItemsThatWereKeptTheNetworkIsBelieved() {
    boolean[] none = new boolean[ITEMS];
    CsrMatrix ratings = ratings(EncoderCalibration.IDENTITY);
    assertEquals(EncoderCalibration.IDENTITY, calibrate(ratings, OFFSET, users, none, said));
    assertEquals(
        EncoderCalibration.IDENTITY,
        new HeldOutEntities(ratings, OFFSET, false, users, none, RegularizationScaling.COUNT)
            .sums(said)
            .calibration());
  }

  @Test
  void withoutBiasesThereIsOneFactorForAllAsWorkedByHand() {
    // u = 2, f = 1.5, rating 2: (2 * 3 + 1) / (3 * 3 + 1)
    FloatMatrix user = new FloatMatrix(1, 1);
    user.set(0, 0, 2);
    FloatMatrix item = new FloatMatrix(1, 1);
    item.set(0, 0, 1.5f);
    CsrMatrix one = new RatingMatrixBuilder().add(0, 0, 2).build(1, 1).byItem();
    EncoderCalibration found =
        new HeldOutEntities(one, 0, false, user, new boolean[] {true}, RegularizationScaling.COUNT)
            .sums(item)
            .calibration();
    assertEquals(0.7, found.factors(), 1e-6);
    found.apply(item, false);
    assertEquals(1.05f, item.get(0, 0), 1e-6);
  }

  @Test
  void anEntityCountsAsOftenAsItIsRatedOrAsMuchAsAnyOtherAsWorkedByHand() {
    // item 0: a rating of 2, item 1: 1, 1 and 0.4; outputs of 0; regularized as by a rating of 0:
    // (2 + 2.4) / (4 + 1) by rating, (2 + 2.4 / 3) / (2 + 1) by item
    FloatMatrix user = new FloatMatrix(3, 1);
    FloatMatrix items = new FloatMatrix(2, 1);
    CsrMatrix rated =
        new RatingMatrixBuilder()
            .add(0, 0, 2)
            .add(0, 1, 1)
            .add(1, 1, 1)
            .add(2, 1, 0.4f)
            .build(3, 2)
            .byItem();
    boolean[] all = {true, true};
    HeldOutEntities byRating =
        new HeldOutEntities(rated, 0, true, user, all, RegularizationScaling.COUNT);
    HeldOutEntities byItem =
        new HeldOutEntities(rated, 0, true, user, all, RegularizationScaling.NONE);
    assertEquals(4.4 / 5, byRating.sums(items).calibration().intercept(), 1e-6);
    assertEquals((2 + 0.8) / 3, byItem.sums(items).calibration().intercept(), 1e-6);
  }

  @Test
  void foldsAreCalibratedTogether() {
    boolean[] first = new boolean[ITEMS];
    boolean[] second = new boolean[ITEMS];
    boolean[] both = new boolean[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
      first[item] = item % 2 == 0;
      second[item] = item % 2 == 1;
      both[item] = true;
    }
    CsrMatrix ratings = ratings(new EncoderCalibration(-0.25, 0.5, 0.75));
    CalibrationSums folds = sums(ratings, first);
    folds.add(sums(ratings, second));
    EncoderCalibration together = folds.calibration();
    EncoderCalibration whole = calibrate(ratings, OFFSET, users, both, said);
    assertEquals(whole, together, "to the last bit");
    assertEquals(
        sums(ratings, both).squaredError(whole), folds.squaredError(together), "to the last bit");
  }

  private CalibrationSums sums(CsrMatrix ratings, boolean[] heldOut) {
    return new HeldOutEntities(ratings, OFFSET, true, users, heldOut, RegularizationScaling.COUNT)
        .sums(said);
  }

  @Test
  void theErrorIsThatOfTheCalibratedPredictionsAsWorkedByHand() {
    // u = 2, f = 1.5, calibrated 0.7: 2 - 2 * 0.7 * 1.5 = -0.1
    FloatMatrix user = new FloatMatrix(1, 1);
    user.set(0, 0, 2);
    FloatMatrix item = new FloatMatrix(1, 1);
    item.set(0, 0, 1.5f);
    CsrMatrix one = new RatingMatrixBuilder().add(0, 0, 2).build(1, 1).byItem();
    CalibrationSums sums =
        new HeldOutEntities(one, 0, false, user, new boolean[] {true}, RegularizationScaling.COUNT)
            .sums(item);
    assertEquals(0.01, sums.squaredError(sums.calibration()), 1e-9);
  }

  @Test
  void isAppliedToAllItemsAsItsFormulaSays() {
    FloatMatrix two = new FloatMatrix(2, 3);
    System.arraycopy(new float[] {1, 2, 3, 4, 5, 6}, 0, two.values(), 0, 6);
    new EncoderCalibration(0.5, 2, 3).apply(two, true);
    assertArrayEquals(new float[] {2.5f, 6, 9, 8.5f, 15, 18}, two.values());
  }
}
