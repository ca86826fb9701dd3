package org.deepmovie.internal.nn.parameter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.number.NumberLimits;

/**
 * Parameters from a file, which stores the name, length and values of each, big-endian. They are
 * not trained. The parameter that a network asks for must be the next one in the file. Memory grows
 * with the bytes read, so a damaged file cannot make its reader allocate more than it contains.
 */
public final class StoredParameters implements ParameterSource {

  private static final int BLOCK = 16_384;

  private final DataInputStream in;
  private int left;

  /** The next {@code count} parameters of {@code in}. */
  public StoredParameters(DataInputStream in, int count) {
    this.in = in;
    this.left = count;
  }

  /**
   * Requires that all parameters were asked for.
   *
   * @throws IOException if some were not
   */
  public void requireEnd() throws IOException {
    require(left == 0, left + " of its parameters do not fit the options");
  }

  /** Writes a parameter. */
  public static void write(DataOutputStream out, Parameter parameter) throws IOException {
    float[] values = parameter.value();
    out.writeUTF(parameter.name());
    out.writeInt(values.length);
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * BLOCK);
    int count;
    for (int from = 0; from < values.length; from += count) {
      count = Math.min(BLOCK, values.length - from);
      block.asFloatBuffer().put(values, from, count);
      out.write(block.array(), 0, Float.BYTES * count);
    }
  }

  /**
   * The next parameter.
   *
   * @throws UncheckedIOException if it has another name or length, is not finite or is truncated
   */
  @Override
  public Parameter weights(String name, long length, double bound) {
    return next(name, length);
  }

  /**
   * The next parameter.
   *
   * @throws UncheckedIOException if it has another name or length, is not finite or is truncated
   */
  @Override
  public Parameter biases(String name, long length) {
    return next(name, length);
  }

  /**
   * The next parameter.
   *
   * @throws UncheckedIOException if it has another name or length, is not finite or is truncated
   */
  @Override
  public Parameter scales(String name, long length) {
    return next(name, length);
  }

  /**
   * The next parameter.
   *
   * @throws UncheckedIOException if it has another name or length, is not finite or is truncated
   */
  @Override
  public Parameter state(String name, long length, float initial) {
    return next(name, length);
  }

  /**
   * All parameters that are left.
   *
   * @throws UncheckedIOException if one is not finite or is truncated
   */
  @Override
  public List<Parameter> remaining() {
    List<Parameter> all = new ArrayList<>();
    try {
      while (left > 0) {
        String name = in.readUTF();
        int length = in.readInt();
        require(length >= 0, "its " + name + " has length " + length);
        all.add(Parameter.fixed(name, readValues(name, length)));
        left--;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public long seed() {
    return 0;
  }

  private Parameter next(String name, long length) {
    try {
      require(
          left > 0 && in.readUTF().equals(name) && in.readInt() == length,
          "its " + name + " does not fit the options");
      left--;
      return Parameter.fixed(name, readValues(name, (int) length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] readValues(String name, int length) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * BLOCK);
    float[] values = new float[0];
    int count;
    for (int from = 0; from < length; from += count) {
      count = Math.min(BLOCK, length - from);
      in.readFully(block.array(), 0, Float.BYTES * count);
      if (from + count > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, 2L * from + BLOCK));
      }
      block.asFloatBuffer().get(values, from, count);
      for (int p = from; p < from + count; p++) {
        require(NumberLimits.isInModel(values[p]), "its " + name + " holds " + values[p]);
      }
    }
    return values;
  }

  private static void require(boolean valid, String problem) throws IOException {
    if (!valid) {
      throw new IOException("not the file of a text encoder: " + problem);
    }
  }
}
