package org.deepmovie.data;

import com.google.common.base.Suppliers;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Ratings or implicit feedback, and what is known about the users and items. Immutable. The {@link
 * #scale} tells which of them the values are.
 *
 * <p>The parts of a split share ids, texts and attributes with the whole data set, so that an index
 * means the same user or item everywhere.
 *
 * <p>Data sets that are read, and those {@linkplain #of(Iterable) of ratings}, number users and
 * items in ascending order of their ids ({@link IdMap}): models fitted to the same ratings in
 * another order are equal bit for bit. Those of a {@linkplain #builder builder} have the order that
 * it was given.
 */
public final class Dataset {

  private final String name;
  private final IdMap users;
  private final IdMap items;
  private final RatingMatrix ratings;
  private final CsrMatrix interactions;
  private final Supplier<CsrMatrix> implicitFeedback;
  private final RatingScale scale;
  private final List<String> titles;
  private final ItemTexts texts;
  private final Attributes userAttributes;
  private final Attributes itemAttributes;
  private final List<GivenVectors> userVectors;
  private final List<GivenVectors> itemVectors;

  Dataset(
      String name,
      IdMap users,
      IdMap items,
      RatingMatrix ratings,
      CsrMatrix interactions,
      RatingScale scale,
      List<String> titles,
      ItemTexts texts,
      Attributes userAttributes,
      Attributes itemAttributes,
      List<GivenVectors> userVectors,
      List<GivenVectors> itemVectors) {
    this.name = name;
    this.users = users;
    this.items = items;
    this.ratings = ratings;
    this.interactions = interactions;
    this.implicitFeedback = Suppliers.memoize(() -> ratings.byUser().union(interactions));
    this.scale = scale;
    this.titles = titles;
    this.texts = texts;
    this.userAttributes = userAttributes;
    this.itemAttributes = itemAttributes;
    this.userVectors = userVectors;
    this.itemVectors = itemVectors;
  }

  /** Starts a data set with the given ratings. */
  public static DatasetBuilder builder(
      String name, IdMap users, IdMap items, RatingMatrix ratings) {
    return new DatasetBuilder(name, users, items, ratings);
  }

  /**
   * A data set of ratings alone. Of several ratings by one user for one item the newest counts, or
   * the last if their times are unknown; the scale is {@link RatingScale#of} these ratings.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Dataset of(Iterable<Rating> ratings) {
    return builderOf(ratings).build();
  }

  /** The data set as above, of ratings on a known scale; there may be none. */
  public static Dataset of(Iterable<Rating> ratings, RatingScale scale) {
    return builderOf(ratings).scale(scale).build();
  }

  /** The data set as above, of a stream, which is used up and stays open. */
  public static Dataset of(Stream<Rating> ratings) {
    return builderOf(ratings::iterator).build();
  }

  /** The data set as above, of an iterator, which is used up. */
  public static Dataset of(Iterator<Rating> ratings) {
    return builderOf(() -> ratings).build();
  }

  private static DatasetBuilder builderOf(Iterable<Rating> ratings) {
    IdMapBuilder users = new IdMapBuilder();
    IdMapBuilder items = new IdMapBuilder();
    RatingMatrixBuilder matrix = new RatingMatrixBuilder();
    for (Rating rating : ratings) {
      matrix.add(
          users.add(rating.user()), items.add(rating.item()), rating.value(), rating.timestamp());
    }
    IdMap known = users.build();
    IdMap catalog = items.build();
    IdMap orderedUsers = known.inAscendingOrder();
    IdMap orderedItems = catalog.inAscendingOrder();
    RatingMatrix built =
        new RatingMatrixBuilder()
            .addRenumbered(matrix, known.indicesIn(orderedUsers), catalog.indicesIn(orderedItems))
            .build(known.size(), catalog.size());
    return builder("ratings", orderedUsers, orderedItems, built);
  }

  /** The name of the data in tables, such as "ml-1m". */
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

  /** The ratings, users x items; of implicit feedback the counts, or ones. */
  public RatingMatrix ratings() {
    return ratings;
  }

  /**
   * Requires that there are ratings, which implicit feedback has not.
   *
   * @param model the name of the model that needs them
   * @throws IllegalArgumentException if there are none; the message names {@code model}
   */
  public void requireRatings(String model) {
    if (scale.isImplicit()) {
      throw new IllegalArgumentException(
          ("%s learns from ratings, and '%s' has none, only interactions; models of interactions"
                  + " are popularity, implicit-als, ease, slim and joint-embedding")
              .formatted(model, name));
    }
    if (ratings.size() == 0) {
      throw new IllegalArgumentException(model + " needs ratings; the training data has none");
    }
  }

  /**
   * Requires that there are ratings or implicit feedback in their place.
   *
   * @param model the name of the model that needs them
   * @throws IllegalArgumentException if there are none; the message names {@code model}
   */
  public void requireInteractions(String model) {
    if (ratings.size() == 0) {
      throw new IllegalArgumentException(
          model + " needs ratings or interactions; the training data has none");
    }
  }

  /**
   * The implicit feedback: the users' interactions with items as users x items, all values being 1
   * (N(u) of Koren 2008). It is the union of the ratings of this data set and of the interactions
   * given to {@link DatasetBuilder#implicitFeedback}. In the training set of a split it therefore
   * holds the training ratings only, unless more interactions were given.
   */
  public CsrMatrix implicitFeedback() {
    return implicitFeedback.get();
  }

  /**
   * Everything that the users are known to have interacted with, users x items: the implicit
   * feedback of this data set and the ratings {@code heldOut} of it. The values have no meaning. No
   * model recommends to a user an item of the user's row.
   *
   * @param heldOut ratings of the same users and items, such as a validation set
   */
  public CsrMatrix interactionsWith(RatingMatrix heldOut) {
    CsrMatrix known = interactions.size() == 0 ? ratings.byUser() : implicitFeedback();
    return heldOut.size() == 0 ? known : known.union(heldOut.byUser());
  }

  /** What the values of the ratings mean, and which they may be. */
  public RatingScale scale() {
    return scale;
  }

  /** The items' titles by index; the title of an untitled item is its id. */
  public List<String> titles() {
    return titles;
  }

  /** The items' texts. */
  public ItemTexts texts() {
    return texts;
  }

  /** The users' attributes, such as gender, age and occupation. */
  public Attributes userAttributes() {
    return userAttributes;
  }

  /** The items' attributes, such as genre and year. */
  public Attributes itemAttributes() {
    return itemAttributes;
  }

  /** Vectors of the users that somebody computed, such as embeddings of what they wrote. */
  public List<GivenVectors> userVectors() {
    return userVectors;
  }

  /** Vectors of the items that somebody computed, such as embeddings of sentences. */
  public List<GivenVectors> itemVectors() {
    return itemVectors;
  }

  /** The same data with other given vectors of items. */
  public Dataset withItemVectors(List<GivenVectors> other) {
    return toBuilder(name, ratings).itemVectors(other).build();
  }

  /** The same data with other given vectors of users. */
  public Dataset withUserVectors(List<GivenVectors> other) {
    return toBuilder(name, ratings).userVectors(other).build();
  }

  /**
   * The data with users and items exchanged, for what reads items alone, such as encoders. Users
   * have no titles and no texts; timestamps and interactions are left out.
   */
  public Dataset usersAsItems() {
    return builder(name, items, users, RatingMatrix.of(ratings.byItem()))
        .scale(scale)
        .userAttributes(itemAttributes)
        .userVectors(itemVectors)
        .itemAttributes(userAttributes)
        .itemVectors(userVectors)
        .build();
  }

  /** The same users and items with other ratings, such as a part of a split. */
  public Dataset withRatings(RatingMatrix other) {
    return toBuilder(name, other).build();
  }

  /** The same users and items with the ratings of both, of which no (user, item) is the same. */
  public Dataset withFurtherRatings(RatingMatrix others) {
    RatingMatrixBuilder union = new RatingMatrixBuilder();
    union.addAll(ratings);
    union.addAll(others);
    return withRatings(union.build(users.size(), items.size()));
  }

  /**
   * The same data with another meaning of its values, such as {@link RatingScale#counts}, if they
   * were taken for ratings.
   */
  public Dataset withScale(RatingScale other) {
    return toBuilder(name, ratings).scale(other).build();
  }

  /** The same data with other texts. */
  public Dataset withTexts(ItemTexts other) {
    return toBuilder(name, ratings).texts(other).build();
  }

  /** The same data with other interactions; see {@link DatasetBuilder#implicitFeedback}. */
  public Dataset withImplicitFeedback(CsrMatrix other) {
    return toBuilder(name, ratings).implicitFeedback(other).build();
  }

  /** The same data under another name. */
  public Dataset withName(String other) {
    return toBuilder(other, ratings).build();
  }

  private DatasetBuilder toBuilder(String otherName, RatingMatrix otherRatings) {
    return builder(otherName, users, items, otherRatings)
        .scale(scale)
        .implicitFeedback(interactions)
        .titles(titles)
        .texts(texts)
        .userAttributes(userAttributes)
        .itemAttributes(itemAttributes)
        .userVectors(userVectors)
        .itemVectors(itemVectors);
  }

  /**
   * A fingerprint of ids, ratings and interactions, 16 hexadecimal digits. Equal data has equal
   * fingerprints, in whichever order its users and items are numbered. A model file stores the
   * fingerprint of the data that the model was fitted on.
   */
  public String fingerprint() {
    return fingerprintParts().digits();
  }

  /**
   * Whether {@code stored}, such as that of a model, is the fingerprint of this data. Fingerprints
   * that earlier versions of the library stored are known, too; they are those of one numbering of
   * users and items.
   */
  public boolean hasFingerprint(String stored) {
    DataFingerprint parts = fingerprintParts();
    return parts.digits().equals(stored) || parts.earlierDigits().equals(stored);
  }

  private DataFingerprint fingerprintParts() {
    return new DataFingerprint(this, interactions.size() > 0);
  }

  @Override
  public String toString() {
    String summary = name + ": " + describeRatings() + ", " + texts.count() + " texts";
    return interactions.size() == 0
        ? summary
        : summary + ", " + interactions.size() + " interactions";
  }

  private String describeRatings() {
    return switch (scale.type()) {
      case RATINGS -> ratings.toString();
      case COUNTS ->
          "%s (counts up to %.0f)"
              .formatted(ratings.toString().replace("ratings", "interactions"), scale.max());
      case UNARY -> ratings.toString().replace("ratings", "interactions");
    };
  }
}
