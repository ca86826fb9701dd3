package org.deepmovie.internal.nn.blas;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory of ND4J's backend, with column-major matrices as views of its parts. It grows to the
 * largest length reserved and is freed by {@link #close}.
 */
public final class BlasMemory implements AutoCloseable {

  private @Nullable DataBuffer buffer;

  /**
   * Makes room for {@code length} values; growing loses the values. The memory is never that of a
   * workspace which the caller has open: the workspace would free it, too.
   */
  public void reserve(long length) {
    if (buffer == null || buffer.length() < length) {
      close();
      buffer = Workspaces.outside(() -> Nd4j.createBuffer(DataType.FLOAT, length, false));
    }
  }

  /** The matrix that starts at value {@code offset}; it must lie within the reserved length. */
  public INDArray matrix(int rows, int columns, long offset) {
    return Nd4j.create(reserved(), new long[] {rows, columns}, new long[] {1, rows}, offset, 'f');
  }

  /** The values, to be read and written in place. */
  public FloatBuffer values() {
    return reserved().asNioFloat();
  }

  /** Copies the first {@code length} of {@code values} to the start. */
  public void put(float[] values, int length) {
    values().put(values, 0, length);
  }

  /** Copies the first {@code length} values to the start of {@code values}. */
  public void get(float[] values, int length) {
    values().get(values, 0, length);
  }

  private DataBuffer reserved() {
    if (buffer == null) {
      throw new IllegalStateException("no memory is reserved");
    }
    return buffer;
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
  }
}
