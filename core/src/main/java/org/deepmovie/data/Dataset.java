package org.deepmovie.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Ratings and all that is known about users and items. Immutable; the parts of a split share ids,
 * texts and attributes with the whole, so that an index means the same everywhere.
 */
public final class Dataset {

  private final String name;
  private final IdMap users;
  private final IdMap items;
  private final RatingMatrix ratings;
  private final CsrMatrix interactions;
  private final RatingScale scale;
  private final List<String> titles;
  private final ItemTexts texts;
  private final Attributes userAttributes;
  private final Attributes itemAttributes;

  private Dataset(Builder builder, RatingScale scale) {
    this.name = builder.name;
    this.users = builder.users;
    this.items = builder.items;
    this.ratings = builder.ratings;
    this.interactions = builder.interactions;
    this.scale = scale;
    this.titles = builder.titles;
    this.texts = builder.texts;
    this.userAttributes = builder.userAttributes;
    this.itemAttributes = builder.itemAttributes;
  }

  /** Starts a data set of the given ratings. */
  public static Builder builder(String name, IdMap users, IdMap items, RatingMatrix ratings) {
    return new Builder(name, users, items, ratings);
  }

  /**
   * A data set of ratings alone, the last of duplicates counting, on the scale that they span.
   *
   * @throws IllegalArgumentException if there are no two different rating values
   */
  public static Dataset of(Iterable<Rating> ratings) {
    IdMap.Builder users = new IdMap.Builder();
    IdMap.Builder items = new IdMap.Builder();
    RatingMatrix.Builder matrix = new RatingMatrix.Builder();
    for (Rating rating : ratings) {
      matrix.add(
          users.add(rating.user()), items.add(rating.item()), rating.value(), rating.timestamp());
    }
    RatingMatrix built = matrix.build(users.size(), items.size());
    return builder("ratings", users.build(), items.build(), built).build();
  }

  /** What the data is called in tables, such as "ml-1m". */
  public String name() {
    return name;
  }

  /** The users' ids. */
  public IdMap users() {
    return users;
  }

  /** The items' ids. */
  public IdMap items() {
    return items;
  }

  /** The ratings, users x items. */
  public RatingMatrix ratings() {
    return ratings;
  }

  /**
   * Refuses data without ratings.
   *
   * @param model who needs them
   * @throws IllegalArgumentException if there are none; the message names {@code model}
   */
  public void requireRatings(String model) {
    if (ratings.size() == 0) {
      throw new IllegalArgumentException(model + " needs ratings; the training data has none");
    }
  }

  /**
   * Who had to do with what: N(u) of Koren 2008 as users x items, all values being 1. It holds the
   * ratings of this data set, and the interactions that the builder was given. Of a split's train
   * part it therefore holds the train ratings alone, unless somebody gave more. United anew at
   * every call.
   */
  public CsrMatrix feedback() {
    return ratings.byUser().union(interactions);
  }

  /** The values that ratings may take. */
  public RatingScale scale() {
    return scale;
  }

  /** The items' titles by index; an item without one has its id. */
  public List<String> titles() {
    return titles;
  }

  /** The items' texts. */
  public ItemTexts texts() {
    return texts;
  }

  /** What is known of the users, such as gender, age and occupation. */
  public Attributes userAttributes() {
    return userAttributes;
  }

  /** What is known of the items, such as genre and year. */
  public Attributes itemAttributes() {
    return itemAttributes;
  }

  /** The same users and items with other ratings: a part of a split. */
  public Dataset withRatings(RatingMatrix other) {
    return toBuilder(name, other).scale(scale).build();
  }

  /** The same data with other texts. */
  public Dataset withTexts(ItemTexts other) {
    return toBuilder(name, ratings).scale(scale).texts(other).build();
  }

  /** The same data with other interactions, as {@link Builder#feedback} takes them. */
  public Dataset withFeedback(CsrMatrix other) {
    return toBuilder(name, ratings).scale(scale).feedback(other).build();
  }

  /** The same data under another name. */
  public Dataset withName(String other) {
    return toBuilder(other, ratings).scale(scale).build();
  }

