package org.deepmovie.neighborhood.slopeone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class DampingChoiceTest {

  private static final int USERS = 60;
  private static final int ITEMS = 40;

  /**
   * Users rate most items of their half and few of the other one.
   *
   * @param liking what is added for the own half, and taken off for the other
   * @param noise the standard deviation of the rest
   */
  private static Dataset halves(double liking, double noise) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] ratings = new double[USERS][ITEMS];
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        boolean own = user % 2 == item % 2;
        if (random.nextDouble() < (own ? 0.8 : 0.2)) {
          ratings[user][item] = 3 + (own ? liking : -liking) + noise * Seeds.gaussian(random);
        }
      }
    }
    return SmallRatings.of(ratings);
  }

  private static SlopeOneOptions options(Map<String, String> values) {
    return OptionsMapper.of(SlopeOneOptions.class).parse(values);
  }

  private static double damping(Dataset data, int threads) {
    Recommender model =
        new SlopeOne(SlopeOneOptions.defaults())
            .fit(data, TrainingContext.ofSeed(1).withThreads(threads));
    return Double.parseDouble(model.header().options().get("damping"));
  }

  @Test
  void dampingIsStrongWhereDifferencesTellNothingBeyondTheBaseline() {
    assertThat(damping(halves(0, 1), 1)).isEqualTo(1_000_000);
  }

  @Test
  void dampingIsWeakWhereItemsThatAreRatedTogetherAreLikedTogether() {
    assertThat(damping(halves(2, 0.1), 1)).isEqualTo(100);
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheChoice() {
    Dataset data = halves(0.3, 1);
    assertThat(damping(data, 3)).isEqualTo(damping(data, 1));
  }

  @Test
  void aRatingIsPredictedAsByAModelThatNeverSawIt() {
    Dataset data = halves(1, 1);
    RatingMatrix ratings = data.ratings();
    CsrMatrix rows = ratings.byUser();
    SlopeOneOptions options = options(Map.of("damping", "0"));
    BaselineEstimate biases = options.baseline().fit(ratings);
    double ofRefit = 0;
    double ofFit = 0;
    try (Workers workers = new Workers(1)) {
      ItemDifferences differences = new ItemDifferences(ratings, 1, workers, done -> {});
      DampingChoice choice = new DampingChoice(options, ratings, biases, rows, differences);
      for (int user = 0; user < USERS; user++) {
        int own = rows.start(user) + user % rows.count(user);
        int item = rows.column(own);
        Dataset others = data.withRatings(ratings.filter(p -> p != own));
        DampingChoice.DampedMean without = choice.without(user, own, new PairSum());
        assertThat(data.scale().clip(without.of(0)))
            .isCloseTo(
                new SlopeOne(options)
                    .fit(others, TrainingContext.ofSeed(1).withThreads(1))
                    .predict(user, item),
                within(1e-5));
        double expected = options.baseline().fit(others.ratings()).value(user, item);
        ofRefit += Math.abs(without.baseline() - expected);
        ofFit += Math.abs(biases.value(user, item) - expected);
      }
    }
    assertThat(ofRefit).isLessThan(0.1 * ofFit);
  }
}
