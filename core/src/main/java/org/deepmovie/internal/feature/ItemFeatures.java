package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;

/**
 * What is known of items as numbers, in groups of columns: a group for each field of attributes
 * ({@link CategoryColumns}, {@link NumberColumns}) and for given vectors ({@link VectorColumns}).
 *
 * <p>Each column is centered on its mean over the items that have the group, and each group is
 * divided by the root of the sum of its columns' variances, so that all groups have the same
 * spread. An item that lacks a group has zeros there: it counts as the mean. Immutable.
 */
public final class ItemFeatures {

  private static final int MOST_GROUPS = 10_000;

  /** The kinds of groups in files. */
  static final int CATEGORIES = 0;

  static final int NUMBERS = 1;
  static final int VECTORS = 2;

  private final List<FeatureColumns> groups;
  private final int columns;

  /** By column, what is subtracted. */
  private final float[] means;

  /** By group, by what it is multiplied. */
  private final float[] scales;

  private ItemFeatures(List<FeatureColumns> groups, float[] means, float[] scales) {
    this.groups = groups;
    this.columns = columns(groups);
    this.means = means;
    this.scales = scales;
  }

  private static int columns(List<FeatureColumns> groups) {
    return groups.stream().mapToInt(FeatureColumns::count).reduce(0, Math::addExact);
  }

  /** The features of the attributes of {@code data}; fields in the order of their names. */
  public static ItemFeatures ofAttributes(Dataset data) {
    int items = data.items().size();
    return fit(
        data,
        data.itemAttributes().fields().stream()
            .sorted(Comparator.comparing(CategoricalField::name))
            .<FeatureColumns>map(
                field ->
                    NumberColumns.of(field, items)
                        .map(FeatureColumns.class::cast)
                        .orElseGet(() -> CategoryColumns.of(field, items)))
            .filter(group -> group.count() > 0)
            .toList());
  }

  /** The features of the given vectors of {@code data}, in the order of their names. */
  public static ItemFeatures ofVectors(Dataset data) {
    return fit(
        data,
        data.itemVectors().stream()
            .filter(given -> given.count() > 0)
            .sorted(Comparator.comparing(GivenVectors::name))
            .<FeatureColumns>map(given -> new VectorColumns(given.name(), given.dimension()))
            .toList());
  }

  private static ItemFeatures fit(Dataset data, List<FeatureColumns> groups) {
    int columns = columns(groups);
    double[] sums = new double[columns];
    double[] squares = new double[columns];
    int[] counts = new int[groups.size()];
    double[] row = new double[columns];
    List<FeatureColumns.GroupReader> readers = groups.stream().map(g -> g.reader(data)).toList();
    for (int item : data.items().indicesById()) {
      int from = 0;
      for (int g = 0; g < groups.size(); g++) {
        int to = from + groups.get(g).count();
        Arrays.fill(row, from, to, 0);
        if (readers.get(g).read(item, row, from)) {
          counts[g]++;
          for (int c = from; c < to; c++) {
            sums[c] += row[c];
            squares[c] += row[c] * row[c];
          }
        }
        from = to;
      }
    }
    float[] means = new float[columns];
    float[] scales = new float[groups.size()];
    int from = 0;
    for (int g = 0; g < groups.size(); g++) {
      int to = from + groups.get(g).count();
      double spread = 0;
      for (int c = from; c < to && counts[g] > 0; c++) {
        double mean = sums[c] / counts[g];
        means[c] = (float) mean;
        spread += Math.max(0, squares[c] / counts[g] - mean * mean);
      }
      scales[g] = spread > 0 ? (float) (1 / Math.sqrt(spread)) : 0;
      from = to;
    }
    return new ItemFeatures(groups, means, scales);
  }

  /** The number of columns of all groups. */
  public int columns() {
    return columns;
  }

  /** The numbers of columns of the groups, in their order. */
  public int[] groupSizes() {
    return groups.stream().mapToInt(FeatureColumns::count).toArray();
  }

  /**
   * The features of the items of {@code data}, which may be other items than those of the fit.
   *
   * @return items x {@link #columns}
   * @throws IllegalArgumentException if given vectors have another length than in the fit
   */
  public FloatMatrix encode(Dataset data) {
    FloatMatrix encoded = new FloatMatrix(data.items().size(), columns);
    List<FeatureColumns.GroupReader> readers = groups.stream().map(g -> g.reader(data)).toList();
    double[] row = new double[columns];
    for (int item = 0; item < encoded.rows(); item++) {
      Arrays.fill(row, 0);
      int from = 0;
      for (int g = 0; g < groups.size(); g++) {
        int to = from + groups.get(g).count();
        if (readers.get(g).read(item, row, from)) {
          for (int c = from; c < to; c++) {
            encoded.set(item, c, (float) ((row[c] - means[c]) * scales[g]));
          }
        }
        from = to;
      }
    }
    return encoded;
  }

  /** Writes all that {@link #encode} needs. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(groups.size());
    for (FeatureColumns group : groups) {
      out.writeByte(group.kind());
      group.write(out);
    }
    for (float mean : means) {
      out.writeFloat(mean);
    }
    for (float scale : scales) {
      out.writeFloat(scale);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  public static ItemFeatures read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_GROUPS) {
      throw new IOException("there are " + count + " groups of features");
    }
    List<FeatureColumns> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      int kind = in.readUnsignedByte();
      groups.add(
          switch (kind) {
            case CATEGORIES -> CategoryColumns.read(in);
            case NUMBERS -> NumberColumns.read(in);
            case VECTORS -> VectorColumns.read(in);
            default -> throw new IOException("there are no features of kind " + kind);
          });
    }
    long columns = groups.stream().mapToLong(FeatureColumns::count).sum();
    if (columns > FloatMatrix.MAX_VALUES) {
      throw new IOException("the features have " + columns + " columns");
    }
    List<Float> means = readFloats(in, (int) columns);
    List<Float> scales = readFloats(in, groups.size());
    return new ItemFeatures(groups, floats(means), floats(scales));
  }

  /** Reads one after the other, so that a damaged file allocates no more than it holds. */
  private static List<Float> readFloats(DataInputStream in, int count) throws IOException {
    List<Float> values = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      float value = in.readFloat();
      if (!Float.isFinite(value)) {
        throw new IOException("the features hold " + value);
      }
      values.add(value);
    }
    return values;
  }

  private static float[] floats(List<Float> values) {
    float[] array = new float[values.size()];
    for (int n = 0; n < array.length; n++) {
      array[n] = values.get(n);
    }
    return array;
  }
}