  private Builder toBuilder(String otherName, RatingMatrix otherRatings) {
    return new Builder(otherName, users, items, otherRatings)
        .feedback(interactions)
        .titles(titles)
        .texts(texts)
        .userAttributes(userAttributes)
        .itemAttributes(itemAttributes);
  }

  /**
   * A fingerprint of ids, ratings and interactions, 16 hexadecimal digits: equal data has equal
   * fingerprints. It stands in model files and tells which data a model was fitted on.
   */
  public String fingerprint() {
    Hasher hasher = Hashing.sipHash24().newHasher();
    for (IdMap map : List.of(users, items)) {
      hasher.putInt(map.size());
      map.ids().forEach(id -> hasher.putString(id, StandardCharsets.UTF_8).putChar('\n'));
    }
    hash(ratings.byUser(), hasher);
    if (interactions.size() > 0) {
      hash(feedback(), hasher);
    }
    return hasher.hash().toString();
  }

  private static void hash(CsrMatrix rows, Hasher hasher) {
    for (int row = 0; row < rows.rows(); row++) {
      hasher.putInt(rows.count(row));
      for (int p = rows.start(row); p < rows.end(row); p++) {
        hasher.putInt(rows.column(p)).putFloat(rows.value(p));
      }
    }
  }

  @Override
  public String toString() {
    String known = name + ": " + ratings + ", " + texts.count() + " texts";
    return interactions.size() == 0 ? known : known + ", " + interactions.size() + " interactions";
  }

  /** Puts a data set together; what is not given is empty. */
  public static final class Builder {
    private final String name;
    private final IdMap users;
    private final IdMap items;
    private final RatingMatrix ratings;
    private CsrMatrix interactions;
    private RatingScale scale;
    private List<String> titles;
    private ItemTexts texts;
    private Attributes userAttributes;
    private Attributes itemAttributes;

    private Builder(String name, IdMap users, IdMap items, RatingMatrix ratings) {
      this.name = Objects.requireNonNull(name, "name");
      this.users = Objects.requireNonNull(users, "users");
      this.items = Objects.requireNonNull(items, "items");
      this.ratings = Objects.requireNonNull(ratings, "ratings");
      checkSize("ratings: users", ratings.users(), users.size());
      checkSize("ratings: items", ratings.items(), items.size());
      this.interactions =
          new CsrMatrix(items.size(), new int[users.size() + 1], new int[0], new float[0]);
      this.titles = items.ids();
      this.texts = ItemTexts.none(items.size());
      this.userAttributes = Attributes.none(users.size());
      this.itemAttributes = Attributes.none(items.size());
    }

    /** The rating scale; by default the one that the ratings span. */
    public Builder scale(RatingScale scale) {
      this.scale = scale;
      return this;
    }

    /**
     * What is known of who had to do with what, users x items, apart from ratings: rentals, views.
     * Values do not matter. Parts of a split keep all of it, so leave out what a test must not give
     * away.
     */
    public Builder feedback(CsrMatrix interactions) {
      checkSize("feedback: users", interactions.rows(), users.size());
      checkSize("feedback: items", interactions.columns(), items.size());
      this.interactions = interactions;
      return this;
    }

    /** The items' titles by index. */
    public Builder titles(List<String> titles) {
      checkSize("titles", titles.size(), items.size());
      this.titles = List.copyOf(titles);
      return this;
    }

    /** The items' texts. */
    public Builder texts(ItemTexts texts) {
      checkSize("texts", texts.size(), items.size());
      this.texts = texts;
      return this;
    }

    /** The users' attributes. */
    public Builder userAttributes(Attributes attributes) {
      checkSize("user attributes", attributes.size(), users.size());
      this.userAttributes = attributes;
      return this;
    }

    /** The items' attributes. */
    public Builder itemAttributes(Attributes attributes) {
      checkSize("item attributes", attributes.size(), items.size());
      this.itemAttributes = attributes;
      return this;
    }

    /**
     * The finished data set.
     *
     * @throws IllegalArgumentException if no scale was given and none can be seen from the ratings
     */
    public Dataset build() {
      return new Dataset(this, scale == null ? RatingScale.of(ratings) : scale);
    }

    private static void checkSize(String what, int size, int expected) {
      if (size != expected) {
        throw new IllegalArgumentException(what + ": " + size + " given, " + expected + " needed");
      }
    }
  }
}
