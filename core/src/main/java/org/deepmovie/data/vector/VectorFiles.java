package org.deepmovie.data.vector;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.data.ItemLog;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.internal.io.Npy;
import org.deepmovie.internal.io.StatedCount;
import org.deepmovie.internal.io.TextLines;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.store.ModelFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads vectors of items or of users that somebody computed, such as embeddings of sentences or of
 * images. A file is one of
 *
 * <ul>
 *   <li>{@code NAME.npy}: a NumPy array of float32 or float64, ids x dimensions, with the id of
 *       each row on a line of {@code NAME.ids} beside it;
 *   <li>any other file: lines of an id and numbers, separated by commas, semicolons, tabs or
 *       spaces, all with as many numbers as the first; a first line that is no such line is a
 *       header.
 * </ul>
 *
 * <p>A name that ends in {@code .gz} is decompressed. Vectors of unknown ids are ignored, and an id
 * that has no vector, or one of zeros, counts as unknown; a line in the log says how many.
 */
public final class VectorFiles {

  private static final Logger LOG = LoggerFactory.getLogger(VectorFiles.class);

  private static final String NPY = ".npy";
  private static final String IDS = ".ids";
  private static final int MOST_DIMENSIONS = 4096;

  private VectorFiles() {}

  /**
   * Reads the vectors of {@code ids}. Their name is that of the file without its ending.
   *
   * @throws DataFormatException if the file or that of the ids is missing or cannot be read, or has
   *     no vector of any of {@code ids}
   */
  public static GivenVectors read(Path file, IdMap ids) throws IOException {
    GivenVectors vectors = readSome(file, ids);
    if (vectors.count() == 0 && ids.size() > 0) {
      throw new DataFormatException(
          file.toString(),
          "has a vector of none of the "
              + ids.size()
              + " ids of the data, such as '"
              + Abbreviation.of(ids.id(0))
              + "'; give the vectors of these");
    }
    return vectors;
  }

