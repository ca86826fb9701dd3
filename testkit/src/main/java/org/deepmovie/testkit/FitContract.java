package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

/** A fit depends on the data, the options and the seed, and on nothing else. */
abstract class FitContract extends ModelContract {

  FitContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void trainingRatingsArePredictedBetterThanByTheGlobalMean() {
    Recommender model = fitted();
    CsrMatrix rows = DATA.ratings().byUser();
    double mean = DATA.ratings().mean();
    double ofModel = 0;
    double ofMean = 0;
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        ofModel += Math.pow(model.predict(u, rows.column(p)) - rows.value(p), 2);
        ofMean += Math.pow(mean - rows.value(p), 2);
      }
    }
    assertThat(ofModel).as("sum of squared errors").isLessThan(0.9 * ofMean);
  }

  @Test
  void sameSeedGivesTheSameModel() {
    assertSamePredictions(fitted(), fit(DATA, SEED, 2));
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheModel() {
    assertSamePredictions(fit(DATA, SEED, 1), fit(DATA, SEED, 3));
  }

  @Test
  void theOrderOfTheRatingsDoesNotChangeTheModel() {
    List<Rating> ratings = ContractData.ratings();
    Recommender model = fit(ContractData.listed(ratings), SEED, 2);
    Collections.shuffle(ratings, new Random(SEED));
    assertSamePredictions(model, fit(ContractData.listed(ratings), SEED, 2));
  }

  @Test
  void numberingTheIdsInAnotherOrderOnlyRenumbers() {
    Recommender model = fitted();
    Dataset backwards = ContractData.backwards();
    Recommender renumbered = fit(backwards, SEED, 2);
    CsrMatrix ratings = backwards.ratings().byUser();
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        String userId = backwards.users().id(user);
        String itemId = backwards.items().id(ratings.column(p));
        assertEquals(
            model.predict(userId, itemId),
            renumbered.predict(userId, itemId),
            contract().orderTolerance());
      }
    }
  }

  @Test
  void aModelThatDoesNotUseValidationIsTheSameWithIt() {
    Trainer trainer = trainer();
    assertThat(trainer.usesValidation() && !contract().hasEpochs())
        .as("a model without epochs cannot stop early")
        .isFalse();
    if (!trainer.usesValidation()) {
      Dataset train = DATA.withRatings(DATA.ratings().filter(p -> p % 6 != 2));
      TrainingContext context = TrainingContext.ofSeed(SEED);
      RatingMatrix validation = DATA.ratings().filter(p -> p % 6 == 2);
      assertSamePredictions(
          trainer.fit(train, context), trainer.fit(train, context.withValidation(validation)));
    }
  }

  @Test
  void interactionsWithoutRatingsAreRankedOrRefusedInOneSentence() throws IOException {
    CsrMatrix rows = DATA.ratings().byUser();
    RatingMatrix ones = DATA.ratings().map(rating -> 1);
    RatingMatrix counts =
        RatingMatrix.of(rows.withValues((user, p) -> 1 + 40 * (p % 7) * rows.value(p)));
    for (RatingMatrix values : List.of(ones, counts)) {
      Dataset interactions = DATA.withRatings(values).withScale(RatingScale.ofInteractions(values));
      if (!contract().fitsInteractions()) {
        assertThat(assertThrows(IllegalArgumentException.class, () -> fit(interactions, SEED, 1)))
            .hasMessageStartingWith(
                contract().model() + " learns from ratings, and 'planted' has none");
        continue;
      }
      Recommender fitted = fit(interactions, SEED, 2);
      Recommender loaded = loaded(fitted);
      assertEquals(interactions.scale(), loaded.catalog().scale());
      assertEquals(loaded.recommend("u2", 5), fitted.recommend("u2", 5));
      assertEquals(5, loaded.recommend("u2", 5).size());
      assertEquals(4, loaded.foldIn(Map.of("i1", 1, "i2", 5000)).recommend(4).size());
      for (double[] row : predictions(loaded)) {
        for (double value : row) {
          assertThat(value).isBetween(0.0, interactions.scale().max());
        }
      }
    }
  }

  @Test
  void dataWithoutRatingsIsRefused() {
    Dataset none =
        Dataset.builder("none", DATA.users(), DATA.items(), RatingMatrix.empty(41, 31))
            .scale(RatingScale.FIVE_STARS)
            .build();
    assertThrows(IllegalArgumentException.class, () -> fit(none, SEED, 1));
  }
}
