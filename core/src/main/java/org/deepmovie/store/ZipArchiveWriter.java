package org.deepmovie.store;

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

/** Writes an archive as a zip. The same entries always give the same bytes. */
public final class ZipArchiveWriter implements ArchiveWriter {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  /** Every entry's time: the least that a zip can state, in no time zone. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /** An archive on {@code out}, which stays open. */
  public ZipArchiveWriter(OutputStream out) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out));
  }

  @Override
  public void floats(String name, int rows, int columns, float[] values) throws IOException {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values are not " + rows + " x " + columns);
    }
    entry(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.FLOAT, rows, columns);
          Npy.writeFloats(out, values);
        });
  }

  @Override
  public void floats(String name, float[] values) throws IOException {
    entry(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.FLOAT, values.length);
          Npy.writeFloats(out, values);
        });
  }

  @Override
  public void ints(String name, int[] values) throws IOException {
    entry(
        name + ".npy",
        out -> {
          Npy.writeHeader(out, Npy.INT, values.length);
          Npy.writeInts(out, values);
        });
  }

  @Override
  public void json(String name, Object value) throws IOException {
    entry(name, out -> JSON.writeValue(out, value));
  }

  @Override
  public void file(String name, Content content) throws IOException {
    entry(name, content);
  }

  private void entry(String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    content.writeTo(new Unclosed(zip));
    zip.closeEntry();
  }

  /** Writes the archive's end; nothing can be added afterwards. */
  public void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  /** Keeps an entry's content from closing the whole archive. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
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
