package org.deepmovie.internal.factor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FloatRows;

/**
 * The vectors of a factorization and its prediction: r = mu + u . v, or with biases, which are
 * component 0 of the vectors, r = mu + u_0 + v_0 + sum over k from 1 of u_k v_k. If the user or the
 * item has no vector, {@link ColdStartBaseline} predicts, not the vectors' biases: these are fitted
 * to what the factors leave, so that alone they predict worse. Predictions by the vector of a cold
 * user or item are shrunk towards it ({@link BaselineShrinkage}).
 *
 * <p>The two matrices may change during a fit, but not once the model is part of a recommender.
 */
public final class FactorModel {

  private final boolean biased;
  private final double globalMean;
  private final FloatRows users;
  private final FloatRows items;
  private final boolean[] knownUsers;
  private final boolean[] knownItems;

  /** The vector of a user of whom nothing is known, one row; without rows if there is none. */
  private final FloatMatrix unknownUser;

  private final ColdStartBaseline coldStart;
  private final boolean ownBiases;
  private final BaselineShrinkage shrinkage;

  private FactorModel(
      boolean biased,
      double globalMean,
      FloatRows users,
      FloatRows items,
      boolean[] knownUsers,
      boolean[] knownItems,
      FloatMatrix unknownUser,
      ColdStartBaseline coldStart,
      boolean ownBiases,
      BaselineShrinkage shrinkage) {
    this.biased = biased;
    this.globalMean = globalMean;
    this.users = users;
    this.items = items;
    this.knownUsers = knownUsers;
    this.knownItems = knownItems;
    this.unknownUser = unknownUser;
    this.coldStart = coldStart;
    this.ownBiases = ownBiases;
    this.shrinkage = shrinkage;
  }

  /**
   * The model on the given vectors, which are not copied.
   *
   * @param biased whether component 0 is a bias
   * @param globalMean mu, which was subtracted from every rating; 0 if nothing was
   * @param users users x dimension
   * @param items items x dimension
   * @param train the training ratings: users and items that have some have a vector
   */
  public static FactorModel of(
      boolean biased, double globalMean, FloatRows users, FloatRows items, RatingMatrix train) {
    return of(biased, globalMean, users, items, train, false);
  }

  /**
   * The model as above.
   *
   * @param allItems whether items without ratings have vectors, too, computed by an encoder
   */
  public static FactorModel of(
      boolean biased,
      double globalMean,
      FloatRows users,
      FloatRows items,
      RatingMatrix train,
      boolean allItems) {
    ColdStartBaseline coldStart = ColdStartBaseline.of(train);
    return new FactorModel(
        biased,
        globalMean,
        users,
        items,
        coldStart.ratedUsers(),
        allItems ? all(train.items()) : coldStart.ratedItems(),
        new FloatMatrix(0, users.columns()),
        coldStart,
        false,
        BaselineShrinkage.NONE);
  }

  /**
   * The same model, in which users and items with entries in {@code feedback} have vectors, too.
   *
   * @param feedback users x items
   */
  public FactorModel knowing(CsrMatrix feedback) {
    return knowing(
        ColdStartBaseline.rated(feedback), ColdStartBaseline.rated(feedback.transpose()));
  }

  /** The same model, in which users without ratings have vectors, too, computed by an encoder. */
  public FactorModel knowingAllUsers() {
    return knowing(all(users.rows()), knownItems);
  }

  /**
   * The same model, in which these users and items have vectors, too.
   *
   * @param someUsers by user
   * @param someItems by item
   */
  public FactorModel knowing(boolean[] someUsers, boolean[] someItems) {
    return new FactorModel(
        biased,
        globalMean,
        users,
        items,
        either(knownUsers, someUsers),
        either(knownItems, someItems),
        unknownUser,
        coldStart,
        ownBiases,
        shrinkage);
  }

  /**
   * The same model, in which a user of whom nothing is known has a vector, too.
   *
   * @param vector a matrix of one row
   */
  public FactorModel withUnknownUser(FloatMatrix vector) {
    return with(users, items, vector, ownBiases, shrinkage);
  }

  /**
   * The same model with another shrinkage.
   *
   * @throws IllegalArgumentException if it shrinks the predictions of rated items, which a model
   *     without biases cannot add the baseline to
   */
  public FactorModel withShrinkage(BaselineShrinkage other) {
    if (other.known() < 1 && !biased) {
      throw new IllegalArgumentException("a model without biases cannot be shrunk to the baseline");
    }
    return with(users, items, unknownUser, ownBiases, other);
  }

