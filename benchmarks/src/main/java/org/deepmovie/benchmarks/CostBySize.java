package org.deepmovie.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.binary.DatasetFile;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Prints what reading and fitting cost by the number of ratings, as a table in Markdown. A row is
 * measured once, after the rows before it have warmed the JVM up.
 *
 * <p>Heap is the most that was in use after a garbage collection, the data set included.
 */
public final class CostBySize {

  private static final long SEED = 1;
  private static final int LISTS = 1000;
  private static final int WARM_UP = 100_000;
  private static final String WITHOUT_TIMES = "--without-times";

  private final AtomicLong heap = new AtomicLong();
  private final Providers providers = Providers.load();
  private final List<String> models;
  private final boolean withTimes;

  private CostBySize(List<String> models, boolean withTimes) {
    this.models = models;
    this.withTimes = withTimes;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, nothing) ->
                  noteHeap(
                      GarbageCollectionNotificationInfo.from(
                          (CompositeData) notification.getUserData())),
              null,
              null);
    }
  }

  private void noteHeap(GarbageCollectionNotificationInfo info) {
    long used =
        info.getGcInfo().getMemoryUsageAfterGc().values().stream()
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    heap.accumulateAndGet(used, Math::max);
  }

  /**
   * Prints the table.
   *
   * @param args {@code --without-times} if the ratings shall have none; the numbers of ratings;
   *     models with options, such as {@code 100000 1000000 baseline svd:epochs=2}
   */
  public static void main(String[] args) throws Exception {
    List<String> all = List.of(args);
    List<String> sizes = all.stream().filter(arg -> arg.matches("\\d+")).toList();
    List<String> models =
        all.stream().filter(arg -> !arg.matches("\\d+") && !arg.equals(WITHOUT_TIMES)).toList();
    if (sizes.isEmpty() || models.isEmpty()) {
      System.err.println("usage: CostBySize [" + WITHOUT_TIMES + "] RATINGS... MODEL...");
      System.exit(2);
    }
    CostBySize cost = new CostBySize(models, !all.contains(WITHOUT_TIMES));
    cost.measure(WARM_UP, false);
    System.out.println("| ratings | what | wall, s | CPU, s | heap, MB |");
    System.out.println("|---|---|---|---|---|");
    for (String size : sizes) {
      cost.measure(Integer.parseInt(size), true);
    }
  }

  private void measure(int ratings, boolean prints) throws Exception {
    Path text = Files.createTempFile("ratings", ".csv");
    Path binary = Files.createTempFile("ratings", ".dmd");
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      writeCsv(RatingGenerator.ofSize(ratings, SEED), text);
      timed(ratings, "a pass over the csv", prints, () -> PlainPass.lines(text, workers));
      Dataset read = timed(ratings, "reading the csv", prints, () -> Datasets.read(text));
      DatasetFile.write(read, binary);
      read = null;
      Dataset data = timed(ratings, "reading the binary form", prints, () -> Datasets.read(binary));
      for (String model : models) {
        fit(data, model, prints);
      }
    } finally {
      Files.delete(text);
      Files.delete(binary);
    }
  }

  private void writeCsv(RatingGenerator generator, Path file) throws IOException {
    if (withTimes) {
      generator.writeCsv(file);
    } else {
      generator.writeCsvWithoutTimes(file);
    }
  }

  private void fit(Dataset data, String model, boolean prints) throws Exception {
    int ratings = data.ratings().size();
    ModelSpec spec = ModelSpec.parse(model);
    Recommender fitted =
        timed(
            ratings,
            "`" + model + "`, fit",
            prints,
            () ->
                providers
                    .trainer(spec.name(), spec.options())
                    .fit(data, TrainingContext.ofSeed(SEED)));
    int users = Math.min(LISTS, data.users().size());
    timed(
        ratings,
        "`" + model + "`, ten best items of " + users + " users",
        prints,
        () -> {
          for (int user = 0; user < users; user++) {
            fitted.recommend(user, 10);
          }
          return users;
        });
  }

  private <T> T timed(int ratings, String what, boolean prints, Callable<T> work) throws Exception {
    System.gc();
    heap.set(0);
    long cpu = cpuNanos();
    long start = System.nanoTime();
    T result = work.call();
    double wall = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (cpuNanos() - cpu) / 1e9;
    System.gc();
    // Collections are notified by a thread of their own.
    Thread.sleep(100);
    if (prints) {
      System.out.printf(
          "| %,d | %s | %.3f | %.3f | %d |%n", ratings, what, wall, cpuSeconds, heap.get() >> 20);
    }
    return result;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
