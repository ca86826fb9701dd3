package org.example.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium, driven by the WebDriver protocol of {@code chromedriver}. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox", // as root, in a container
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  private Browser(Process driver, Path program, int port) throws IOException, InterruptedException {
    this.driver = driver;
    String sessions = "http://localhost:" + port + "/session";
    Map<String, Object> options = Map.of("binary", program.toString(), "args", ARGUMENTS);
    JsonNode created =
        send(
            sessions,
            Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
    this.session = sessions + "/" + created.at("/sessionId").asText();
  }

  /** Starts a browser; empty if there is none on this machine. */
  static Optional<Browser> start() throws IOException, InterruptedException {
    Optional<Path> driver = find("chromedriver");
    Optional<Path> program = NAMES.stream().flatMap(name -> find(name).stream()).findFirst();
    if (driver.isEmpty() || program.isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(driver.get().toString(), "--port=0").redirectErrorStream(true).start();
    try {
      return Optional.of(new Browser(process, program.get(), port(process)));
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int port(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
    }
    throw new IOException("chromedriver did not start");
  }

  void open(String address) throws IOException, InterruptedException {
    send(session + "/url", Map.of("url", address));
  }

  /** The value of an expression in JavaScript. */
  JsonNode evaluate(String expression) throws IOException, InterruptedException {
    return send(
        session + "/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
  }

  void click(String selector) throws IOException, InterruptedException {
    send(element(selector) + "/click", Map.of());
  }

  /** Types into whatever has the focus. */
  void type(String text) throws IOException, InterruptedException {
    List<Map<String, String>> keys =
        text.codePoints()
            .mapToObj(Character::toString)
            .flatMap(
                key ->
                    List.of("keyDown", "keyUp").stream()
                        .map(type -> Map.of("type", type, "value", key)))
            .toList();
    send(
        session + "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", keys))));
  }

  /** Shows pages as a device of that width does, in pixels, with light or dark colors. */
  void emulate(int width, int height, String colors) throws IOException, InterruptedException {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
  }

  private void command(String name, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    send(session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
  }

  void screenshot(Path file) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(session + "/screenshot")).build();
    Files.write(file, Base64.getDecoder().decode(value(request).asText()));
  }

  private String element(String selector) throws IOException, InterruptedException {
    JsonNode found = send(session + "/element", Map.of("using", "css selector", "value", selector));
    return session + "/element/" + found.elements().next().asText();
  }

  private JsonNode send(String address, Map<String, ?> body)
      throws IOException, InterruptedException {
    return value(
        HttpRequest.newBuilder(URI.create(address))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private JsonNode value(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode value = JSON.readTree(response.body()).at("/value");
    if (response.statusCode() != 200) {
      throw new IOException(request.uri() + ": " + value.at("/message").asText());
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    try {
      http.send(
          HttpRequest.newBuilder(URI.create(session)).DELETE().build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
