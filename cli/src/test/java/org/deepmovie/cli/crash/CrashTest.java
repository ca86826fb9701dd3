package org.deepmovie.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.cli.SmallRatings;
import org.deepmovie.cli.process.ChildJvm;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment leaves the old file or the new one, whole; what else it
 * left is gone after the next write. The system property {@code crash.kills} is the number of kills
 * of each test.
 */
@Tag("slow")
@Tag("crash")
class CrashTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 2);
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m");
  private static final Providers PROVIDERS = Providers.load();

  private final SplittableRandom random = new SplittableRandom(System.nanoTime());

  @TempDir private Path folder;

  @Test
  void aKilledSaveLeavesTheOldModelOrTheNewOne() throws Exception {
    Path some = saved("pmf:factors=20,epochs=1", "some.zip");
    Path other = saved("svd++:factors=20,epochs=1", "other.zip");
    Path target = Files.createDirectory(folder.resolve("target")).resolve("model.zip");
    Files.copy(some, target);
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child =
          ChildJvm.start(
              QUICK_START, SaveMain.class.getName(), "" + some, "" + other, "" + target)) {
        child.awaitReady();
        Thread.sleep(random.nextInt(60));
        child.kill();
      }
      byte[] bytes = Files.readAllBytes(target);
      assertThat(List.of(Files.readAllBytes(some), Files.readAllBytes(other)))
          .as("kill %d", kill)
          .contains(bytes);
    }
    age(target.getParent());
    ModelFile.save(ModelFile.load(some, PROVIDERS), target);
    assertThat(names(target.getParent())).containsExactly("model.zip");
  }

  private Path saved(String model, String name) throws IOException {
    Recommender fitted =
        PROVIDERS.trainer(model).fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1));
    Path file = folder.resolve(name);
    ModelFile.save(fitted, file);
    return file;
  }

  @Test
  void aKilledTrainLeavesTheOldModelOrTheNewOne() throws Exception {
    String data = SmallRatings.write(folder).toString();
    Path target = Files.createDirectory(folder.resolve("target")).resolve("model.zip");
    assertThat(train(data, "pmf:factors=2,epochs=3", target).code()).isZero();
    String[] command = {"train", "--data", data, "--model", "pmf:factors=3", "--out", "" + target};
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child = ChildJvm.start(QUICK_START, TrainMain.class.getName(), command)) {
        child.awaitReady();
        Thread.sleep(random.nextInt(600));
        child.kill();
      }
      assertThat(ModelFile.load(target, PROVIDERS).header().options().get("factors"))
          .as("kill %d", kill)
          .isIn("2", "3");
    }
    age(target.getParent());
    assertThat(train(data, "baseline", target).code()).isZero();
    assertThat(names(target.getParent())).containsExactly("model.zip");
  }

  private static CommandRun train(String data, String model, Path target) {
    return CommandRun.of("train", "--data", data, "--model", model, "--out", target.toString());
  }

  @Test
  void aKilledDownloadLeavesAllOfItOrNothing() throws Exception {
    Path archive = folder.resolve("archive.zip");
    List<String> entries = IntStream.range(0, 40).mapToObj(n -> "file" + n).sorted().toList();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry("top/" + entry));
        byte[] content = new byte[20_000];
        random.nextBytes(content);
        zip.write(content);
      }
    }
    Path cache = folder.resolve("cache");
    HttpServer server = server(Files.readAllBytes(archive));
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/archive.zip";
    String[] arguments = {address, archive.toString(), cache.toString()};
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        try (ChildJvm child =
            ChildJvm.start(QUICK_START, DownloadMain.class.getName(), arguments)) {
          child.awaitReady();
          Thread.sleep(random.nextInt(400));
          child.kill();
        }
        Path unpacked = cache.resolve(DownloadMain.NAME);
        if (Files.exists(unpacked)) {
          assertThat(names(unpacked)).as("kill %d", kill).isEqualTo(entries);
          deleteAll(unpacked);
        }
      }
      DownloadMain.main(arguments);
    } finally {
      server.stop(0);
    }
    assertThat(names(cache)).containsExactly(DownloadMain.NAME);
    assertThat(names(cache.resolve(DownloadMain.NAME))).isEqualTo(entries);
  }

  /** Sends {@code bytes}, or what is asked of them, slowly. */
  private static HttpServer server(byte[] bytes) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/archive.zip", exchange -> send(bytes, exchange));
    server.start();
    return server;
  }

  private static void send(byte[] bytes, HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (from >= bytes.length) {
      exchange.sendResponseHeaders(416, -1);
    } else {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
      exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
      try (OutputStream out = exchange.getResponseBody()) {
        for (int at = from; at < bytes.length; at += 20_000) {
          out.write(bytes, at, Math.min(20_000, bytes.length - at));
          out.flush();
          Thread.sleep(2);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  /** Temporary files are deleted once they are a minute old. */
  private static void age(Path folder) throws IOException {
    for (String name : names(folder)) {
      Files.setLastModifiedTime(
          folder.resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void deleteAll(Path unpacked) throws IOException {
    for (String name : new ArrayList<>(names(unpacked))) {
      Files.delete(unpacked.resolve(name));
    }
    Files.delete(unpacked);
  }
}
