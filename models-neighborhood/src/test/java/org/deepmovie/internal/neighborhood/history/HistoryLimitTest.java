package org.deepmovie.internal.neighborhood.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryLimitTest {

  private static final int MAX = 20;
  private static final int MAX_OF_AN_ITEM = 3;

  /** A user with 60 ratings, who rated every item, and 40 users with 6. */
  private static final List<Rating> RATINGS = ratings();

  private static List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    Random random = new Random(1);
    for (int item = 0; item < 60; item++) {
      ratings.add(new Rating("all", "item " + item, 1 + random.nextInt(5), 1000 + item));
    }
    for (int user = 0; user < 40; user++) {
      for (int n = 0; n < 6; n++) {
        String item = "item " + (user + n * n) % 60;
        ratings.add(new Rating("user " + user, item, 1 + random.nextInt(5), 1000));
      }
    }
    return ratings;
  }

  private static Dataset shuffled() {
    List<Rating> rows = new ArrayList<>(RATINGS);
    Collections.shuffle(rows, new Random(3));
    return Dataset.of(rows);
  }

  private static HistoryLimit limit(Dataset data, int max) {
    return new HistoryLimit(new HistoryOptions(max), data.users(), data.items());
  }

  private static Set<String> itemsOf(String user, Dataset data) {
    CsrMatrix limited = limit(data, MAX).of(data.ratings()).byUser();
    Set<String> items = new TreeSet<>();
    int row = data.users().indexOf(user);
    for (int p = limited.start(row); p < limited.end(row); p++) {
      assertThat(limited.value(p))
          .isEqualTo(
              data.ratings().byUser().value(data.ratings().byUser().find(row, limited.column(p))));
      items.add(data.items().id(limited.column(p)));
    }
    return items;
  }

  @Test
  void ratingsOfWhichNoUserHasMoreAreTheSameObject() {
    Dataset data = Dataset.of(RATINGS);
    assertThat(limit(data, 60).of(data.ratings())).isSameAs(data.ratings());
  }

  @Test
  void aLongHistoryIsCutToTheLimitAndShorterOnesAreWhole() {
    Dataset data = Dataset.of(RATINGS);
    assertThat(itemsOf("all", data)).hasSize(MAX);
    assertThat(itemsOf("user 7", data)).hasSize(6);
    assertThat(limit(data, MAX).of(data.ratings()).size()).isEqualTo(MAX + 40 * 6);
  }

  @Test
  void ratingsOfAnItemByWhichUsersAreComparedAreLimitedInTheSameWay() {
    Dataset data = Dataset.of(RATINGS);
    RatingMatrix limited = limit(data, MAX_OF_AN_ITEM).ofItems(data.ratings());
    CsrMatrix whole = data.ratings().byItem();
    assertThat(whole.count(data.items().indexOf("item 3"))).isGreaterThan(MAX_OF_AN_ITEM);
    for (int item = 0; item < whole.rows(); item++) {
      assertThat(limited.byItem().count(item))
          .isEqualTo(Math.min(MAX_OF_AN_ITEM, whole.count(item)));
      for (int p = limited.byItem().start(item); p < limited.byItem().end(item); p++) {
        int user = limited.byItem().column(p);
        assertThat(limited.byItem().value(p)).isEqualTo(whole.value(whole.find(item, user)));
      }
    }
    assertThat(limit(data, 60).ofItems(data.ratings())).isSameAs(data.ratings());
  }

  @Test
  void theSampleDoesNotDependOnTheOrderOfRows() {
    assertThat(itemsOf("all", shuffled())).isEqualTo(itemsOf("all", Dataset.of(RATINGS)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item-knn:shrinkage=1",
        "user-knn:shrinkage=1",
        "cor-ngbr:shrinkage=1",
        "wgt-ngbr:shrinkage=1",
        "slope-one:damping=0",
        "ease:regularization=3",
        "slim:l1Regularization=0.1",
        "global-ngbr:epochs=2,shrinkage=1",
        "integrated:epochs=2,factors=2,shrinkage=1"
      })
  void aModelOfSampledHistoriesReadsTheLimitAndIsTheSameAfterLoading(String model)
      throws IOException {
    Dataset data = Dataset.of(RATINGS);
    Providers providers = Providers.load();
    int max = model.startsWith("user-knn") ? MAX_OF_AN_ITEM : MAX;
    Recommender limited =
        providers.trainer(model + ",maxHistory=" + max).fit(data, TrainingContext.ofSeed(1));
    Recommender whole = providers.trainer(model).fit(data, TrainingContext.ofSeed(1));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelFile.save(limited, file);
    Recommender loaded =
        ModelFile.load("m.zip", new ByteArrayInputStream(file.toByteArray()), providers);

    assertThat(scores(loaded)).isEqualTo(scores(limited)).isNotEqualTo(scores(whole));
  }

  private static List<Float> scores(Recommender model) {
    List<Float> all = new ArrayList<>();
    float[] scores = new float[model.catalog().items().size()];
    for (int user = 0; user < model.catalog().users().size(); user++) {
      model.score(user, scores);
      for (float score : scores) {
        all.add(score);
      }
    }
    return all;
  }
}
