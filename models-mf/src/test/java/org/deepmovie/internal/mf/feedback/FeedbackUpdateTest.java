package org.deepmovie.internal.mf.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackUpdateTest {

  private static final Dataset DATA = PlantedRatings.generate(60, 40, 0.3, 5);
  private static final List<Rating> ARRIVED =
      List.of(
          new Rating(user(3), item(4), 5),
          new Rating(user(3), item(5), 1),
          new Rating(user(8), item(4), 2));

  private static String user(int index) {
    return DATA.users().id(index);
  }

  private static String item(int index) {
    return DATA.items().id(index);
  }

  private static FeedbackRecommender fit(String model) {
    return (FeedbackRecommender)
        Providers.load()
            .trainer(model, Map.of("factors", "3", "epochs", "8"))
            .fit(DATA, TrainingContext.ofSeed(1).withThreads(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void aUserWithNewRatingsIsFoldedInAgainByAllRatings(String model) {
    FeedbackRecommender before = fit(model);
    FeedbackRecommender after = (FeedbackRecommender) before.updated(ARRIVED);
    Set<String> items = ARRIVED.stream().map(Rating::item).collect(Collectors.toSet());
    CsrMatrix raters = before.catalog().ratings().transpose();
    for (int user : new int[] {3, 8}) {
      Map<String, Double> all = new HashMap<>();
      CsrMatrix rows = after.catalog().ratings();
      for (int p = rows.start(user); p < rows.end(user); p++) {
        all.put(item(rows.column(p)), (double) rows.value(p));
      }
      FoldedInUser folded = before.foldIn(all);
      for (int item = 0; item < 40; item++) {
        if (raters.count(item) > 0 && !items.contains(item(item))) {
          assertThat(after.predict(user, item))
              .as("user %d, item %d", user, item)
              .isCloseTo(folded.predict(item), within(1e-5));
        }
      }
      assertThat(after.predict(user, 6)).isNotEqualTo(before.predict(user, 6));
    }
    assertThat(after.predict(1, 6)).as("nothing is new to them").isEqualTo(before.predict(1, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void theVectorOfAnItemWithNewRatingsIsTheMinimumOfItsLoss(String model) {
    FeedbackRecommender before = fit(model);
    FeedbackRecommender after = (FeedbackRecommender) before.updated(ARRIVED);
    float[] vector = row(after.parameters().factors().itemMatrix(), 4);
    boolean sums = after.settings().items().implicitFeedback();
    float[] prior =
        sums ? row(before.parameters().factors().itemMatrix(), 4) : new float[vector.length];
    double least = loss(after, 4, vector, prior);
    for (int k = 0; k < vector.length; k++) {
      for (float step : new float[] {-0.01f, 0.01f}) {
        float[] moved = vector.clone();
        moved[k] += step;
        // The bias of the vector holds the product with the mean user.
        moved[0] += k == 0 ? 0 : step * after.parameters().mean().vector()[k];
        assertThat(loss(after, 4, moved, prior)).as("component %d", k).isGreaterThan(least);
      }
    }
  }

  private static float[] row(FloatMatrix matrix, int row) {
    float[] values = new float[matrix.columns()];
    for (int k = 0; k < values.length; k++) {
      values[k] = matrix.get(row, k);
    }
    return values;
  }

  /** The squared errors of the item's ratings and its regularization. */
  private static double loss(FeedbackRecommender model, int item, float[] vector, float[] prior) {
    FactorModel factors = model.parameters().factors();
    float[] mean = model.parameters().mean().vector();
    CsrMatrix raters = model.catalog().ratings().transpose();
    int count = raters.count(item);
    double own = model.settings().items().ownFactors().orElseThrow().regularization().of(count);
    double ofBias = model.settings().biases().regularization().of(count);
    double bias = vector[0] - prior[0];
    double loss = 0;
    for (int k = 1; k < vector.length; k++) {
      double distance = (double) vector[k] - prior[k];
      loss += own * distance * distance;
      bias -= distance * mean[k];
    }
    loss += ofBias * bias * bias;
    for (int p = raters.start(item); p < raters.end(item); p++) {
      float[] user = row(factors.userMatrix(), raters.column(p));
      double error = raters.value(p) - factors.globalMean() - user[0] - vector[0];
      for (int k = 1; k < vector.length; k++) {
        error -= (double) user[k] * vector[k];
      }
      loss += error * error;
    }
    return loss;
  }

  @Test
  void anInteractionWithoutARatingChangesTheVectorOfItsUser() {
    FeedbackRecommender before = fit("svd++");
    int unrated = 0;
    while (DATA.ratings().byUser().find(9, unrated) >= 0) {
      unrated++;
    }
    CsrMatrix viewed = new RatingMatrixBuilder().add(9, unrated, 1).build(60, 40).byUser();
    Dataset views = DATA.withImplicitFeedback(viewed);
    Recommender after = before.updated(views);
    assertThat(after.predict(9, 7)).isNotEqualTo(before.predict(9, 7));
    assertThat(after.predict(1, 7)).isEqualTo(before.predict(1, 7));
    assertThat(after.updated(views)).isSameAs(after);
  }

  @Test
  void effectsOfTimeAreNotUpdated() {
    assertThat(fit("time-svd++").capabilities()).doesNotContain(Capability.UPDATES);
  }
}
