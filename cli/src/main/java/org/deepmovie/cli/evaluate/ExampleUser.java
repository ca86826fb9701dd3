package org.deepmovie.cli.evaluate;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.jspecify.annotations.Nullable;

/** Prints the recommendations of a model for one user as an example. */
final class ExampleUser {

  private static final int RECOMMENDATIONS = 10;
  private static final int LIKED_TITLES = 3;

  private ExampleUser() {}

  /**
   * Prints the recommendations.
   *
   * @param name the model's name
   * @param user the user's id; null for one with a median number of training ratings
   */
  static void print(
      Dataset dataset, String name, Recommender model, @Nullable String user, PrintWriter out) {
    CsrMatrix ratings = model.catalog().ratings();
    int index = user != null ? dataset.users().indexOf(user) : userOfMedianActivity(ratings);
    out.printf(
        "%nRecommendations by %s for user %s%nwho %s %s:%n",
        name,
        dataset.users().id(index),
        dataset.scale().isImplicit() ? "knows" : "liked",
        likedTitles(dataset, ratings, index));
    RecommendationPrinter.print(model.recommend(index, RECOMMENDATIONS), out);
  }

  /** The user of median activity among those with ratings. */
  private static int userOfMedianActivity(CsrMatrix ratings) {
    int[] active =
        IntStream.range(0, ratings.rows())
            .filter(user -> ratings.count(user) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(ratings::count))
            .mapToInt(Integer::intValue)
            .toArray();
    return active[active.length / 2];
  }

  private static String likedTitles(Dataset dataset, CsrMatrix ratings, int user) {
    List<String> titles =
        IntStream.range(ratings.start(user), ratings.end(user))
            .filter(p -> ratings.value(p) >= dataset.scale().relevanceThreshold())
            .boxed()
            .sorted(Comparator.comparing(p -> -ratings.value(p)))
            .limit(LIKED_TITLES)
            .map(p -> "'" + dataset.titles().get(ratings.column(p)) + "'")
            .toList();
    return titles.isEmpty() ? "nothing yet" : String.join(", ", titles);
  }
}
