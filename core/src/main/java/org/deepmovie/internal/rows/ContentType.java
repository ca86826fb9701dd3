package org.deepmovie.internal.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;

/** Kinds of files that are no text, by their first bytes, and what to do with them. */
enum ContentType {
  ZIP("PK\u0003\u0004", 0, "is a zip archive", "unpack it, or give it as the data"),
  TAR("ustar", 257, "is a tar archive", "unpack it"),
  BZIP2("1AY&SY", 4, "is compressed by bzip2", "unpack it, or compress it by gzip"),
  XZ("\u00fd7zXZ", 0, "is compressed by xz", "unpack it, or compress it by gzip"),
  ZSTANDARD("\u0028\u00b5\u002f\u00fd", 0, "is compressed by zstd", "unpack it"),
  SEVEN_ZIP("7z\u00bc\u00af", 0, "is a 7z archive", "unpack it"),
  RAR("Rar!\u001a", 0, "is a rar archive", "unpack it"),
  PARQUET("PAR1\u0015", 0, "is a Parquet file", "save it as CSV"),
  HDF5("\u0089HDF", 0, "is an HDF5 file", "save it as CSV"),
  NUMPY("\u0093NUMPY", 0, "is a NumPy array", "save it as CSV"),
  EXCEL("\u00d0\u00cf\u0011\u00e0", 0, "is an Excel workbook", "save it as CSV"),
  SQLITE("SQLite format 3", 0, "is an SQLite database", "export the table as CSV"),
  MATRIX_MARKET(
      "%%MatrixMarket", 0, "is a Matrix Market file", "remove its lines up to the one of sizes"),
  ARFF("@relation", 0, "is an ARFF file", "remove its lines up to @data");

  /** How many first bytes tell the kind. */
  static final int LONGEST_START = 264;

  private final byte[] magic;
  private final int offset;
  private final String description;
  private final String advice;

  ContentType(String magic, int offset, String description, String advice) {
    this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    this.offset = offset;
    this.description = description;
    this.advice = advice;
  }

  /** The first bytes of {@code stream}, which are not consumed. */
  static byte[] start(InputStream stream) throws IOException {
    stream.mark(LONGEST_START);
    byte[] start = stream.readNBytes(LONGEST_START);
    stream.reset();
    return start;
  }

  /** Whether a file that begins with {@code start} is of this kind. */
  boolean matches(byte[] start) {
    for (int n = 0; n < magic.length; n++) {
      if (offset + n >= start.length || start[offset + n] != magic[n]) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a file that is not delimited text. */
  static void refuseOther(String source, byte[] start) throws DataFormatException {
    for (ContentType type : values()) {
      if (type.matches(start)) {
        throw new DataFormatException(source, type.description + "; " + type.advice);
      }
    }
  }

  /** UTF-16 of the order of bytes that a byte order mark, or a zero byte, at the start shows. */
  static Optional<Charset> utf16(byte[] start) {
    if (start.length < 2) {
      return Optional.empty();
    }
    int first = start[0] & 0xff;
    int second = start[1] & 0xff;
    if (first == 0xfe && second == 0xff || first == 0 && second != 0) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return first == 0xff && second == 0xfe || first != 0 && second == 0
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }
}
