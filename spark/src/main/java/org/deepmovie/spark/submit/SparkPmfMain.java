package org.deepmovie.spark.submit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.internal.spark.table.BlockSearch;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.internal.spark.table.StoragePaths;
import org.deepmovie.spark.ItemFrame;
import org.deepmovie.spark.RatingFrame;
import org.deepmovie.spark.SparkPmf;
import org.deepmovie.spark.SparkPmfModel;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fits {@code pmf}, with or without an encoder, to files of ratings, for {@code spark-submit
 * --class org.deepmovie.spark.submit.SparkPmfMain}. Progress and errors, of one line each, go to
 * the standard error output; the exit code is 2 if the input cannot be used.
 */
@Command(
    name = "SparkPmfMain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Fits pmf to ratings on Apache Spark and writes the model.")
public final class SparkPmfMain implements Callable<Integer> {

  private static final int BUCKETS = 1_000_000;

  /** The forms of files. */
  enum TableFormat {
    CSV,
    PARQUET
  }

  @Option(
      names = "--ratings",
      required = true,
      paramLabel = "PATH",
      description = "The ratings: a file or folder.")
  private String ratings;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "The format of the ratings: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private TableFormat format = TableFormat.CSV;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description =
          "The columns of user, item, rating, and perhaps time; default: user,item,rating.")
  private List<String> columns = List.of("user", "item", "rating");

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      description = "What separates the columns of csv; default: ','.")
  private String separator = ",";

  @Option(
      names = "--no-header",
      description = "The csv has no line of names; its columns are _c0, _c1, ...")
  private boolean noHeader;

  @Option(
      names = "--validation",
      paramLabel = "PATH",
      description = "Validation ratings for early stopping, in the same format.")
  private @Nullable String validation;

  @Option(
      names = "--validation-share",
      paramLabel = "SHARE",
      description =
          "Hold out this share of the ratings for early stopping; default: ${DEFAULT-VALUE}.")
  private double validationShare;

  @Option(
      names = "--model",
      paramLabel = "SPEC",
      description =
          "pmf with options, such as pmf:factors=50, or with an encoder, such as pmf+features;"
              + " default: ${DEFAULT-VALUE}.")
  private String model = AlternatingPmf.NAME;

  @Option(
      names = "--items",
      paramLabel = "PATH",
      description =
          "What an encoder reads, in the same format, with names of columns: item, perhaps title"
              + " and text; all others are attributes, in which '|' separates several categories.")
  private @Nullable String items;

  @Option(
      names = "--blocks",
      paramLabel = "USERSxITEMS",
      description = "Numbers of blocks, such as 64x16; default: twice the cores of each.")
  private @Nullable String blocks;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "The seed; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "A new folder for the model.")
  private String out;

  @Option(
      names = "--recommend",
      paramLabel = "N",
      description = "Also recommend N items to every user, in FOLDER/recommendations.")
  private int recommend;

  @Option(
      names = "--recommendations-format",
      paramLabel = "FORMAT",
      description = "The format of the recommendations; default: ${DEFAULT-VALUE}.")
  private TableFormat recommendationsFormat = TableFormat.PARQUET;

  @Option(names = "--debug", description = "Print the stack trace of an error.")
  private boolean debug;

  private final PrintStream log;

  /**
   * A command.
   *
   * @param log for progress and errors
   */
  SparkPmfMain(PrintStream log) {
    this.log = log;
  }

  /** Runs the command and ends the JVM if it failed. */
  public static void main(String[] args) {
    int code = run(args, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs the command: 0, or 2 for an error. */
  static int run(String[] args, PrintStream log) {
    return new CommandLine(new SparkPmfMain(log))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  @Override
  public Integer call() {
    SparkSession session = SparkSession.builder().appName("deepmovie pmf").getOrCreate();
    try {
      fit(session);
      return 0;
    } catch (IllegalArgumentException | DivergedException | UncheckedIOException e) {
      return failed(e, e.getMessage());
    } catch (Exception e) { // Spark throws AnalysisException and others without declaring them.
      if (e instanceof AnalysisException) {
        return failed(e, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
      throw new IllegalStateException(e);
    } finally {
      session.stop();
    }
  }

  private int failed(Exception e, @Nullable String message) {
    log.println("deepmovie: " + message);
    if (debug) {
      e.printStackTrace(log);
    }
    return CommandLine.ExitCode.USAGE;
  }

  private void fit(SparkSession session) {
    requireOptionsInRange();
    StoragePaths.requireNew(session, out);
    SparkPmf pmf = pmf(session);
    KernelReport.of(session).lines().forEach(log::println);
    Dataset<Row> all = read(session, ratings);
    Optional<Dataset<Row>> heldOut =
        Optional.ofNullable(validation).map(path -> read(session, path));
    Dataset<Row> train = all;
    if (validationShare > 0) {
      train = all.where(bucket().geq(lit(validationShare * BUCKETS)));
      heldOut = Optional.of(all.where(bucket().lt(lit(validationShare * BUCKETS))));
    }
    TrainingContext context = TrainingContext.ofSeed(seed).withListener(new ProgressLog(log));
    try (SparkPmfModel fitted = pmf.fit(frame(train), heldOut.map(this::frame), context)) {
      fitted.write(out);
      log.printf("model written to %s%n", out);
      if (recommend > 0) {
        write(fitted.recommendAll(recommend), out + "/recommendations");
      }
    }
  }

  private void requireOptionsInRange() {
    if (!(validationShare >= 0 && validationShare < 1)) {
      throw new IllegalArgumentException(
          "--validation-share %s: give a number from 0 to below 1".formatted(validationShare));
    }
    if (validationShare > 0 && validation != null) {
      throw new IllegalArgumentException("give either --validation or --validation-share");
    }
    if (recommend < 0) {
      throw new IllegalArgumentException("--recommend %d: give 0 or more".formatted(recommend));
    }
  }

  /** A number below {@link #BUCKETS} that only the rating and the seed decide. */
  private Column bucket() {
    return pmod(xxhash64(col(columns.get(0)), col(columns.get(1)), lit(seed)), lit((long) BUCKETS));
  }

  private SparkPmf pmf(SparkSession session) {
    int cores = Math.max(1, session.sparkContext().defaultParallelism());
    int[] counts = blocks == null ? new int[] {2 * cores, 2 * cores} : counts(blocks);
    return PmfSpec.parse(model)
        .model(
            Optional.ofNullable(items)
                .map(path -> () -> ItemFrame.of(read(session, path, true)).collect()))
        .withBlocks(counts[0], counts[1]);
  }

  private static int[] counts(String blocks) {
    if (!blocks.matches("[1-9][0-9]{0,5}x[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          "--blocks '%s': give two numbers such as 64x16".formatted(blocks));
    }
    int x = blocks.indexOf('x');
    return new int[] {
      Integer.parseInt(blocks.substring(0, x)), Integer.parseInt(blocks.substring(x + 1))
    };
  }

  private Dataset<Row> read(SparkSession session, String path) {
    return read(session, path, !noHeader);
  }

  private Dataset<Row> read(SparkSession session, String path, boolean header) {
    DataFrameReader reader = session.read();
    return format == TableFormat.PARQUET
        ? reader.parquet(path)
        : reader.option("header", header).option("sep", separator).csv(path);
  }

  private RatingFrame frame(Dataset<Row> rows) {
    if (columns.size() < 3 || columns.size() > 4) {
      throw new IllegalArgumentException(
          "--columns %s: name the columns of user, item, rating, and perhaps time"
              .formatted(String.join(",", columns)));
    }
    return new RatingFrame(
        rows, columns.get(0), columns.get(1), columns.get(2), columns.stream().skip(3).findFirst());
  }

  /** Writes a row by user and item: user, rank from 1, item, score. */
  private void write(Dataset<Row> lists, String folder) {
    Dataset<Row> rows =
        lists
            .select(
                col(RatedEntities.USER),
                posexplode(col(BlockSearch.RECOMMENDATIONS)).as(new String[] {"rank", "item"}))
            .select(
                col(RatedEntities.USER),
                col("rank").plus(1).as("rank"),
                col("item").getField(RatedEntities.ITEM).as(RatedEntities.ITEM),
                col("item").getField(BlockSearch.SCORE).as(BlockSearch.SCORE));
    switch (recommendationsFormat) {
      case CSV -> rows.write().option("header", true).csv(folder);
      case PARQUET -> rows.write().parquet(folder);
    }
    log.printf(Locale.ROOT, "%d recommendations for every user written to %s%n", recommend, folder);
  }
}
