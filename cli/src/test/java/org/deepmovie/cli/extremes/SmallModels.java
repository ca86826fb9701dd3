package org.deepmovie.cli.extremes;

import java.util.stream.Stream;
import org.deepmovie.cli.golden.GoldenModels;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;

/** Small data with all that a model may read, and options for short fits. */
final class SmallModels {

  static final Providers PROVIDERS = Providers.load();

  private static final int USERS = 12;
  private static final int ITEMS = 9;
  private static final Dataset PLANTED = PlantedRatings.generate(USERS, ITEMS, 0.5, 5);

  private SmallModels() {}

  static Stream<String> names() {
    return PROVIDERS.models().stream().map(ModelDescription::name);
  }

  /** The options of a short fit, without the model's name. */
  static String options(String model) {
    return GoldenModels.OPTIONS.get(model);
  }

  /** The data from one to five stars. */
  static Dataset data() {
    return data(PLANTED.ratings(), PLANTED.scale());
  }

  /** The same pairs of users and items with other ratings. */
  static Dataset data(RatingMatrix ratings, RatingScale scale) {
    AttributesBuilder ofUsers = new AttributesBuilder(USERS);
    AttributesBuilder ofItems = new AttributesBuilder(ITEMS);
    for (int user = 0; user < USERS; user++) {
      ofUsers.add(user, "age", String.valueOf(20 + 7 * (user % 5)));
      ofUsers.add(user, "job", "job " + user % 3);
    }
    for (int item = 0; item < ITEMS; item++) {
      ofItems.add(item, "year", String.valueOf(1950 + 9 * (item % 6)));
      ofItems.add(item, "genre", "genre " + item % 3);
    }
    return Dataset.builder("small", PLANTED.users(), PLANTED.items(), ratings)
        .scale(scale)
        .texts(PLANTED.texts())
        .userAttributes(ofUsers.build())
        .itemAttributes(ofItems.build())
        .build();
  }

  /** A seed, one thread, and a few validation ratings. */
  static TrainingContext context(Dataset data) {
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    double span = data.scale().max() - data.scale().min();
    for (int user = 0; user < USERS; user++) {
      int item = (user + 4) % (ITEMS - 1);
      if (data.ratings().byUser().find(user, item) < 0) {
        float rating = (float) (data.scale().min() + span * (user % 5) / 4);
        validation.add(user, item, rating, 2000);
      }
    }
    return TrainingContext.ofSeed(5).withThreads(1).withValidation(validation.build(USERS, ITEMS));
  }
}
