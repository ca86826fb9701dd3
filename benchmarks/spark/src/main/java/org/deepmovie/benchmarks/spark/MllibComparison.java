package org.deepmovie.benchmarks.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.spark.RatingFrame;
import org.deepmovie.spark.SparkPmf;
import org.deepmovie.spark.SparkPmfModel;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fits {@code pmf} on Spark and MLlib's {@link ALS} to the same ratings in one run, and prints what
 * an epoch of each costs and the RMSE on a tenth of the ratings. A twentieth of the ratings is the
 * validation set: by it {@code pmf} stops, and its RMSE of ALS, printed for each regularization
 * that is tried, tells which to take.
 */
@Command(name = "MllibComparison", mixinStandardHelpOptions = true, sortOptions = false)
public final class MllibComparison implements Callable<Integer> {

  private static final int BUCKETS = 20;
  private static final int TEST_BUCKETS = 2;
  private static final int ALS_EPOCHS = 12;
  private static final double STEP = 0.5;
  private static final long SEED = 1;

  @Option(
      names = "--ratings",
      required = true,
      description = "csv of user, item, rating; ids are whole numbers")
  private String path = "";

  @Option(names = "--separator", description = "what separates the columns; default: ','")
  private String separator = ",";

  @Option(names = "--header", description = "the csv has a line of names")
  private boolean header;

  @Option(names = "--factors", description = "default: ${DEFAULT-VALUE}")
  private int factors = 50;

  @Option(names = "--blocks", description = "blocks of users, and of items; default: 4")
  private int blocks = 4;

  @Option(names = "--epochs", description = "how many the mean is of; default: ${DEFAULT-VALUE}")
  private int epochs = 10;

  @Option(
      names = "--regularization",
      split = ",",
      description = "what ALS tries; default: ${DEFAULT-VALUE}")
  private List<Double> regularizations = List.of(0.03, 0.05, 0.08);

  private MllibComparison() {}

  /** Runs the comparison and ends the JVM if it failed. */
  public static void main(String[] args) {
    int code = new CommandLine(new MllibComparison()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() {
    SparkSession session = SparkSession.builder().appName("pmf and MLlib").getOrCreate();
    SparkCosts costs = SparkCosts.of(session);
    Dataset<Row> ratings = read(session).cache();
    Dataset<Row> train = ratings.where(col("bucket").gt(TEST_BUCKETS)).drop("bucket");
    Dataset<Row> validation = ratings.where(col("bucket").equalTo(TEST_BUCKETS)).drop("bucket");
    Dataset<Row> test = ratings.where(col("bucket").lt(TEST_BUCKETS)).drop("bucket");
    System.out.printf("%d ratings, %d for training%n", ratings.count(), train.count());
    Row range = ratings.selectExpr("min(rating)", "max(rating)").first();
    RatingScale scale = new RatingScale(range.getFloat(0), range.getFloat(1), STEP);

    print(
        "pmf",
        costs.ofEpoch(
            epochs,
            (listener, number) -> pmf(number, scale, train, Optional.empty(), listener).close()));
    try (SparkPmfModel model =
        pmf(PmfOptions.defaults().epochs(), scale, train, Optional.of(validation), epoch -> {})) {
      System.out.printf(
          Locale.ROOT, "pmf: test RMSE %.4f%n", rmse(predictions(model, test), scale));
    }
    double tried = regularizations.get(0);
    print(
        "ALS",
        costs.ofUnseenEpoch(epochs, number -> als(number, tried, train).userFactors().count()));
    double mean = train.select(avg("rating")).first().getDouble(0);
    for (double regularization : regularizations) {
      ALSModel model = als(ALS_EPOCHS, regularization, train);
      System.out.printf(
          Locale.ROOT,
          "ALS, regularization %s: validation RMSE %.4f, test RMSE %.4f%n",
          regularization,
          rmse(predictions(model, validation, mean), scale),
          rmse(predictions(model, test, mean), scale));
    }
    session.stop();
    return 0;
  }

  private Dataset<Row> read(SparkSession session) {
    Dataset<Row> rows = session.read().option("sep", separator).option("header", header).csv(path);
    String[] names = rows.columns();
    return rows.select(
            rows.col(names[0]).cast("int").as("user"),
            rows.col(names[1]).cast("int").as("item"),
            rows.col(names[2]).cast("float").as("rating"))
        .withColumn(
            "bucket", pmod(xxhash64(col("user"), col("item"), lit(SEED)), lit((long) BUCKETS)));
  }

  private SparkPmfModel pmf(
      int number,
      RatingScale scale,
      Dataset<Row> train,
      Optional<Dataset<Row>> validation,
      TrainingListener listener) {
    return SparkPmf.of(PmfOptions.defaults().withFactors(factors).withEpochs(number))
        .withScale(scale)
        .withBlocks(blocks, blocks)
        .fit(
            RatingFrame.of(train),
            validation.map(RatingFrame::of),
            TrainingContext.ofSeed(SEED).withListener(listener));
  }

  private ALSModel als(int number, double regularization, Dataset<Row> train) {
    return new ALS()
        .setRank(factors)
        .setMaxIter(number)
        .setRegParam(regularization)
        .setNumBlocks(blocks)
        .setSeed(SEED)
        .fit(train);
  }

  /** What is not known of a user or an item adds nothing. */
  private static Dataset<Row> predictions(SparkPmfModel model, Dataset<Row> rows) {
    Column product =
        expr("aggregate(zip_with(p, q, (x, y) -> double(x * y)), 0D, (sum, term) -> sum + term)");
    return rows.join(
            model.userVectors().selectExpr("int(user) as user", "bias as userBias", "factors as p"),
            new String[] {"user"},
            "left_outer")
        .join(
            model.itemVectors().selectExpr("int(item) as item", "bias as itemBias", "factors as q"),
            new String[] {"item"},
            "left_outer")
        .withColumn(
            "prediction",
            lit(model.settings().globalMean())
                .plus(coalesce(col("userBias"), lit(0)))
                .plus(coalesce(col("itemBias"), lit(0)))
                .plus(coalesce(product, lit(0))));
  }

  /** Cold users and items get the mean rating. */
  private static Dataset<Row> predictions(ALSModel model, Dataset<Row> rows, double mean) {
    return model
        .transform(rows)
        .withColumn(
            "prediction", when(isnan(col("prediction")), mean).otherwise(col("prediction")));
  }

  private static double rmse(Dataset<Row> predictions, RatingScale scale) {
    Column clipped =
        greatest(lit(scale.min()), least(lit(scale.max()), col("prediction").cast("double")));
    return predictions
        .select(sqrt(avg(pow(clipped.minus(col("rating")), lit(2)))))
        .first()
        .getDouble(0);
  }

  private static void print(String model, SparkCosts.Cost epoch) {
    System.out.printf(
        Locale.ROOT,
        "%s: an epoch takes %.2f s of CPU in tasks, %.2f s in the process, %.2f s by the clock,"
            + " %.2f MB of shuffle%n",
        model,
        epoch.taskSeconds(),
        epoch.processSeconds(),
        epoch.wallSeconds(),
        epoch.shuffleBytes() / 1e6);
  }
}