  private FactorModel with(
      FloatRows userVectors,
      FloatRows itemVectors,
      FloatMatrix unknown,
      boolean byOwnBiases,
      BaselineShrinkage other) {
    return new FactorModel(
        biased,
        globalMean,
        userVectors,
        itemVectors,
        knownUsers,
        knownItems,
        unknown,
        coldStart,
        byOwnBiases,
        other);
  }

  /**
   * The same model with biases, in which mu and the vectors' biases predict where a vector is
   * missing. Products that are no ratings need that.
   */
  public FactorModel withOwnBiases() {
    return with(users, items, unknownUser, biased, shrinkage);
  }

  private static boolean[] either(boolean[] some, boolean[] others) {
    boolean[] either = some.clone();
    for (int row = 0; row < either.length; row++) {
      either[row] |= others[row];
    }
    return either;
  }

  private static boolean[] all(int rows) {
    boolean[] all = new boolean[rows];
    Arrays.fill(all, true);
    return all;
  }

  /** Whether component 0 is a bias. */
  public boolean biased() {
    return biased;
  }

  /** mu, which was subtracted from every rating. */
  public double globalMean() {
    return globalMean;
  }

  /** Users x dimension. */
  public FloatRows users() {
    return users;
  }

  /** Items x dimension. */
  public FloatRows items() {
    return items;
  }

  /** {@link #users} on the heap: the vectors themselves during a fit, a copy of mapped ones. */
  public FloatMatrix userMatrix() {
    return FloatMatrix.of(users);
  }

  /** {@link #items} on the heap, as {@link #userMatrix}. */
  public FloatMatrix itemMatrix() {
    return FloatMatrix.of(items);
  }

  /**
   * Whether {@code user}, an index or {@link IdMap#UNKNOWN}, has a vector. An unknown user is one
   * of whom nothing is known, and has one only in a model that reads features of users.
   */
  public boolean knowsUser(int user) {
    return user == IdMap.UNKNOWN ? unknownUser.rows() > 0 : knownUsers[user];
  }

  /** Whether {@code item}, an index or {@link IdMap#UNKNOWN}, has a vector. */
  public boolean knowsItem(int item) {
    return item != IdMap.UNKNOWN && knownItems[item];
  }

  /** The unclipped prediction; either index may be {@link IdMap#UNKNOWN}. */
  public double predict(int user, int item) {
    if (!knowsUser(user) || !knowsItem(item)) {
      return baseline(user, item);
    }
    double product = product(rowsOf(user), row(user), items, item);
    double share = shrinkage.of(!coldStart.isRater(user), !coldStart.isRated(item));
    return share == 1 ? product : shrunk(product, share, coldStart.value(user, item));
  }

  /** The rows of which {@code user}, who has a vector, is row {@link #row}. */
  private FloatRows rowsOf(int user) {
    return user == IdMap.UNKNOWN ? unknownUser : users;
  }

  private static int row(int user) {
    return user == IdMap.UNKNOWN ? 0 : user;
  }

  /** A copy of the vector of {@code user}, an index or {@link IdMap#UNKNOWN}, who has one. */
  public float[] user(int user) {
    return rowsOf(user).row(row(user));
  }

  private static double shrunk(double product, double share, double baseline) {
    return baseline + share * (product - baseline);
  }

  /** Whether the predictions for {@code user} are inner products of one query. */
  boolean hasQuery(int user) {
    boolean shrunk = !coldStart.isRater(user) && (shrinkage.user() < 1 || shrinkage.both() < 1);
    return knowsUser(user) && !shrunk;
  }

  /** s of users with ratings and {@code item}, an index: 0 for one without a vector. */
  double itemShare(int item) {
    return knowsItem(item) ? shrinkage.of(false, !coldStart.isRated(item)) : 0;
  }

  /**
   * The prediction where a vector is missing: mu + b_u + b_i, of which a vector that an encoder
   * computed for a cold user or item gives its bias. Either index may be {@link IdMap#UNKNOWN}.
   */
  public double baseline(int user, int item) {
    if (ownBiases) {
      return globalMean + bias(users, user) + bias(items, item);
    }
    return coldStart.value(user, item)
        + (knowsUser(user) && !coldStart.isRater(user)
            ? shrinkage.user() * bias(rowsOf(user), row(user))
            : 0)
        + coldBias(item);
  }

  /** The baseline of a new user, but for the user's bias. */
  double baselineOfNewUser(int item) {
    return ownBiases
        ? globalMean + bias(items, item)
        : coldStart.value(IdMap.UNKNOWN, item) + coldBias(item);
  }

  /** The bias that an encoder computed for a cold item. */
  private double coldBias(int item) {
    return knowsItem(item) && !coldStart.isRated(item) ? shrinkage.item() * bias(items, item) : 0;
  }

  private double bias(FloatRows vectors, int row) {
    return biased && row != IdMap.UNKNOWN ? vectors.get(row, 0) : 0;
  }

