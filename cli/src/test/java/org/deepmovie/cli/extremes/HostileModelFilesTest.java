package org.deepmovie.cli.extremes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.blas.BlasThreads;
import org.deepmovie.models.ModelFile;
import org.deepmovie.recommend.Recommender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model file with extreme numbers and right checksums is refused in one sentence, or every answer
 * of the model is finite.
 */
@Tag("slow")
class HostileModelFilesTest {

  private static final Dataset DATA = SmallModels.data();
  private static final String NAME = "hostile.zip";
  private static final int LONGEST_MESSAGE = 400;

  /** Values for all arrays of a file at once; single arrays take turns. */
  private static final float[] FLOATS = {Float.NaN, 1e38f, 9e14f, -9e14f, -1, -0f, Float.MIN_VALUE};

  private static final int[] INTS = {0, -1, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE};
  private static final String[] NUMBERS = {"0", "-1", "1e-300", "9e14", "1e308", "9999999999"};
  private static final String[] OPTIONS = {"0", "1000000000", "1e38"};

  /** How many values each place of a part is given. */
  private static final int VALUES_PER_PLACE = 1;

  /** Numbers of a part in JSON that are changed, evenly spread. */
  private static final int NUMBERS_PER_PART = 4;

  /** Places of a network's file that are changed. */
  private static final int NETWORK_PLACES = 3;

  private final List<String> faults = new ArrayList<>();
  private int tried;

  /** Counts the values that were taken from the lists above, which take turns. */
  private int turn;

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.extremes.SmallModels#names")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void extremeNumbersAreRefusedInOneSentenceOrSurvived(String model) throws IOException {
    Map<String, byte[]> parts = saved(model);
    // the number of threads of the fit, set once and not for each file
    BlasThreads.with(
        1,
        () -> {
          changeEachPart(parts);
          return parts;
        });
    assertThat(faults).as("of %d files", tried).isEmpty();
  }

  private void changeEachPart(Map<String, byte[]> parts) {
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      String name = part.getKey();
      byte[] bytes = part.getValue();
      if (name.endsWith(".npy")) {
        changeArray(parts, name, bytes);
      } else if (name.endsWith(".json")) {
        changeJson(parts, name, bytes);
      } else {
        changeNetwork(parts, name, bytes);
      }
    }
    for (float value : FLOATS) {
      changeAllArrays(parts, value);
    }
  }

  private static Map<String, byte[]> saved(String model) throws IOException {
    Recommender fitted =
        SmallModels.PROVIDERS
            .trainer(model + ":" + SmallModels.options(model))
            .fit(DATA, SmallModels.context(DATA));
    assertThat(FiniteAnswers.faults(fitted, DATA)).as("before any change").isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.save(fitted, out);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static int header(byte[] array) {
    return 10 + (array[8] & 0xff | (array[9] & 0xff) << 8);
  }

  private static boolean isOfFloats(byte[] array) {
    return new String(array, 0, header(array), StandardCharsets.US_ASCII).contains("<f4");
  }

  /** Sets the numbers of {@code array} from the n-th to before the m-th. */
  private static byte[] with(byte[] array, int from, int to, int bits) {
    byte[] changed = array.clone();
    ByteBuffer numbers = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = from; n < to; n++) {
      numbers.putInt(header(array) + Integer.BYTES * n, bits);
    }
    return changed;
  }

  private void changeArray(Map<String, byte[]> parts, String name, byte[] array) {
    int count = (array.length - header(array)) / Integer.BYTES;
    boolean floats = isOfFloats(array);
    for (int v = 0; v < VALUES_PER_PLACE && count > 0; v++) {
      float number = FLOATS[turn % FLOATS.length];
      int index = INTS[turn % INTS.length];
      turn++;
      int bits = floats ? Float.floatToRawIntBits(number) : index;
      String value = floats ? String.valueOf(number) : String.valueOf(index);
      tryFile(parts, name, with(array, 0, 1, bits), name + "[0]=" + value);
      tryFile(parts, name, with(array, 0, count, bits), name + "[all]=" + value);
    }
  }

  private void changeAllArrays(Map<String, byte[]> parts, float value) {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    changed.replaceAll(
        (name, array) ->
            name.endsWith(".npy") && isOfFloats(array) && !name.contains("rating_values")
                ? with(
                    array,
                    0,
                    (array.length - header(array)) / Float.BYTES,
                    Float.floatToRawIntBits(value))
                : array);
    tryFile(changed, "all arrays=" + value);
  }

  /** A number in JSON, or a string that is a number, as the values of options are. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([:\\[,]\\s*)(\"?)(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)(\"?)(?=\\s*[,\\]}])");

  private void changeJson(Map<String, byte[]> parts, String name, byte[] bytes) {
    String json = new String(bytes, StandardCharsets.UTF_8);
    int step = Math.max(1, (int) NUMBER.matcher(json).results().count() / NUMBERS_PER_PART);
    int found = 0;
    for (Matcher number = NUMBER.matcher(json); number.find(); ) {
      if (found++ % step != 0) {
        continue;
      }
      String[] values = number.group(2).isEmpty() ? NUMBERS : OPTIONS;
      for (int v = 0; v < VALUES_PER_PLACE; v++) {
        String value = values[turn++ % values.length];
        String changed = json.substring(0, number.start(3)) + value + json.substring(number.end(3));
        tryFile(
            parts,
            name,
            changed.getBytes(StandardCharsets.UTF_8),
            name + " at " + number.start(3) + ": " + number.group(3) + " -> " + value);
      }
    }
  }

  private void changeNetwork(Map<String, byte[]> parts, String name, byte[] network) {
    int words = network.length / Integer.BYTES;
    boolean summed =
        network.length > Long.BYTES
            && ByteBuffer.wrap(network).getLong(network.length - Long.BYTES) == checksum(network);
    for (int place = 0; place < NETWORK_PLACES; place++) {
      int at = (int) ((network.length - 12L) * place / NETWORK_PLACES);
      for (int v = 0; v < VALUES_PER_PLACE; v++) {
        float value = FLOATS[turn++ % FLOATS.length];
        byte[] changed = network.clone();
        ByteBuffer.wrap(changed).putFloat(at, value);
        if (summed) {
          ByteBuffer.wrap(changed).putLong(network.length - Long.BYTES, checksum(changed));
        }
        tryFile(parts, name, changed, name + " at " + at + " of " + words + "=" + value);
      }
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length - Long.BYTES);
    return sum.getValue();
  }

  private void tryFile(Map<String, byte[]> parts, String name, byte[] part, String change) {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    changed.put(name, part);
    tryFile(changed, change);
  }

  private void tryFile(Map<String, byte[]> parts, String change) {
    tried++;
    try {
      Recommender model =
          ModelFile.load(NAME, new ByteArrayInputStream(zip(parts)), SmallModels.PROVIDERS);
      List<String> wrong = FiniteAnswers.faults(model, DATA);
      if (!wrong.isEmpty()) {
        faults.add(change + ": " + wrong.get(0));
      }
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.contains(NAME)
          || message.contains("\n")
          || message.contains("null")
          || message.length() > LONGEST_MESSAGE) {
        faults.add(change + " was refused by '" + message.replaceAll("\\p{Cntrl}", "?") + "'");
      }
    } catch (RuntimeException | Error e) {
      faults.add(change + " threw " + e + " at " + e.getStackTrace()[0]);
    }
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
