package org.deepmovie.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.hash.HashCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.io.MovieLensFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDownloadTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir Path temp;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Path cache;
  private byte[] archive;

  /** Answers a request for the archive. */
  private interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void startServer() throws IOException {
    cache = temp.resolve("cache");
    archive =
        Files.readAllBytes(
            MovieLensFixture.zip(
                temp.resolve("original.zip"), "ml-top/", MovieLensFixture.layout1M()));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aGoodDownloadIsUnpackedAndReadable() throws IOException {
    answer(this::sendAll);
    List<Long> progress = new ArrayList<>();
    Path folder =
        download(Optional.of(md5(archive)), PATIENT)
            .fetch(
                cache,
                (bytes, total) -> {
                  assertEquals(archive.length, total);
                  progress.add(bytes);
                });
    assertEquals(cache.resolve("tiny"), folder);
    assertEquals(3, MovieLens.read(folder).ratings().size());
    assertEquals(archive.length, progress.get(progress.size() - 1));
    assertEquals(List.of("tiny"), namesIn(cache), "nothing else is left behind");
  }

  @Test
  void whatAKilledDownloadUnpackedIsDeletedByTheNext() throws IOException {
    answer(this::sendAll);
    Files.createDirectories(cache.resolve(".tiny.123456/ml-top"));
    Files.writeString(cache.resolve(".tiny.123456/ml-top/u.data"), "half");
    Files.createDirectories(cache.resolve(".tiny.notes"));
    download(Optional.of(md5(archive)), PATIENT).fetch(cache, DownloadProgress.NONE);
    assertEquals(List.of(".tiny.notes", "tiny"), namesIn(cache));
  }

  @Test
  void aCompleteFolderNeedsNoNetwork() throws IOException {
    answer(this::sendAll);
    ArchiveDownload download = download(Optional.of(md5(archive)), PATIENT);
    download.fetch(cache, DownloadProgress.NONE);
    server.stop(0);
    assertEquals(cache.resolve("tiny"), download.fetch(cache, DownloadProgress.NONE));
    assertEquals(1, requests.size());
  }

  @Test
  void aDownloadThatBrokeOffGoesOnWhereItStopped() throws IOException {
    int sent = 300;
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive, 0, sent);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    ArchiveDownload download = download(Optional.of(md5(archive)), PATIENT);
    IOException e =
        assertThrows(IOException.class, () -> download.fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).contains("broke off after 300 of " + archive.length + " bytes");
    assertThat(cache.resolve("tiny")).doesNotExist();
    assertEquals(sent, Files.size(part()));

    answer(this::sendRest);
    List<Long> totals = new ArrayList<>();
    Path folder = download.fetch(cache, (bytes, total) -> totals.add(total));
    assertEquals(List.of("null", "bytes=300-"), requests);
    assertEquals(archive.length, totals.get(0));
    assertEquals(3, MovieLens.read(folder).ratings().size());
  }

  @Test
  void aServerThatKnowsNoRangesIsAskedForAllAgain() throws IOException {
    leavePart(Arrays.copyOf(archive, 100));
    answer(this::sendAll);
    Path folder = download(Optional.of(md5(archive)), PATIENT).fetch(cache, DownloadProgress.NONE);
    assertEquals(List.of("bytes=100-"), requests);
    assertEquals(3, MovieLens.read(folder).ratings().size());
  }

  @Test
  void aPartThatIsAlreadyCompleteIsUnpacked() throws IOException {
    leavePart(archive);
    answer(exchange -> exchange.sendResponseHeaders(416, -1));
    Path folder = download(Optional.of(md5(archive)), PATIENT).fetch(cache, DownloadProgress.NONE);
    assertEquals(3, MovieLens.read(folder).ratings().size());
  }

  @Test
  void aWrongChecksumDeletesThePartAndSaysSo() throws IOException {
    answer(this::sendAll);
    String wrong = "0".repeat(32);
    IOException e =
        assertThrows(
            IOException.class,
            () -> download(Optional.of(wrong), PATIENT).fetch(cache, DownloadProgress.NONE));
    assertEquals(
        "%s was damaged in transfer (MD5 %s instead of %s) and deleted; run this again"
            .formatted(address(), md5(archive), wrong),
        e.getMessage());
    assertEquals(List.of(), namesIn(cache));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5 (tiny.zip) = %s\n", "%s", "%s  tiny.zip\n"})
  void aChecksumThatStandsBesideTheArchiveIsUsed(String format) throws IOException {
    answer(this::sendAll);
    publish(format.formatted(md5(archive).toUpperCase(Locale.ROOT)));
    Path folder = download(Optional.empty(), PATIENT).fetch(cache, DownloadProgress.NONE);
    assertEquals(3, MovieLens.read(folder).ratings().size());
  }

  @Test
  void aPublishedChecksumThatDiffersIsAnError() throws IOException {
    answer(this::sendAll);
    publish("MD5 (tiny.zip) = " + "a".repeat(32));
    IOException e =
        assertThrows(
            IOException.class,
            () -> download(Optional.empty(), PATIENT).fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).contains("instead of aaaa");
  }

  @Test
  void aChecksumFileWithoutChecksumIsAnError() {
    publish("<html>moved</html>");
    IOException e =
        assertThrows(
            IOException.class,
            () -> download(Optional.empty(), PATIENT).fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).contains("tiny.zip.md5 holds no MD5 checksum");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 302, 500})
  void anAnswerOtherThanTheFileIsNamedAndLeavesNothingHalfLoaded(int status) throws IOException {
    answer(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "file:///etc/hostname");
          byte[] page = utf8("<html>no</html>");
          exchange.sendResponseHeaders(status, page.length);
          exchange.getResponseBody().write(page);
        });
    leavePart(Arrays.copyOf(archive, 100));
    IOException e =
        assertThrows(
            IOException.class,
            () -> download(Optional.of(md5(archive)), PATIENT).fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).startsWith(address() + " ");
    assertThat(e.getMessage()).contains("HTTP " + status);
    assertThat(e.getMessage()).contains("by hand");
    assertArrayEquals(Arrays.copyOf(archive, 100), Files.readAllBytes(part()));
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive, 0, 200);
          exchange.getResponseBody().flush();
          await();
        });
    ArchiveDownload impatient = download(Optional.of(md5(archive)), Duration.ofSeconds(1));
    IOException e =
        assertThrows(IOException.class, () -> impatient.fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).contains("no data for 1 s");
    assertEquals(200, Files.size(part()));
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    answer(exchange -> await());
    ArchiveDownload impatient = download(Optional.of(md5(archive)), Duration.ofSeconds(1));
    IOException e =
        assertThrows(IOException.class, () -> impatient.fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).contains("no response for 1 s");
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    ArchiveDownload download = download(Optional.of(md5(archive)), PATIENT);
    server.stop(0);
    IOException e =
        assertThrows(IOException.class, () -> download.fetch(cache, DownloadProgress.NONE));
    assertThat(e.getMessage()).startsWith("cannot reach " + address());
    assertThat(e.getMessage()).contains("check the network connection");
  }

  @Test
  void aCacheThatCannotBeUsedIsNamedWithTheReason() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertUnusable(file, "it is a file");
    assertUnusable(file.resolve("below"), "");
    Files.createDirectories(part());
    assertUnusable(cache, "");
    assertEquals(List.of(), requests);
  }

  private void assertUnusable(Path folder, String reason) {
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                download(Optional.of(md5(archive)), PATIENT).fetch(folder, DownloadProgress.NONE));
    String start = "cannot use " + folder + " as the cache: " + reason;
    assertThat(e.getMessage()).startsWith(start);
    assertThat(e.getMessage()).endsWith("; choose another cache folder");
  }

  @Test
  void aHostileArchiveLeavesNothingBehind() throws IOException {
    archive =
        Files.readAllBytes(
            MovieLensFixture.zip(temp.resolve("evil.zip"), "../", MovieLensFixture.layout1M()));
    answer(this::sendAll);
    assertThrows(
        DataFormatException.class,
        () -> download(Optional.of(md5(archive)), PATIENT).fetch(cache, DownloadProgress.NONE));
    assertEquals(List.of("tiny.zip.part"), namesIn(cache));
    assertEquals(0, Files.size(part()));
    assertThat(temp.resolve("ratings.dat")).doesNotExist();
  }

  @Test
  void theArchivesAreThoseOfGroupLensOverHttps() {
    assertEquals(
        "https://files.grouplens.org/datasets/movielens/ml-latest-small.zip",
        MovieLensArchive.of("ml-latest-small").address().toString());
    assertThat(MovieLensArchive.LICENSE).contains("may not be redistributed");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> MovieLensArchive.of("ml-2m"));
    assertThat(e.getMessage()).contains("ml-100k, ml-1m, ml-10m, ml-latest-small");
  }

  private ArchiveDownload download(Optional<String> md5, Duration timeout) {
    return new ArchiveDownload("tiny", URI.create(address()), md5, timeout);
  }

  private String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/tiny.zip";
  }

  private Path part() {
    return cache.resolve("tiny.zip.part");
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.createDirectories(cache);
    Files.write(part(), bytes);
  }

  private void answer(Answer answer) throws IOException {
    handle(
        "/tiny.zip",
        exchange -> {
          requests.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
          answer.send(exchange);
        });
  }

  private void publish(String md5File) {
    handle(
        "/tiny.zip.md5",
        exchange -> {
          exchange.sendResponseHeaders(200, md5File.length());
          exchange.getResponseBody().write(utf8(md5File));
        });
  }

  private void handle(String path, Answer answer) {
    try {
      server.removeContext(path);
    } catch (IllegalArgumentException none) {
      // the first answer on this path
    }
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer.send(exchange);
          }
        });
  }

  private void sendAll(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, archive.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(archive);
    }
  }

  private void sendRest(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = Integer.parseInt(range.replaceAll("\\D", ""));
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes %d-%d/%d".formatted(from, archive.length - 1, archive.length));
    exchange.sendResponseHeaders(206, archive.length - from);
    exchange.getResponseBody().write(archive, from, archive.length - from);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String md5(byte[] bytes) {
    try {
      return HashCode.fromBytes(MessageDigest.getInstance("MD5").digest(bytes)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
