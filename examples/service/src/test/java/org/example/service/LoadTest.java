package org.example.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the service on this machine: first with one model, then while models are swapped.
 *
 * <p>Arguments: {@code [CLIENTS [SWAPS]]}. Ends with status 1 if a request is lost.
 */
public final class LoadTest {

  private static final Duration NOTICE = Duration.ofMillis(500);
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(20);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration STEADY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final ServiceClient client;
  private final int clients;

  private LoadTest(ServiceClient client, int clients) {
    this.client = client;
    this.clients = clients;
  }

  public static void main(String[] args) throws Exception {
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : 8;
    int swaps = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    Path folder = Files.createTempDirectory("film-service-load");
    Path modelFile = folder.resolve("model.zip");
    List<Path> models = List.of(folder.resolve("model1.zip"), folder.resolve("model2.zip"));
    SampleModel.save(models.get(0), 1);
    SampleModel.save(models.get(1), 2);
    Files.copy(models.get(0), modelFile);
    boolean lost;
    try (FilmService service = FilmService.start(modelFile, 0, WATCH_INTERVAL, NOTICE)) {
      ServiceClient client = new ServiceClient(service.port());
      LoadTest test = new LoadTest(client, clients);
      test.during(() -> Thread.sleep(WARM_UP.toMillis()));
      LoadReport steady = test.during(() -> Thread.sleep(STEADY.toMillis()));
      LoadReport swapping = test.during(() -> swap(swaps, models, modelFile, client));
      System.out.printf("%d clients, one model: %s%n", clients, steady);
      System.out.printf("%d clients, %d swaps:  %s%n", clients, swaps, swapping);
      lost = steady.errors() + swapping.errors() > 0;
    }
    System.exit(lost ? 1 : 0);
  }

  /** What happens while the clients ask. */
  private interface Action {
    void run() throws Exception;
  }

  /** Replaces the model's file, and waits each time until the service answers by the new model. */
  private static void swap(int swaps, List<Path> models, Path modelFile, ServiceClient client)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int n = 1; n <= swaps; n++) {
      int next = n % models.size();
      Path copy = modelFile.resolveSibling("next.zip");
      Files.copy(models.get(next), copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, modelFile, StandardCopyOption.ATOMIC_MOVE);
      while (client.get("/api/model").json().at("/seed").asInt() != next + 1) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("only " + n + " swaps within " + LONGEST);
        }
        Thread.sleep(WATCH_INTERVAL.toMillis());
      }
    }
  }

  /** Lets all clients ask, each for the next film as soon as it has an answer, during an action. */
  private LoadReport during(Action action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      List<LoadClient> running = new ArrayList<>();
      List<Future<?>> ends = new ArrayList<>();
      for (int n = 0; n < clients; n++) {
        running.add(new LoadClient(client, n));
        ends.add(threads.submit(running.get(n)));
      }
      try {
        action.run();
      } finally {
        running.forEach(LoadClient::stop);
      }
      for (Future<?> end : ends) {
        end.get();
      }
      return LoadReport.of(running, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      threads.shutdown();
    }
  }
}
