package org.deepmovie.internal.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FileContent;
import org.deepmovie.store.FloatRows;

/** Writes an archive as a zip. The same entries always give the same bytes. */
public final class ZipArchiveWriter implements ArchiveWriter {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  /** The time of every entry: the earliest that a zip can express. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /** An archive written to {@code out}, which is left open. */
  public ZipArchiveWriter(OutputStream out) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out));
  }

  @Override
  public void floats(String name, int rows, int columns, float[] values) throws IOException {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values given, " + rows + " x " + columns + " needed");
    }
    writeFloats(name, values, rows, columns);
  }

  /** Writes them in blocks, since they may be more than the heap holds. */
  @Override
  public void floats(String name, FloatRows rows) throws IOException {
    int atATime = Math.max(1, Npy.CHUNK / Math.max(1, rows.columns()));
    write(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.FLOAT, rows.rows(), rows.columns());
          for (int first = 0; first < rows.rows(); first += atATime) {
            int count = Math.min(atATime, rows.rows() - first);
            float[] block = new float[count * rows.columns()];
            rows.copyTo(first, count, block);
            Npy.writeFloats(out, block);
          }
        });
  }

  @Override
  public void floats(String name, float[] values) throws IOException {
    writeFloats(name, values, values.length);
  }

  private void writeFloats(String name, float[] values, int... shape) throws IOException {
    write(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.FLOAT, shape);
          Npy.writeFloats(out, values);
        });
  }

  @Override
  public void ints(String name, int[] values) throws IOException {
    write(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.INT, values.length);
          Npy.writeInts(out, values);
        });
  }

  @Override
  public void json(String name, Object value) throws IOException {
    write(name, out -> JSON.writeValue(out, value));
  }

  @Override
  public void file(String name, FileContent content) throws IOException {
    write(name, content);
  }

  private void write(String name, FileContent content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    content.writeTo(new CloseShield(zip));
    zip.closeEntry();
  }

  /** Completes the archive; nothing can be written afterwards. */
  public void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  /** Prevents an entry's content from closing the archive. */
  private static final class CloseShield extends FilterOutputStream {
    CloseShield(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
