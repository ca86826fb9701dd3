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
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * A part of the sample with validation ratings, numbered by id, and what one machine fits to it.
 *
 * @param known the items with titles, texts and attributes
 */
record SplitSample(
    Dataset known, IdMap users, RatingMatrix train, RatingMatrix validation, long seed) {

  /** Ratings of items with training ratings alone. */
  static SplitSample ofUsers(int users, long seed) {
    Dataset data = Dataset.of(ratings(Sample.generate(1).dataset(), users), RatingScale.FIVE_STARS);
    Split split = split(data, seed);
    List<Rating> train = ratings(split.train(), users);
    Set<String> rated = train.stream().map(Rating::item).collect(Collectors.toSet());
    List<Rating> validation =
        ratings(split.train().withRatings(split.validation()), users).stream()
            .filter(rating -> rated.contains(rating.item()))
            .toList();
    IdMap userIds = ids(train.stream().map(Rating::user));
    IdMap itemIds = ids(train.stream().map(Rating::item));
    return of(Dataset.of(train, RatingScale.FIVE_STARS), userIds, itemIds, train, validation, seed);
  }

  /** All items of the sample, of which every tenth has validation ratings only. */
  static SplitSample withColdItems(int users, long seed) {
    Dataset data = Sample.generate(1).dataset();
    Split split = split(data, seed);
    List<Rating> train =
        ratings(split.train(), users).stream()
            .filter(rating -> data.items().indexOf(rating.item()) % 10 > 0)
            .toList();
    IdMap userIds = ids(train.stream().map(Rating::user));
    List<Rating> validation = ratings(split.train().withRatings(split.validation()), users);
    return of(data, userIds, data.items(), train, validation, seed);
  }

  private static SplitSample of(
      Dataset known,
      IdMap users,
      IdMap items,
      List<Rating> train,
      List<Rating> validation,
      long seed) {
    return new SplitSample(
        known, users, matrix(train, users, items), matrix(validation, users, items), seed);
  }

  private static Split split(Dataset data, long seed) {
    return Splitters.withValidation(Splitters.holdout(0.95), 0.05).split(data, seed).get(0);
  }

  IdMap items() {
    return known.items();
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
    return onOneMachine(
        new AlternatingPmf(options),
        Dataset.builder("sample", users, items(), train.map(r -> factor * r)).scale(scale).build(),
        validation.map(r -> factor * r),
        listener);
  }

  /** What one machine fits with all that is known of the items. */
  Recommender onOneMachine(Trainer trainer, TrainingListener listener) {
    return onOneMachine(
        trainer,
        Dataset.builder("sample", users, items(), train)
            .scale(RatingScale.FIVE_STARS)
            .titles(known.titles())
            .texts(known.texts())
            .itemAttributes(known.itemAttributes())
            .build(),
        validation,
        listener);
  }

  private Recommender onOneMachine(
      Trainer trainer, Dataset data, RatingMatrix heldOut, TrainingListener listener) {
    return trainer.fit(
        data, TrainingContext.ofSeed(seed).withValidation(heldOut).withListener(listener));
  }

  /** Errors are added up in another order, and rounded differently. */
  static void assertSameEpochs(
      List<TrainingListener.Epoch> expected, List<TrainingListener.Epoch> actual) {
    assertThat(actual)
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
        .isEqualTo(expected);
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
