package org.deepmovie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * A part of the sample with validation ratings, numbered by id, and what one machine fits to it.
 */
record SplitSample(
    IdMap users, IdMap items, RatingMatrix train, RatingMatrix validation, long seed) {

  static SplitSample ofUsers(int users, long seed) {
    Dataset data = Dataset.of(ratings(Sample.generate(1).dataset(), users), RatingScale.FIVE_STARS);
    Split split = Splitters.withValidation(Splitters.holdout(0.95), 0.05).split(data, seed).get(0);
    List<Rating> train = ratings(split.train(), users);
    Set<String> rated = train.stream().map(Rating::item).collect(Collectors.toSet());
    List<Rating> validation =
        ratings(split.train().withRatings(split.validation()), users).stream()
            .filter(rating -> rated.contains(rating.item()))
            .toList();
    IdMap userIds = ids(train.stream().map(Rating::user));
    IdMap itemIds = ids(train.stream().map(Rating::item));
    return new SplitSample(
        userIds,
        itemIds,
        matrix(train, userIds, itemIds),
        matrix(validation, userIds, itemIds),
        seed);
  }

  private static List<Rating> ratings(Dataset data, int users) {
    List<Rating> ratings = new ArrayList<>();
    CsrMatrix rows = data.ratings().byUser();
    for (int user = 0; user < Math.min(users, rows.rows()); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.add(
            new Rating(data.users().id(user), data.items().id(rows.column(p)), rows.value(p)));
      }
    }
    return ratings;
  }

  private static IdMap ids(Stream<String> ids) {
    return IdMap.of(ids.distinct().sorted().toList());
  }

  private static RatingMatrix matrix(List<Rating> ratings, IdMap users, IdMap items) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    ratings.forEach(
        rating ->
            builder.add(
                users.indexOf(rating.user()), items.indexOf(rating.item()), rating.value()));
    return builder.build(users.size(), items.size());
  }

  Recommender onOneMachine(
      PmfOptions options, RatingScale scale, double factor, TrainingListener listener) {
    return new AlternatingPmf(options)
        .fit(
            Dataset.builder("sample", users, items, train.map(r -> factor * r))
                .scale(scale)
                .build(),
            TrainingContext.ofSeed(seed)
                .withValidation(validation.map(r -> factor * r))
                .withListener(listener));
  }

  static void assertSameBits(Recommender one, Recommender many) {
    FactorModel expected = ((FactorRecommender) one).model();
    FactorModel actual = ((FactorRecommender) many).model();
    assertThat(actual.userMatrix().values()).containsExactly(expected.userMatrix().values());
    assertThat(actual.itemMatrix().values()).containsExactly(expected.itemMatrix().values());
    assertThat(actual.globalMean()).isEqualTo(expected.globalMean());
    assertThat(many.header().fingerprint()).isEqualTo(one.header().fingerprint());
    assertThat(many.header().toString()).isEqualTo(one.header().toString());
  }
}
