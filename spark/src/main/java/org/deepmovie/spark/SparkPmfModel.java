package org.deepmovie.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.internal.spark.table.BlockSearch;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.ItemIndex;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;

/**
 * What {@link SparkPmf} fits: the vectors of users and items in tables. The rating of user u for
 * item i is predicted as
 *
 * <pre>  r = mu + b_u + b_i + p_u . q_i</pre>
 *
 * with the global mean mu, the biases b and the factors p and q (Kim et al. 2016, eq. 7 and 8). The
 * biases are 0 unless {@code centering=biases}; mu is 0 with {@code centering=none}. Immutable. The
 * tables are cached until {@link #close}.
 */
public final class SparkPmfModel implements AutoCloseable {

  /**
   * What was fitted, apart from the vectors.
   *
   * @param model the name of the model, such as "pmf+cnn"
   * @param options of the fit
   * @param encoderOptions those of the encoder by name, as text; none without an encoder
   * @param seed of the fit
   * @param globalMean mu
   * @param scale of the ratings
   */
  public record FittedPmfSettings(
      String model,
      PmfOptions options,
      Map<String, String> encoderOptions,
      long seed,
      double globalMean,
      RatingScale scale) {

    /** All options by name, as text. */
    Map<String, String> optionValues() {
      Map<String, String> values =
          new LinkedHashMap<>(OptionsMapper.of(PmfOptions.class).format(options));
      values.putAll(encoderOptions);
      return values;
    }
  }

  private final FittedPmfSettings settings;
  private final Supplier<Trainer> trainer;
  private final Map<String, byte[]> encoder;
  private final Dataset<Row> users;
  private final Dataset<Row> items;

  /**
   * A model in tables of {@link FactorTables}.
   *
   * @param trainer that of one machine
   * @param encoder the contents of the entries of the encoder by name; none without an encoder
   */
  SparkPmfModel(
      FittedPmfSettings settings,
      Supplier<Trainer> trainer,
      Map<String, byte[]> encoder,
      Dataset<Row> users,
      Dataset<Row> items) {
    this.settings = settings;
    this.trainer = trainer;
    this.encoder = encoder;
    this.users = users;
    this.items = items;
  }

  /** Options, seed, global mean and scale. */
  public FittedPmfSettings settings() {
    return settings;
  }

  /** The contents of the entries of the encoder by name; none without an encoder. */
  Map<String, byte[]> encoder() {
    return encoder;
  }

  /** The table of users, with their ratings. */
  Dataset<Row> users() {
    return users;
  }

  /** The table of items. */
  Dataset<Row> items() {
    return items;
  }

  /**
   * The vectors of the users with training ratings: columns {@code user} (string), {@code bias}
   * (float) and {@code factors} (array of floats).
   */
  public Dataset<Row> userVectors() {
    return users
        .where(size(col(FactorTables.RATED_ITEMS)).gt(0))
        .select(RatedEntities.USER, FactorTables.BIAS, FactorTables.FACTORS);
  }

  /**
   * The vectors of the items with training ratings, and with an encoder of all others, too: columns
   * {@code item} (string), {@code bias} (float) and {@code factors} (array of floats).
   */
  public Dataset<Row> itemVectors() {
    return items
        .where(FactorTables.HAS_VECTOR)
        .select(RatedEntities.ITEM, FactorTables.BIAS, FactorTables.FACTORS);
  }

  /**
   * Recommends to all users with training ratings: columns {@code user} (string) and {@code
   * recommendations}, an array of (item, score), best first. The score is the predicted rating, not
   * clipped. Items that a user rated, in the training or in the validation set, are left out, and
   * so are, without an encoder, items without training ratings. The search is exact; every executor
   * gets the vectors of all items.
   *
   * @param n the length of the lists, from 1
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public Dataset<Row> recommendAll(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("%d recommendations; give 1 or more".formatted(n));
    }
    SparkSession session = users.sparkSession();
    Broadcast<ItemIndex> index =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .broadcast(new ItemIndex(items.sort(RatingRow.ITEM).collectAsList()));
    BlockSearch search = new BlockSearch(index, settings.globalMean(), n);
    return session.createDataFrame(
        users
            .where(size(col(FactorTables.RATED_ITEMS)).gt(0))
            .toJavaRDD()
            .mapPartitions(search::lists),
        BlockSearch.COLUMNS);
  }

  /**
   * Writes the model to a new folder, in Parquet files.
   *
   * @param folder a path of any file system that Spark knows
   * @throws IllegalArgumentException if it exists
   */
  public void write(String folder) {
    ParquetModel.write(this, folder);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the folder does not hold a complete model
   */
  public static SparkPmfModel read(SparkSession session, String folder) {
    return ParquetModel.read(session, folder);
  }

  /**
   * The model as {@link org.deepmovie.hybrid.AlternatingPmf} fits it on one machine, with all that
   * it can do: predict, fold in, explain, save. It collects all vectors and ratings: the driver
   * needs about 8 bytes per number of a vector and 60 per rating while it does so. The titles of
   * items are their ids.
   *
   * @throws org.deepmovie.options.OptionException if the encoder of a model that was read is not on
   *     the class path
   */
  public Recommender toRecommender() {
    return collected(Optional.empty());
  }

  /**
   * The recommender as above, with titles and attributes.
   *
   * @param titled items with titles and attributes, in ascending order of their ids: those of the
   *     model, such as {@link ItemEncoding#items}
   * @throws IllegalArgumentException if they are not the items of the model
   */
  public Recommender toRecommender(org.deepmovie.data.Dataset titled) {
    return collected(Optional.of(titled));
  }

  private Recommender collected(Optional<org.deepmovie.data.Dataset> titled) {
    try {
      return new CollectedModel(settings, titled).recommender(trainer.get(), encoder, users, items);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frees the cached tables. */
  @Override
  public void close() {
    users.unpersist();
    items.unpersist();
  }
}
