package org.deepmovie.cli.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.cli.golden.GoldenModels;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;

/** Short fits of every model to small data. */
final class SmallFits {

  static final Providers PROVIDERS = Providers.load();
  static final Dataset DATA = data(PlantedRatings.generate(24, 18, 0.5, 5), rows(), id -> id);

  private SmallFits() {}

  /** The names of all models. */
  static Stream<String> models() {
    return PROVIDERS.models().stream().map(ModelDescription::name);
  }

  /** The model {@code name}, with options that make a fit short. */
  static Recommender fit(String name, Dataset data, int threads) {
    return PROVIDERS
        .trainer(name + ":" + GoldenModels.OPTIONS.get(name))
        .fit(data, TrainingContext.ofSeed(5).withThreads(threads));
  }

  /** The predictions of all users and items of {@link #DATA} and of unknown ones. */
  static double[] predictions(Recommender model) {
    return predictions(model, id -> id);
  }

  /**
   * The predictions of all users and items of {@link #DATA}.
   *
   * @param renamed their ids in the data of {@code model}
   */
  static double[] predictions(Recommender model, UnaryOperator<String> renamed) {
    List<String> users = new ArrayList<>(DATA.users().ids());
    List<String> items = new ArrayList<>(DATA.items().ids());
    users.add("unknown");
    items.add("unknown");
    return users.stream()
        .flatMapToDouble(
            user ->
                items.stream()
                    .mapToDouble(item -> model.predict(renamed.apply(user), renamed.apply(item))))
        .toArray();
  }

  /** The largest difference between two predictions. */
  static double difference(double[] some, double[] others) {
    return IntStream.range(0, some.length)
        .mapToDouble(n -> Math.abs(some[n] - others[n]))
        .max()
        .orElse(0);
  }

  private static List<Integer> rows() {
    Dataset planted = PlantedRatings.generate(24, 18, 0.5, 5);
    return IntStream.range(0, planted.ratings().size()).boxed().toList();
  }

  /** The same data, numbered as if the rows of a file were in another order. */
  static Dataset shuffled(long seed) {
    List<Integer> rows = new ArrayList<>(rows());
    Collections.shuffle(rows, new Random(seed));
    return data(DATA, rows, id -> id);
  }

  /** The same data with other ids. */
  static Dataset renamed(UnaryOperator<String> renaming) {
    return data(DATA, rows(), renaming);
  }

  /** Users and items are numbered as they appear in {@code rows}; those without ratings follow. */
  private static Dataset data(Dataset known, List<Integer> rows, UnaryOperator<String> renaming) {
    CsrMatrix ratings = known.ratings().byUser();
    int[] userOf = new int[ratings.size()];
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        userOf[p] = user;
      }
    }
    IdMapBuilder users = new IdMapBuilder();
    IdMapBuilder items = new IdMapBuilder();
    Map<Integer, Integer> userIndices = new HashMap<>();
    Map<Integer, Integer> itemIndices = new HashMap<>();
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int p : rows) {
      int user = users.add(renaming.apply(known.users().id(userOf[p])));
      int item = items.add(renaming.apply(known.items().id(ratings.column(p))));
      userIndices.put(user, userOf[p]);
      itemIndices.put(item, ratings.column(p));
      builder.add(user, item, ratings.value(p), known.ratings().timestamp(p));
    }
    for (int user = 0; user < known.users().size(); user++) {
      userIndices.putIfAbsent(users.add(renaming.apply(known.users().id(user))), user);
    }
    for (int item = 0; item < known.items().size(); item++) {
      itemIndices.putIfAbsent(items.add(renaming.apply(known.items().id(item))), item);
    }
    return described(known, users.build(), items.build(), builder, userIndices, itemIndices);
  }

  private static Dataset described(
      Dataset known,
      IdMap users,
      IdMap items,
      RatingMatrixBuilder ratings,
      Map<Integer, Integer> userIndices,
      Map<Integer, Integer> itemIndices) {
    AttributesBuilder ofUsers = new AttributesBuilder(users.size());
    userIndices.forEach(
        (user, index) -> {
          ofUsers.add(user, "age", String.valueOf(20 + 7 * (index % 5)));
          ofUsers.add(user, "job", "job " + index % 3);
        });
    AttributesBuilder ofItems = new AttributesBuilder(items.size());
    String[] texts = new String[items.size()];
    String[] titles = new String[items.size()];
    itemIndices.forEach(
        (item, index) -> {
          ofItems.add(item, "year", String.valueOf(1950 + 9 * (index % 6)));
          ofItems.add(item, "genre", "genre " + index % 3);
          texts[item] = known.texts().text(index);
          titles[item] = known.titles().get(index);
        });
    return Dataset.builder("small", users, items, ratings.build(users.size(), items.size()))
        .scale(known.scale())
        .titles(List.of(titles))
        .texts(ItemTexts.of(List.of(texts)))
        .userAttributes(ofUsers.build())
        .itemAttributes(ofItems.build())
        .build();
  }
}