  /**
   * Reads the vectors of {@code ids}, of which perhaps none is in the file.
   *
   * @throws DataFormatException if the file or that of the ids is missing or cannot be read
   */
  public static GivenVectors readSome(Path file, IdMap ids) throws IOException {
    if (!Files.exists(file)) {
      throw new DataFormatException(file.toString(), "no such file");
    }
    try {
      VectorRows rows = new VectorRows(file.toString(), ids);
      if (plainName(file).endsWith(NPY)) {
        readNpy(file, rows);
      } else {
        readLines(file, rows);
      }
      return rows.build(nameOf(file));
    } catch (DataFormatException e) {
      throw e;
    } catch (ModelFileException e) {
      throw new DataFormatException(
          file.toString(),
          e.getMessage() + "; save numpy.ascontiguousarray(x, 'float32') by numpy.save");
    } catch (EOFException e) {
      throw new DataFormatException(file.toString(), "cannot be read: it ends too early");
    } catch (IOException | UncheckedIOException e) {
      throw new DataFormatException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Writes vectors in the first format, with their ids beside them.
   *
   * @param file a name that ends in {@code .npy}
   * @param ids by row
   * @param vectors ids x dimensions
   * @throws IllegalArgumentException if the file has another ending, there is not one id for each
   *     row, or an id has a line end
   */
  public static void write(Path file, List<String> ids, FloatMatrix vectors) throws IOException {
    if (!file.toString().endsWith(NPY)) {
      throw new IllegalArgumentException(file + ": give a name that ends in " + NPY);
    }
    if (ids.size() != vectors.rows()
        || ids.stream()
            .anyMatch(id -> id.isBlank() || !id.equals(id.strip()) || id.contains("\n"))) {
      throw new IllegalArgumentException(
          vectors.rows() + " vectors and " + ids.size() + " ids; give one id of one line for each");
    }
    if (!vectors.isFinite()) {
      throw new IllegalArgumentException(file + ": the vectors hold NaN or infinity");
    }
    AtomicFile.write(
        idFile(file),
        out -> out.write((String.join("\n", ids) + "\n").getBytes(StandardCharsets.UTF_8)));
    AtomicFile.write(
        file,
        out -> {
          Npy.writeHeader(out, Npy.FLOAT, vectors.rows(), vectors.columns());
          Npy.writeFloats(out, vectors.values());
        });
  }

  private static Path idFile(Path file) {
    String plain = plainName(file);
    return Path.of(plain.substring(0, plain.length() - NPY.length()) + IDS);
  }

  private static String plainName(Path file) {
    String name = file.toString();
    return name.endsWith(TextLines.GZIP)
        ? name.substring(0, name.length() - TextLines.GZIP.length())
        : name;
  }

  /** The name of the vectors of a file: its name without folder and endings. */
  public static String nameOf(Path file) {
    String name = Path.of(plainName(file)).getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static void readNpy(Path file, VectorRows rows) throws IOException {
    Path idFile = idFile(file);
    List<String> rowIds = readIds(file, idFile);
    try (InputStream in = TextLines.bytes(file)) {
      Npy.NpyHeader header = Npy.readHeader(in, "it");
      int[] shape = header.shape();
      boolean floats = header.type().equals(Npy.FLOAT);
      if (!floats && !header.type().equals(Npy.DOUBLE)) {
        throw new ModelFileException("it holds " + header.type());
      }
      if (shape.length != 2 || shape[1] < 1 || shape[1] > MOST_DIMENSIONS) {
        throw new DataFormatException(
            file.toString(),
            "has the shape " + Arrays.toString(shape) + "; give one row of numbers for each id");
      }
      if (shape[0] != rowIds.size()) {
        throw new DataFormatException(
            file.toString(),
            "has "
                + shape[0]
                + " rows, and "
                + idFile.getFileName()
                + " "
                + rowIds.size()
                + " ids; give one id for each row");
      }
      long least = (long) shape[0] * shape[1] * (floats ? Float.BYTES : Double.BYTES);
      if (!file.toString().endsWith(TextLines.GZIP) && Files.size(file) < least) {
        throw new ModelFileException("the array ends early");
      }
      rows.start(shape[1]);
      float[] row = new float[shape[1]];
      for (String id : rowIds) {
        if (floats) {
          Npy.readFloats(in, row);
        } else {
          Npy.readDoubles(in, row);
        }
        rows.add(id, row);
      }
      if (in.read() >= 0) {
        throw new DataFormatException(
            file.toString(), "goes on after its last row; save it again by numpy.save");
      }
    }
  }

  private static List<String> readIds(Path file, Path idFile) throws IOException {
    if (Files.exists(file) && !Files.exists(idFile)) {
      throw new DataFormatException(
          file.toString(), "needs the ids of its rows; write them to " + idFile + ", one a line");
    }
    try (BufferedReader lines = TextLines.of(idFile)) {
      return lines
          .lines()
          .map(String::strip)
          .collect(Collectors.joining("\n"))
          .stripTrailing()
          .lines()
          .toList();
    }
  }

  private static void readLines(Path file, VectorRows rows) throws IOException {
    try (BufferedReader lines = TextLines.of(file)) {
      readLines(file, lines, rows);
    }
  }

  private static void readLines(Path file, BufferedReader lines, VectorRows rows)
      throws IOException {
    float @Nullable [] row = null;
    String first = "";
    String firstId = "";
    Optional<String> stated = Optional.empty();
    long count = 0;
    Splitter splitter = Splitter.on(',');
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (row == null) {
        char delimiter = delimiter(file, number, line);
        splitter = Splitter.on(delimiter).trimResults();
        splitter = delimiter == ' ' ? splitter.omitEmptyStrings() : splitter;
      }
      List<String> fields =
          splitter.splitToStream(line.stripTrailing()).map(VectorFiles::unquoted).toList();
      boolean second = row != null && row.length == 1 && number == 2;
      if (second && first.equals(String.valueOf(fields.size() - 1))) {
        row = null; // The first line had the numbers of ids and of dimensions.
        stated = Optional.of(firstId).filter(id -> id.matches("\\d{1,18}"));
        count = 0;
      }
      if (row == null) {
        if (number == 1 && fields.stream().skip(1).noneMatch(VectorFiles::isNumber)) {
          continue;
        }
        if (fields.size() < 2) {
          throw withoutNumbers(file, number, line);
        }
        first = fields.get(1);
        firstId = fields.get(0);
        if (fields.size() > MOST_DIMENSIONS) {
          throw malformed(file, number, line, MOST_DIMENSIONS);
        }
        row = new float[fields.size() - 1];
        rows.start(row.length);
      }
      if (fields.size() != row.length + 1) {
        throw malformed(file, number, line, row.length);
      }
      for (int n = 0; n < row.length; n++) {
        String field = fields.get(n + 1);
        if (!isNumber(field)) {
          throw malformed(file, number, line, row.length);
        }
        row[n] = Float.parseFloat(field);
      }
      rows.add(fields.get(0), row);
      count++;
    }
    if (stated.isPresent()) {
      StatedCount.check(file.toString(), stated.get(), count);
    }
  }

  private static char delimiter(Path file, long number, String line) throws DataFormatException {
    for (char delimiter : new char[] {'\t', ';', ',', ' '}) {
      if (line.stripTrailing().indexOf(delimiter) >= 0) {
        return delimiter;
      }
    }
    throw withoutNumbers(file, number, line);
  }

  private static DataFormatException withoutNumbers(Path file, long number, String line) {
    return new DataFormatException(
        file.toString(), number, line, "an id and numbers expected, separated by commas");
  }

  private static DataFormatException malformed(Path file, long number, String line, int count) {
    return new DataFormatException(
        file.toString(), number, line, "an id and " + count + " numbers expected");
  }

  private static boolean isNumber(String text) {
    try {
      Float.parseFloat(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String unquoted(String id) {
    return id.length() > 1 && id.startsWith("\"") && id.endsWith("\"")
        ? id.substring(1, id.length() - 1)
        : id;
  }

  /** The rows that were read, by index of the id. */
  private static final class VectorRows {

    private final String source;
    private final IdMap ids;
    private final BitSet known = new BitSet();
    private final BitSet zeros = new BitSet();
    private FloatMatrix values = new FloatMatrix(0, 0);
    private int unknown;
    private boolean started;
    private int dimensions;

    VectorRows(String source, IdMap ids) {
      this.source = source;
      this.ids = ids;
    }

    void start(int dimensions) {
      this.dimensions = dimensions;
      values = new FloatMatrix(0, dimensions);
      known.clear();
      zeros.clear();
      unknown = 0;
      started = true;
    }

    void add(String id, float[] row) throws DataFormatException {
      int index = ids.indexOf(id);
      boolean zero = true;
      for (float value : row) {
        if (!NumberLimits.isInData(value)) {
          throw new DataFormatException(
              source,
              "the vector of "
                  + Abbreviation.of(id)
                  + " holds "
                  + value
                  + "; give numbers from -1e12 to 1e12");
        }
        zero &= value == 0;
      }
      if (index == IdMap.UNKNOWN) {
        unknown++;
        return;
      }
      if (known.get(index) || zeros.get(index)) {
        throw new DataFormatException(
            source, "has two vectors of " + Abbreviation.of(id) + "; give one");
      }
      if (zero) {
        zeros.set(index);
      } else {
        if (values.rows() == 0) {
          values = new FloatMatrix(ids.size(), dimensions);
        }
        known.set(index);
        System.arraycopy(row, 0, values.values(), values.offset(index), row.length);
      }
    }

    GivenVectors build(String name) throws DataFormatException {
      if (!started) {
        throw new DataFormatException(source, "is empty; give a vector for each id");
      }
      if (known.isEmpty() && unknown == 0) {
        throw new DataFormatException(source, "has vectors of zeros only");
      }
      if (values.rows() == 0) {
        values = new FloatMatrix(ids.size(), dimensions);
      }
      ItemLog.once(
          ids,
          "%s: vectors of %d of %d ids%s%s"
              .formatted(
                  source,
                  known.cardinality(),
                  ids.size(),
                  unknown > 0 ? "; ignored " + unknown + " of other ids" : "",
                  zeros.isEmpty() ? "" : "; " + zeros.cardinality() + " of zeros count as unknown"),
          LOG::info);
      return new GivenVectors(name, values, known);
    }
  }
}
