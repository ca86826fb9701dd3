package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.internal.io.LengthPrefixedText;

/**
 * Given vectors: a column for each of their dimensions.
 *
 * @param name of the vectors
 * @param count their length
 */
record VectorColumns(String name, int count) implements FeatureColumns {

  static VectorColumns read(DataInputStream in) throws IOException {
    VectorColumns columns = new VectorColumns(LengthPrefixedText.read(in), in.readInt());
    if (columns.count < 1) {
      throw new IOException("the vectors " + columns.name + " have length " + columns.count);
    }
    return columns;
  }

  @Override
  public int kind() {
    return ItemFeatures.VECTORS;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    LengthPrefixedText.write(out, name);
    out.writeInt(count);
  }

  @Override
  public GroupReader reader(Dataset data) {
    Optional<GivenVectors> found =
        data.itemVectors().stream().filter(given -> given.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return (item, row, offset) -> false;
    }
    GivenVectors vectors = found.get();
    if (vectors.dimension() != count) {
      throw new IllegalArgumentException(
          "the vectors "
              + name
              + " have length "
              + vectors.dimension()
              + "; the model was fitted with length "
              + count);
    }
    return (item, row, offset) -> {
      if (!vectors.isKnown(item)) {
        return false;
      }
      for (int column = 0; column < count; column++) {
        row[offset + column] = vectors.get(item, column);
      }
      return true;
    };
  }
}
