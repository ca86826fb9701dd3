package org.deepmovie.cli.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.cli.golden.GoldenModels;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;

/**
 * A service under load: one thread reads files of ratings, one folds new users into the current
 * model and asks it, and one exchanges the model for another from a file, or for one newly fitted
 * and saved. A line tells the {@link ProcessUsage} after each of {@link #SAMPLES} spans of time.
 */
final class SoakMain {

  /** How often the usage is told. */
  static final int SAMPLES = 40;

  private static final String[] MODELS = {
    "bayesian-pmf", "item-knn", "pmf+cnn", "pmf+features", "svd++", "two-tower"
  };

  private final Providers providers = Providers.load();
  private final Dataset data = Sample.generate(1).dataset();
  private final AtomicReference<Recommender> current = new AtomicReference<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong foldIns = new AtomicLong();
  private final AtomicLong swaps = new AtomicLong();
  private final Path folder;
  private volatile boolean over;

  private SoakMain(Path folder) {
    this.folder = folder;
  }

  /**
   * Works for some time.
   *
   * @param arguments an empty folder, and the seconds
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SoakMain soak = new SoakMain(Path.of(arguments[0]));
    soak.prepare();
    soak.run(Duration.ofSeconds(Long.parseLong(arguments[1])));
  }

  /** A step of a thread. */
  private interface Step {
    void take(SplittableRandom random) throws IOException;
  }

  private void prepare() throws IOException {
    StringBuilder rows = new StringBuilder("user,item,rating\n");
    for (int user = 0; user < data.users().size(); user++) {
      var ratings = data.ratings().byUser();
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        rows.append(data.users().id(user)).append(',');
        rows.append(data.items().id(ratings.column(p))).append(',');
        rows.append(ratings.value(p)).append('\n');
      }
    }
    Files.writeString(folder.resolve("ratings.csv"), rows);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("ratings.gz")))) {
      out.write(Files.readAllBytes(folder.resolve("ratings.csv")));
    }
    Files.writeString(folder.resolve("broken.csv"), "user,item,rating\na,\"b,3\n");
    for (String model : MODELS) {
      fitAndSave(model);
    }
    current.set(load(MODELS[0]));
  }

  private Path file(String model) {
    return folder.resolve(model + ".zip");
  }

  private void fitAndSave(String model) throws IOException {
    Recommender fitted =
        providers
            .trainer(model + ":" + GoldenModels.OPTIONS.get(model))
            .fit(data, TrainingContext.ofSeed(1).withThreads(2));
    ModelFile.save(fitted, file(model));
  }

  private Recommender load(String model) throws IOException {
    return ModelFile.load(file(model), providers);
  }

  private void run(Duration time) throws InterruptedException {
    List<Thread> threads =
        List.of(thread(this::read), thread(this::foldIn), thread(this::exchange));
    for (int sample = 1; sample <= SAMPLES; sample++) {
      Thread.sleep(time.dividedBy(SAMPLES).toMillis());
      System.out.println(ProcessUsage.now());
    }
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf(
        "%s files read, %s users folded in, %s models exchanged%n", reads, foldIns, swaps);
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
  }

  private Thread thread(Step step) {
    Thread thread =
        new Thread(
            () -> {
              SplittableRandom random = new SplittableRandom(7);
              try {
                while (!over) {
                  step.take(random);
                }
              } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              }
            });
    thread.start();
    return thread;
  }

  private void read(SplittableRandom random) throws IOException {
    Datasets.read(folder.resolve(random.nextBoolean() ? "ratings.csv" : "ratings.gz"));
    try {
      Datasets.read(folder.resolve("broken.csv"));
      throw new IllegalStateException("an open quote was read");
    } catch (DataFormatException refused) {
      reads.addAndGet(2);
    }
  }

  private void foldIn(SplittableRandom random) {
    Recommender model = current.get();
    Map<String, Double> ratings = new HashMap<>();
    for (int n = 0; n < 10; n++) {
      int item = random.nextInt(data.items().size());
      ratings.put(data.items().id(item), data.scale().round(1 + 4 * random.nextDouble()));
    }
    FoldedInUser user = model.foldIn(ratings);
    if (user.recommend(10).isEmpty() || !Double.isFinite(user.predict(0))) {
      throw new IllegalStateException("no answer of " + model);
    }
    model.recommend(random.nextInt(data.users().size()), 10);
    foldIns.incrementAndGet();
  }

  private void exchange(SplittableRandom random) throws IOException {
    String model = MODELS[random.nextInt(MODELS.length)];
    if (random.nextInt(4) == 0) {
      fitAndSave(model);
    }
    current.set(load(model));
    swaps.incrementAndGet();
  }
}
