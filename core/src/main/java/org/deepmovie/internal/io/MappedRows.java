package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.deepmovie.store.FloatRows;

/**
 * Rows of floats in a file that is mapped into memory: the system reads the pages that are used,
 * and drops them when it needs the room. Nobody else can change the file, since it is deleted as
 * soon as it is mapped, as far as the system allows. Its room on the disk is free again when the
 * rows have been collected as garbage: a mapping that was released earlier could crash a thread
 * that still reads it.
 */
final class MappedRows implements FloatRows {

  /** A buffer has at most 2 GB, and whole rows. */
  private static final long MAX_BUFFER_BYTES = 1L << 30;

  private final int rows;
  private final int columns;
  private final int rowsPerBuffer;
  private final FloatBuffer[] buffers;

  private MappedRows(int rows, int columns, FileChannel file) throws IOException {
    long rowBytes = (long) Float.BYTES * Math.max(1, columns);
    this.rows = rows;
    this.columns = columns;
    this.rowsPerBuffer = (int) Math.max(1, Math.min(rows, MAX_BUFFER_BYTES / rowBytes));
    this.buffers = new FloatBuffer[(int) (((long) rows + rowsPerBuffer - 1) / rowsPerBuffer)];
    for (int n = 0; n < buffers.length; n++) {
      long first = (long) n * rowsPerBuffer;
      long bytes = Float.BYTES * columns * Math.min(rowsPerBuffer, rows - first);
      buffers[n] =
          file.map(MapMode.READ_ONLY, Float.BYTES * columns * first, bytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
    }
  }

  /** Gives floats, one array after another. */
  @FunctionalInterface
  interface FloatSource {
    /** Fills {@code into} with the next floats. */
    void read(float[] into) throws IOException;
  }

  /**
   * Copies rows to a file, and maps it.
   *
   * @param folder of the file
   * @throws IOException if the rows cannot be read, or the file cannot be written
   */
  static MappedRows of(int rows, int columns, FloatSource source, Path folder) throws IOException {
    try (FileChannel file = create(folder)) {
      OutputStream out = Channels.newOutputStream(file);
      long left = (long) rows * columns;
      while (left > 0) {
        float[] block = new float[(int) Math.min(left, Npy.CHUNK)];
        source.read(block);
        write(block, out, folder);
        left -= block.length;
      }
      return new MappedRows(rows, columns, file);
    } catch (ClosedByInterruptException e) {
      InterruptedIOException interrupted = new InterruptedIOException("the thread was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private static FileChannel create(Path folder) throws IOException {
    try {
      return FileChannel.open(
          Files.createTempFile(folder, "deepmovie-", ".vectors"),
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new IOException(
          "no file for its vectors can be created in %s; give another folder".formatted(folder), e);
    }
  }

  private static void write(float[] block, OutputStream out, Path folder) throws IOException {
    try {
      Npy.writeFloats(out, block);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "its vectors cannot be written to %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public float get(int row, int column) {
    Objects.checkIndex(column, columns);
    return buffers[row / rowsPerBuffer].get(row % rowsPerBuffer * columns + column);
  }

  @Override
  public float[] array(int row) {
    float[] array = new float[columns];
    copyTo(row, 1, array);
    return array;
  }

  @Override
  public int offset(int row) {
    return 0;
  }

  @Override
  public void copyTo(int first, int count, float[] into) {
    int done = 0;
    while (done < count) {
      int row = first + done;
      int at = row % rowsPerBuffer;
      int next = Math.min(count - done, rowsPerBuffer - at);
      buffers[row / rowsPerBuffer].get(at * columns, into, done * columns, next * columns);
      done += next;
    }
  }
}
