package org.deepmovie.data;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Dataset}; everything but the ratings is optional. Not thread-safe. */
public final class DatasetBuilder {

  private final String name;
  private final IdMap users;
  private final IdMap items;
  private final RatingMatrix ratings;
  private CsrMatrix interactions;
  private @Nullable RatingScale scale;
  private List<String> titles;
  private ItemTexts texts;
  private Attributes userAttributes;
  private Attributes itemAttributes;
  private List<GivenVectors> userVectors = List.of();
  private List<GivenVectors> itemVectors = List.of();

  DatasetBuilder(String name, IdMap users, IdMap items, RatingMatrix ratings) {
    this.name = Objects.requireNonNull(name, "name");
    this.users = Objects.requireNonNull(users, "users");
    this.items = Objects.requireNonNull(items, "items");
    this.ratings = Objects.requireNonNull(ratings, "ratings");
    checkSize("ratings: users", ratings.users(), users.size());
    checkSize("ratings: items", ratings.items(), items.size());
    this.interactions = CsrMatrix.empty(users.size(), items.size());
    this.titles = items.ids();
    this.texts = ItemTexts.none(items.size());
    this.userAttributes = Attributes.none(users.size());
    this.itemAttributes = Attributes.none(items.size());
  }

  /**
   * Sets the rating scale, which also tells ratings from implicit feedback; the default is {@link
   * RatingScale#of} the ratings. With {@link RatingScale#UNARY} every value becomes 1.
   */
  public DatasetBuilder scale(RatingScale scale) {
    this.scale = scale;
    return this;
  }

  /**
   * Sets interactions other than ratings, such as rentals or views: users x items; values are
   * ignored. Every part of a split keeps all of them, so leave out those that would reveal the test
   * set.
   */
  public DatasetBuilder implicitFeedback(CsrMatrix interactions) {
    checkSize("implicit feedback: users", interactions.rows(), users.size());
    checkSize("implicit feedback: items", interactions.columns(), items.size());
    this.interactions = interactions;
    return this;
  }

  /** Sets the items' titles by index. */
  public DatasetBuilder titles(List<String> titles) {
    checkSize("titles", titles.size(), items.size());
    this.titles = List.copyOf(titles);
    return this;
  }

  /** Sets the items' texts. */
  public DatasetBuilder texts(ItemTexts texts) {
    checkSize("texts", texts.size(), items.size());
    this.texts = texts;
    return this;
  }

  /** Sets the users' attributes. */
  public DatasetBuilder userAttributes(Attributes attributes) {
    checkSize("user attributes", attributes.size(), users.size());
    this.userAttributes = attributes;
    return this;
  }

  /** Sets the items' attributes. */
  public DatasetBuilder itemAttributes(Attributes attributes) {
    checkSize("item attributes", attributes.size(), items.size());
    this.itemAttributes = attributes;
    return this;
  }

  /** Sets vectors of the users that somebody computed; each has a name of its own. */
  public DatasetBuilder userVectors(List<GivenVectors> vectors) {
    checkVectors(vectors, "users", users.size());
    this.userVectors = List.copyOf(vectors);
    return this;
  }

  /** Sets vectors of the items that somebody computed; each has a name of its own. */
  public DatasetBuilder itemVectors(List<GivenVectors> vectors) {
    checkVectors(vectors, "items", items.size());
    this.itemVectors = List.copyOf(vectors);
    return this;
  }

  private static void checkVectors(List<GivenVectors> vectors, String what, int size) {
    Set<String> names = new HashSet<>();
    for (GivenVectors given : vectors) {
      checkSize("vectors " + given.name() + ": " + what, given.size(), size);
      if (!names.add(given.name())) {
        throw new IllegalArgumentException("two vectors have the name " + given.name());
      }
    }
  }

  /**
   * The data set.
   *
   * @throws IllegalArgumentException if no scale was set and there are no ratings, or the scale is
   *     that of counts and one is below 0
   */
  public Dataset build() {
    RatingScale chosen = scale == null ? RatingScale.of(ratings) : scale;
    return new Dataset(
        name,
        users,
        items,
        values(chosen),
        interactions,
        chosen,
        titles,
        texts,
        userAttributes,
        itemAttributes,
        userVectors,
        itemVectors);
  }

  private RatingMatrix values(RatingScale chosen) {
    CsrMatrix rows = ratings.byUser();
    if (chosen.type() == FeedbackType.COUNTS) {
      for (int p = 0; p < ratings.size(); p++) {
        if (rows.value(p) < 0) {
          throw new IllegalArgumentException(
              "count " + rows.value(p) + ": counts of interactions are 0 or more");
        }
      }
    }
    boolean toOnes =
        chosen.type() == FeedbackType.UNARY
            && IntStream.range(0, ratings.size()).anyMatch(p -> rows.value(p) != 1);
    return toOnes ? ratings.map(value -> 1) : ratings;
  }

  private static void checkSize(String what, int size, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(what + ": " + size + " given, " + expected + " needed");
    }
  }
}
