package org.deepmovie.internal.bayes;

import java.io.IOException;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.ModelFileException;

/**
 * Draws from the posterior of a bilinear model: in draw s, (r - offset) / unit = u_s . v_s with
 * normal noise of precision alpha_s. Users' vectors are (1, b_u, p_u), items' are (b_i, 1, q_i).
 *
 * <p>The vectors of all draws of one row lie side by side, so that the mean prediction is one dot
 * product. One more row stands for whoever is unknown: the mean of the prior.
 */
public final class PosteriorDraws {

  /** What of a user's vector is not free: the constant before the item's bias. */
  private static final int CONSTANT = 1;

  /** A constant and a bias come before the factors. */
  public static final int BIASES = 2;

  private final int count;
  private final int length;
  private final double offset;
  private final double unit;
  private final FloatMatrix users;
  private final FloatMatrix items;
  private final FloatMatrix feedback;
  private final FloatMatrix precisions;
  private final float[] noises;

  private PosteriorDraws(
      int count,
      double offset,
      double unit,
      FloatMatrix users,
      FloatMatrix items,
      FloatMatrix feedback,
      FloatMatrix precisions,
      float[] noises) {
    this.count = count;
    this.length = users.columns() / count;
    this.offset = offset;
    this.unit = unit;
    this.users = users;
    this.items = items;
    this.feedback = feedback;
    this.precisions = precisions;
    this.noises = noises;
  }

