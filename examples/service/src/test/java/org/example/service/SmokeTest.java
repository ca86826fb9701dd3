package org.example.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;

/** Starts the service, asks it everything, swaps its model, and stops it. */
public final class SmokeTest {

  private static final Duration NOTICE = Duration.ofMillis(500);
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String GUEST = "{\"ratings\": {\"m007\": 5, \"m012\": 1}}";

  private final ServiceClient client;
  private final Path modelFile;

  private SmokeTest(ServiceClient client, Path modelFile) {
    this.client = client;
    this.modelFile = modelFile;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("film-service-test");
    Path modelFile = folder.resolve("model.zip");
    Path otherModel = folder.resolve("other.zip");
    SampleModel.save(modelFile, 1);
    SampleModel.save(otherModel, 2);
    try (FilmService service = FilmService.start(modelFile, 0, WATCH_INTERVAL, NOTICE)) {
      SmokeTest test = new SmokeTest(new ServiceClient(service.port()), modelFile);
      test.queriesAreAnswered();
      test.mistakesHaveTheirStatus();
      test.aBrokenFileLeavesTheOldModelInService();
      test.aNewFileIsServed(otherModel);
      BrowserTest.run(service.port(), folder);
      test.theEndCutsNoRequest(service);
    }
    System.out.println("The service answered, swapped its model and stopped.");
  }

  private void queriesAreAnswered() throws Exception {
    check(client.text("/").contains("<h1>Films for you</h1>"), "the page");
    check(get("/health", 200).at("/status").asText().equals("up"), "health");
    check(get("/api/model", 200).at("/capabilities").size() > 0, "capabilities");
    check(get("/api/items?query=lighthouse", 200).at("/items").size() > 0, "titles found");
    check(get("/api/similar?item=m007&n=3", 200).at("/items").size() == 3, "similar films");
    check(get("/api/recommend?user=u001&n=5", 200).at("/items").size() == 5, "recommendations");
    check(
        get("/api/explain?user=u001&item=m007", 200).at("/contributions").size() > 0,
        "an explanation");

    var films = post("/api/recommend?n=4&where=year=1990..&diversity=0.3", GUEST, 200);
    check(films.at("/items").size() == 4, "a guest's recommendations");
    films
        .at("/items")
        .forEach(
            film -> {
              double score = film.at("/score").asDouble();
              check(film.at("/attributes/year/0").asInt() >= 1990, "the filter");
              check(film.at("/interval/low").asDouble() < score, "the interval");
            });
    check(
        post("/api/explain?item=m100", GUEST, 200).at("/contributions").size() == 2,
        "an explanation for a guest");
  }

  private void mistakesHaveTheirStatus() throws Exception {
    get("/api/recommend?user=nobody", 404);
    get("/api/similar?item=nothing", 404);
    get("/api/nothing", 404);
    get("/api/recommend", 400);
    get("/api/recommend?user=u001&n=0", 400);
    get("/api/recommend?user=u001&where=color=red", 400);
    get("/api/recommend?user=u001&diversity=2", 400);
    post("/api/recommend", "no JSON", 400);
    post("/api/recommend", "{\"ratings\": {\"m007\": 9}}", 400);
    post("/api/recommend", "{\"ratings\": {\"m007\": null}}", 400);
    post("/api/recommend", "{\"ratings\": {\"nothing\": 5}}", 404);
    post("/api/recommend", " ".repeat(100_000), 413);
    post("/api/items", "", 405);
  }

  private void aBrokenFileLeavesTheOldModelInService() throws Exception {
    String loaded = get("/health", 200).at("/loaded").asText();
    byte[] model = Files.readAllBytes(modelFile);
    Files.write(modelFile, Arrays.copyOf(model, model.length / 2));
    Thread.sleep(4 * WATCH_INTERVAL.toMillis());
    check(get("/health", 200).at("/loaded").asText().equals(loaded), "the old model");
  }

  private void aNewFileIsServed(Path otherModel) throws Exception {
    Files.move(otherModel, modelFile, StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (get("/api/model", 200).at("/seed").asInt() != 2) {
      check(System.nanoTime() < end, "the new model within " + PATIENCE);
      Thread.sleep(WATCH_INTERVAL.toMillis());
    }
  }

  /** A client that asks until {@code /health} says that the service ends has all its answers. */
  private void theEndCutsNoRequest(FilmService service) throws Exception {
    Thread end = new Thread(service::close);
    end.start();
    int answered = 0;
    while (client.get("/health").status() != HttpStatus.UNAVAILABLE) {
      get("/api/recommend?user=u001", 200);
      answered++;
    }
    get("/api/recommend?user=u001", 200); // one that was on its way
    check(get("/health", 503).at("/error").asText().contains("ending"), "the reason");
    end.join(PATIENCE.toMillis());
    check(!end.isAlive(), "the end after " + answered + " further requests");
  }

  private JsonNode get(String path, int status) throws IOException, InterruptedException {
    return checked(path, client.get(path), status);
  }

  private JsonNode post(String path, String body, int status)
      throws IOException, InterruptedException {
    return checked(path, client.post(path, body), status);
  }

  private static JsonNode checked(String path, ServiceClient.Answer answer, int status) {
    check(answer.status() == status, path + " has status " + answer.status() + ", not " + status);
    boolean saysWhy = !answer.json().at("/error").asText().isEmpty();
    check(saysWhy == (status != 200), path + " answers " + answer.json());
    return answer.json();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
