package org.example.service;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A service that recommends films over HTTP, with a page to try it.
 *
 * <p>Arguments: {@code [PORT [MODEL_FILE]]}. Without a file a model is fitted to the sample first.
 */
public final class FilmService implements AutoCloseable {

  private static final int DEFAULT_PORT = 8080;
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  /** As long as a load balancer may take to see that the service ends. */
  private static final Duration NOTICE = Duration.ofSeconds(5);

  private final HttpService http;
  private final ModelWatcher watcher;

  private FilmService(HttpService http, ModelWatcher watcher) {
    this.http = http;
    this.watcher = watcher;
  }

  /**
   * Starts the service.
   *
   * @param port 0 for any free one
   * @param watchInterval how often the model's file is looked at
   * @param notice how long the service goes on after it was told to end, so that load balancers see
   *     it in {@code /health}
   * @throws IOException if the model cannot be loaded, or the port is taken
   */
  static FilmService start(Path modelFile, int port, Duration watchInterval, Duration notice)
      throws IOException {
    LiveModel live = LiveModel.open(modelFile);
    Drain drain = new Drain();
    HttpService http =
        HttpService.start(port, new Router(new FilmApi(live, drain).routes()), drain, notice);
    return new FilmService(http, new ModelWatcher(live, watchInterval));
  }

  int port() {
    return http.port();
  }

  /** Ends watching, drains, and ends all threads. */
  @Override
  public void close() {
    watcher.close();
    http.close();
  }

  /** Starts the service and ends it when the process is told to end. */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? port(args[0]) : DEFAULT_PORT;
    Path modelFile = args.length > 1 ? Path.of(args[1]) : fittedToSample();
    try {
      FilmService service = start(modelFile, port, WATCH_INTERVAL, NOTICE);
      Runtime.getRuntime().addShutdownHook(new Thread(service::close));
      System.out.printf("http://localhost:%d/ serves %s%n", service.port(), modelFile);
    } catch (BindException e) {
      fail("Port " + port + " is in use; give another one as the first argument.");
    } catch (IOException e) {
      fail(e.getMessage());
    }
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
      fail("'" + text + "' is not a port; the arguments are [PORT [MODEL_FILE]].");
    }
    return Integer.parseInt(text);
  }

  private static Path fittedToSample() throws IOException {
    Path file = Files.createTempDirectory("film-service").resolve("model.zip");
    System.out.println("A model is being fitted to the sample: " + file);
    SampleModel.save(file, 1);
    return file;
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