  /** The baseline's bias of an item, which is 0 without ratings. */
  double baselineBias(int item) {
    return coldStart.value(IdMap.UNKNOWN, item) - coldStart.mean();
  }

  /** The bias of an item without a vector, if the model predicts it by its own biases; else 0. */
  float ownBias(int item) {
    return ownBiases ? items.get(item, 0) : 0;
  }

  /**
   * The bias of a new user in {@link #baseline}: without ratings that of the user's vector.
   *
   * @param newUser a matrix of one row
   */
  double newUserBias(FloatMatrix newUser, int[] rated, double[] ratings) {
    return ownBiases || rated.length == 0 ? bias(newUser, 0) : coldStart.userBias(rated, ratings);
  }

  /** The unclipped prediction for a user, known or not, and row {@code item} of {@code others}. */
  public double predict(int user, FloatRows others, int item) {
    return knowsUser(user)
        ? product(rowsOf(user), row(user), others, item)
        : baseline(user, IdMap.UNKNOWN) + bias(others, item);
  }

  /**
   * The unclipped prediction for a new user and an item, known or not.
   *
   * @param newUser a matrix of one row
   * @param bias that of {@link #newUserBias}
   */
  public double predict(FloatMatrix newUser, double bias, int item) {
    if (!knowsItem(item)) {
      return baselineOfNewUser(item) + bias;
    }
    double product = product(newUser, 0, items, item);
    double share = itemShare(item);
    return share == 1
        ? product
        : shrunk(product, share, coldStart.value(IdMap.UNKNOWN, item) + bias);
  }

  private double product(FloatRows left, int row, FloatRows right, int item) {
    float[] u = left.array(row);
    float[] v = right.array(item);
    int from = left.offset(row);
    int at = right.offset(item);
    int length = right.columns();
    return biased
        ? globalMean + u[from] + v[at] + VectorMath.dot(u, from + 1, v, at + 1, length - 1)
        : globalMean + VectorMath.dot(u, from, v, at, length);
  }

  /**
   * The model for ratings {@code unit} times as large: biases grow with the ratings, factors with
   * their root.
   *
   * @param ratings these ratings
   */
  public FactorModel times(double unit, RatingMatrix ratings) {
    return new FactorModel(
        biased,
        unit * globalMean,
        times(unit, users),
        times(unit, items),
        knownUsers,
        knownItems,
        times(unit, unknownUser),
        ColdStartBaseline.of(ratings),
        ownBiases,
        shrinkage);
  }

  private FloatMatrix times(double unit, FloatRows vectors) {
    FloatMatrix times = FloatMatrix.of(vectors).copy();
    float[] values = times.values();
    double root = Math.sqrt(unit);
    for (int n = 0; n < values.length; n++) {
      boolean isBias = biased && n % times.columns() == 0;
      values[n] *= (float) (isBias ? unit : root);
    }
    return times;
  }

  /** A copy with vectors of its own. */
  public FactorModel copy() {
    return with(userMatrix().copy(), itemMatrix().copy(), unknownUser, ownBiases, shrinkage);
  }

  /**
   * Writes mean, vectors and shrinkage.
   *
   * @param settings the name of the JSON entry, such as "pmf.json"
   */
  public void save(ArchiveWriter archive, String settings) throws IOException {
    archive.json(settings, new StoredGlobalMean(globalMean));
    archive.floats("user_vectors", users);
    archive.floats("item_vectors", items);
    shrinkage.save(archive);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param biased whether component 0 is a bias
   * @param dimension the length of the vectors, the bias included if there is one
   * @param allItems as in {@link #of}
   * @throws IOException if an entry is missing or has another shape
   */
  public static FactorModel load(
      ArchiveReader archive,
      String settings,
      Catalog catalog,
      boolean biased,
      int dimension,
      boolean allItems)
      throws IOException {
    return of(
            biased,
            archive.json(settings, StoredGlobalMean.class).globalMean(),
            FloatMatrix.loadRows(archive, "user_vectors", catalog.users().size(), dimension),
            FloatMatrix.loadRows(archive, "item_vectors", catalog.items().size(), dimension),
            RatingMatrix.of(catalog.ratings()),
            allItems)
        .withShrinkage(BaselineShrinkage.load(archive));
  }

  /**
   * The JSON entry of a model file.
   *
   * @param globalMean mu; the file calls it "offset"
   */
  record StoredGlobalMean(@JsonProperty("offset") double globalMean) {
    StoredGlobalMean {
      if (!NumberLimits.isInModel(globalMean)) {
        throw new IllegalArgumentException("offset " + globalMean + " is no mean of ratings");
      }
    }
  }
}
