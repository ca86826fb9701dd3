package org.deepmovie.tune;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.message.Abbreviation;

/**
 * The finished fits of a search in a file, so that a search that was stopped goes on where it was.
 * The first line tells the search, every other line a fit, each as JSON. A line that a killed
 * program wrote in part is dropped.
 */
public final class TuningJournal implements AutoCloseable {

  /** The name of the data's fingerprint in the first line. */
  private static final String DATA = "data";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL));

  private final FileChannel channel;
  private final List<Trial> finished;

  private TuningJournal(FileChannel channel, List<Trial> finished) {
    this.channel = channel;
    this.finished = List.copyOf(finished);
  }

  /** The first line. */
  private record SearchLine(Map<String, String> search) {}

  /** A fit; without errors it diverged. */
  private record FitLine(
      int trial,
      Map<String, String> options,
      int limit,
      int epochs,
      double seconds,
      List<ErrorOfFit> errors) {

    static FitLine of(Trial trial) {
      return new FitLine(
          trial.number(),
          trial.options(),
          trial.limit(),
          trial.epochs(),
          trial.seconds(),
          trial.value().stream()
              .flatMap(value -> value.all().stream())
              .map(each -> new ErrorOfFit(each.measure(), each.error()))
              .toList());
    }

    Trial trialOfLine() {
      List<ObjectiveValue> values =
          errors.stream().map(each -> new ObjectiveValue(each.measure(), each.error())).toList();
      return new Trial(
          trial,
          options,
          values.isEmpty() ? Optional.empty() : Optional.of(ObjectiveValue.of(values)),
          epochs,
          limit,
          seconds);
    }
  }

  private record ErrorOfFit(String measure, double error) {}

  /**
   * Opens the journal at {@code path}, or begins one if there is no file.
   *
   * @param data the data, of which the journal holds the fingerprint
   * @param search what else the result depends on, such as the model, the ranges, the seed and the
   *     split: names and values
   * @throws IllegalArgumentException if the file is no journal, is damaged, or is that of another
   *     search; the message names the line or the difference
   * @throws IOException if it cannot be read or written
   */
  public static TuningJournal open(Path path, Dataset data, Map<String, String> search)
      throws IOException {
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    List<Trial> finished = new ArrayList<>();
    int complete = 0;
    if (bytes.length > 0) {
      complete = endOfLastLine(bytes);
      String text = new String(bytes, 0, complete, StandardCharsets.UTF_8);
      String[] lines = text.stripTrailing().split("\n", -1);
      requireSame(path, data, search, parse(path, 1, lines[0], SearchLine.class).search());
      for (int n = 1; n < lines.length; n++) {
        finished.add(parse(path, n + 1, lines[n], FitLine.class).trialOfLine());
      }
    }
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(complete).position(complete);
    TuningJournal journal = new TuningJournal(channel, finished);
    if (complete == 0) {
      journal.write(new SearchLine(withData(search, data.fingerprint())));
    }
    return journal;
  }

  private static int endOfLastLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static <T> T parse(Path path, int number, String line, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(line, type))
          .orElseThrow(() -> refused(path, number));
    } catch (JsonProcessingException e) {
      IllegalArgumentException refused = refused(path, number);
      refused.initCause(e);
      throw refused;
    }
  }

  private static IllegalArgumentException refused(Path path, int number) {
    return new IllegalArgumentException(
        "%s, line %d is not of the journal of a search; give another file".formatted(path, number));
  }

  private static Map<String, String> withData(Map<String, String> search, String fingerprint) {
    Map<String, String> all = new LinkedHashMap<>(search);
    all.put(DATA, fingerprint);
    return all;
  }

  private static void requireSame(
      Path path, Dataset data, Map<String, String> search, Map<String, String> written) {
    String stored = written.getOrDefault(DATA, "none");
    Map<String, String> current =
        withData(search, data.hasFingerprint(stored) ? stored : data.fingerprint());
    Map<String, String> all = new TreeMap<>(written);
    current.forEach(all::putIfAbsent);
    for (String name : all.keySet()) {
      String before = written.getOrDefault(name, "none");
      String now = current.getOrDefault(name, "none");
      if (!before.equals(now)) {
        throw new IllegalArgumentException(
            "%s is the journal of another search: its %s is %s, not %s; give another file"
                .formatted(
                    path, Abbreviation.of(name), Abbreviation.of(before), Abbreviation.of(now)));
      }
    }
  }

  /** The fits that an earlier run finished. */
  public List<Trial> finished() {
    return finished;
  }

  /**
   * Adds a fit; when the method returns, it is on the disk.
   *
   * @throws IOException if it cannot be written
   */
  public void add(Trial trial) throws IOException {
    write(FitLine.of(trial));
  }

  private void write(Object line) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
