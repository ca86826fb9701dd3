package org.deepmovie.internal.nn.blas;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory of ND4J's backend, parts of which are seen as matrices in column-major order. It grows to
 * the most that was asked for and lives until {@link #close}.
 */
public final class BlasMemory implements AutoCloseable {

  private DataBuffer buffer;

  /** Makes room for {@code length} values; what was there is lost if there was less. */
  public void reserve(long length) {
    if (buffer == null || buffer.length() < length) {
      close();
      buffer = Nd4j.createBuffer(DataType.FLOAT, length, false);
    }
  }

  /** The matrix that starts {@code offset} values after the start, within what is reserved. */
  public INDArray matrix(int rows, int columns, long offset) {
    return Nd4j.create(buffer, new long[] {rows, columns}, new long[] {1, rows}, offset, 'f');
  }

  /** What is reserved, to be read and written in place. */
  public FloatBuffer values() {
    return buffer.asNioFloat();
  }

  public void put(float[] values, int length) {
    values().put(values, 0, length);
  }

  public void get(float[] values, int length) {
    values().get(values, 0, length);
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
  }
}