  /**
   * Room for draws.
   *
   * @param count how many
   * @param length of the vectors, both biases included
   * @param offset the mean of the ratings
   * @param unit what ratings are measured in
   * @param feedback whether the items that a user rated have vectors of their own that add up to
   *     the mean of the user's prior
   * @throws IllegalArgumentException if they do not fit into arrays
   */
  public static PosteriorDraws room(
      int count, int length, double offset, double unit, int users, int items, boolean feedback) {
    long most = (Math.max(users, items) + 1L) * count * length;
    if (most > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          most + " numbers to keep per side are too many; lower draws or factors");
    }
    int free = length - CONSTANT;
    return new PosteriorDraws(
        count,
        offset,
        unit,
        new FloatMatrix(users + 1, count * length),
        new FloatMatrix(items + 1, count * length),
        new FloatMatrix(feedback ? items : 0, count * length),
        new FloatMatrix(count, free * free),
        new float[count]);
  }

  /** How many draws. */
  public int count() {
    return count;
  }

  /** The length of one draw's vectors without the constant in them. */
  public int priorLength() {
    return length - CONSTANT;
  }

  /** The length of one draw's vectors. */
  public int length() {
    return length;
  }

  /** Users, and one more that is unknown. */
  public FloatMatrix users() {
    return users;
  }

  /** Items, and one more that is unknown. */
  public FloatMatrix items() {
    return items;
  }

  /** Items' vectors as feedback; without rows if the model has none. */
  public FloatMatrix feedback() {
    return feedback;
  }

  /** Where the vector of {@code row} in draw {@code draw} starts in {@code matrix}. */
  public int at(FloatMatrix matrix, int row, int draw) {
    return matrix.offset(row) + draw * length;
  }

  /**
   * Sets what a draw says of new users and of the noise.
   *
   * @param precision of the prior of a user's free components, square, row by row
   * @param noise the precision of the noise
   */
  public void setPrior(int draw, double[] precision, double noise) {
    for (int k = 0; k < precision.length; k++) {
      precisions.set(draw, k, (float) precision[k]);
    }
    noises[draw] = (float) noise;
  }

  /** The mean prediction, unclipped; either index may be {@link IdMap#UNKNOWN}. */
  public double mean(int user, int item) {
    return mean(users, user == IdMap.UNKNOWN ? users.rows() - 1 : user, item);
  }

  /** The mean prediction for row {@code person} of {@code people}. */
  double mean(FloatMatrix people, int person, int item) {
    return rating(product(people, person, item, 0, count * length));
  }

  /** The mean prediction for a user and an item whose vectors have this inner product. */
  double rating(double product) {
    return offset + unit * product / count;
  }

  /** The vectors of {@code user}, an index or {@link IdMap#UNKNOWN}. */
  float[] user(int user) {
    return users.row(user == IdMap.UNKNOWN ? users.rows() - 1 : user);
  }

  /**
   * The mean prediction for row {@code item} of {@code others}, as {@link #newItems} gives them.
   */
  public double mean(int user, FloatMatrix others, int item) {
    int person = user == IdMap.UNKNOWN ? users.rows() - 1 : user;
    double product =
        Kernels.best()
            .dot(
                users.values(),
                users.offset(person),
                others.values(),
                others.offset(item),
                count * length);
    return rating(product);
  }

  /**
   * The vectors in all draws of items that have the same in each: rows x (count x length).
   *
   * @param own rows x (1 + factors), the bias first
   */
  public FloatMatrix newItems(FloatMatrix own) {
    FloatMatrix vectors = new FloatMatrix(own.rows(), count * length);
    for (int row = 0; row < own.rows(); row++) {
      for (int draw = 0; draw < count; draw++) {
        int into = at(vectors, row, draw);
        vectors.values()[into] = own.get(row, 0);
        vectors.values()[into + CONSTANT] = 1;
        System.arraycopy(
            own.values(), own.offset(row) + 1, vectors.values(), into + BIASES, length - BIASES);
      }
    }
    return vectors;
  }

  /** The standard deviation of a rating around the mean prediction, its noise included. */
  double deviation(int user, int item) {
    int row = user == IdMap.UNKNOWN ? users.rows() - 1 : user;
    double mean = (mean(user, item) - offset) / unit;
    double variance = 0;
    for (int draw = 0; draw < count; draw++) {
      double distance = product(users, row, item, draw * length, length) - mean;
      variance += distance * distance + 1.0 / noises[draw];
    }
    return unit * Math.sqrt(variance / count);
  }

  private double product(FloatMatrix people, int person, int item, int from, int columns) {
    int row = item == IdMap.UNKNOWN ? items.rows() - 1 : item;
    return Kernels.best()
        .dot(
            people.values(),
            people.offset(person) + from,
            items.values(),
            items.offset(row) + from,
            columns);
  }

  /** The items' vectors of all draws without their biases: items x (count x factors). */
  FloatMatrix itemFactors() {
    int factors = length - BIASES;
    FloatMatrix vectors = new FloatMatrix(items.rows() - 1, count * factors);
    for (int item = 0; item < vectors.rows(); item++) {
      for (int draw = 0; draw < count; draw++) {
        System.arraycopy(
            items.values(),
            at(items, item, draw) + BIASES,
            vectors.values(),
            vectors.offset(item) + draw * factors,
            factors);
      }
    }
    return vectors;
  }

  /**
   * The vectors of a new user in all draws: in each the mean of the posterior given the ratings.
   *
   * @param rated indices of the rated items
   * @param ratings their ratings
   * @return 1 x (count x length)
   */
  FloatMatrix foldIn(int[] rated, double[] ratings) {
    FloatMatrix person = new FloatMatrix(1, count * length);
    CholeskySolver equations = new CholeskySolver(length - CONSTANT, Kernels.best());
    double[] shift = new double[length - CONSTANT];
    double[] precision = new double[precisions.columns()];
    for (int draw = 0; draw < count; draw++) {
      int at = draw * length;
      for (int k = 0; k < precision.length; k++) {
        precision[k] = precisions.get(draw, k);
      }
      multiply(precision, priorMean(draw, rated), shift);
      equations.reset();
      for (int n = 0; n < rated.length; n++) {
        int vector = at(items, rated[n], draw);
        float itemBias = items.values()[vector];
        equations.add(
            items.values(), vector + CONSTANT, (float) ((ratings[n] - offset) / unit - itemBias));
      }
      person.values()[at] = 1;
      if (!equations.draw(noises[draw], precision, shift, null, person.values(), at + CONSTANT)) {
        throw new ArithmeticException("the equations of the new user cannot be solved");
      }
    }
    return person;
  }

  private double[] priorMean(int draw, int[] rated) {
    double[] mean = new double[length - CONSTANT];
    int unknown = at(users, users.rows() - 1, draw) + CONSTANT;
    double scale = 1 / Math.sqrt(rated.length);
    for (int k = 0; k < mean.length; k++) {
      mean[k] = users.values()[unknown + k];
      if (feedback.rows() > 0) {
        for (int item : rated) {
          mean[k] += scale * feedback.values()[at(feedback, item, draw) + CONSTANT + k];
        }
      }
    }
    return mean;
  }

  /** The product of a square matrix and a vector. */
  static void multiply(double[] matrix, double[] x, double[] product) {
    int d = x.length;
    for (int row = 0; row < d; row++) {
      double sum = 0;
      for (int c = 0; c < d; c++) {
        sum += matrix[row * d + c] * x[c];
      }
      product[row] = sum;
    }
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json("posterior.json", new Settings(offset, unit));
    users.save(archive, "user_vectors");
    items.save(archive, "item_vectors");
    feedback.save(archive, "feedback_vectors");
    precisions.save(archive, "prior_precisions");
    archive.floats("noise_precisions", noises);
  }

  /** Reads what {@link #save} wrote; the parameters are those of {@link #room}. */
  public static PosteriorDraws load(
      ArchiveReader archive, int count, int length, Catalog catalogue, boolean feedback)
      throws IOException {
    int users = catalogue.users().size();
    int items = catalogue.items().size();
    int free = length - CONSTANT;
    float[] noises = archive.floats("noise_precisions", count);
    if (IntStream.range(0, count).anyMatch(draw -> noises[draw] <= 0)) {
      throw new ModelFileException("noise_precisions: a precision is not above 0");
    }
    Settings settings = archive.json("posterior.json", Settings.class);
    return new PosteriorDraws(
        count,
        settings.offset(),
        settings.unit(),
        FloatMatrix.load(archive, "user_vectors", users + 1, count * length),
        FloatMatrix.load(archive, "item_vectors", items + 1, count * length),
        FloatMatrix.load(archive, "feedback_vectors", feedback ? items : 0, count * length),
        FloatMatrix.load(archive, "prior_precisions", count, free * free),
        noises);
  }

  /** What the arrays and the options do not say. */
  record Settings(double offset, double unit) {
    Settings {
      if (!Double.isFinite(offset)) {
        throw new IllegalArgumentException("offset " + offset + " is no rating");
      }
      if (!(unit > 0 && Double.isFinite(unit))) {
        throw new IllegalArgumentException("unit " + unit + " is not above 0");
      }
    }
  }
}
