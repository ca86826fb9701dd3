package org.deepmovie.internal.feature;

import com.google.common.primitives.Floats;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.number.NumberLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of items as numbers, in groups of columns: a group for each field of attributes
 * ({@link CategoryColumns}, {@link NumberColumns}), for given vectors ({@link VectorColumns}) and
 * for texts ({@link TextColumns}).
 *
 * <p>Each column is centered on its mean over the items that have the group, and each group is
 * divided by the root of the sum of its columns' variances, so that all groups have the same
 * spread. An item that lacks a group has zeros there: it counts as the mean. A group that is the
 * same for all rated items is zero for all: ratings tell nothing of it. Immutable.
 */
public final class ItemFeatures {

  private static final Logger LOG = LoggerFactory.getLogger(ItemFeatures.class);
  private static final int MOST_GROUPS = 10_000;
  private static final int FLOATS_AT_ONCE = 1024;

  /** The kinds of groups in files. */
  static final int CATEGORIES = 0;

  static final int NUMBERS = 1;
  static final int VECTORS = 2;
  static final int TEXTS = 3;

  private final List<FeatureColumns> groups;

  /** By group its first column, then the number of columns. */
  private final int[] starts;

  /** By column, what is subtracted. */
  private final float[] means;

  /** By group, by what it is multiplied. */
  private final float[] scales;

  ItemFeatures(List<FeatureColumns> groups, float[] means, float[] scales) {
    this.groups = groups;
    this.starts = starts(groups);
    this.means = means;
    this.scales = scales;
  }

  static int[] starts(List<FeatureColumns> groups) {
    int[] starts = new int[groups.size() + 1];
    for (int g = 0; g < groups.size(); g++) {
      starts[g + 1] = Math.addExact(starts[g], groups.get(g).count());
    }
    return starts;
  }

  /** The groups of all {@code features}, one after the other. */
  static ItemFeatures join(List<ItemFeatures> features) {
    return new ItemFeatures(
        features.stream().flatMap(part -> part.groups.stream()).toList(),
        Floats.concat(features.stream().map(part -> part.means).toArray(float[][]::new)),
        Floats.concat(features.stream().map(part -> part.scales).toArray(float[][]::new)));
  }

  /** By group its first column, then the number of columns. */
  public int[] groupStarts() {
    return starts.clone();
  }

  /** The number of columns of all groups. */
  public int columns() {
    return means.length;
  }

  /**
   * The features of the items of {@code data}, which may be other items than those of the fit.
   *
   * @return items x {@link #columns}
   * @throws IllegalArgumentException if given vectors have another length than in the fit
   */
  public FloatMatrix encode(Dataset data) {
    return encode(groups.stream().map(group -> group.reader(data)).toList(), data.items().size());
  }

  /** The features of items of which {@code readers} read the groups. */
  FloatMatrix encode(List<FeatureColumns.GroupReader> readers, int items) {
    FloatMatrix encoded = new FloatMatrix(items, columns());
    double[] row = new double[columns()];
    for (int item = 0; item < encoded.rows(); item++) {
      Arrays.fill(row, 0);
      for (int g = 0; g < groups.size(); g++) {
        if (readers.get(g).read(item, row, starts[g])) {
          for (int c = starts[g]; c < starts[g + 1]; c++) {
            encoded.set(item, c, (float) ((row[c] - means[c]) * scales[g]));
          }
        }
      }
    }
    return encoded;
  }

  /**
   * The features of items that came after the fit, as {@link #encode} gives them. Attributes and
   * categories of theirs that the fit did not know, and outlying vectors, are named in the log.
   */
  public FloatMatrix encodeNew(Dataset data) {
    unknownAttributes(data).forEach(LOG::warn);
    FloatMatrix encoded = encode(data);
    VectorOutliers.ofNew(groups, encoded, data.items()).forEach(LOG::warn);
    return encoded;
  }

  /**
   * Requires that the fit knew all attributes and categories of {@code data}.
   *
   * @throws IllegalArgumentException that names the first one it did not know
   */
  public void requireKnownAttributes(Dataset data) {
    unknownAttributes(data).stream()
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new IllegalArgumentException(unknown);
            });
  }

  /** A sentence for each attribute that is not read, and for unknown categories of each other. */
  private List<String> unknownAttributes(Dataset data) {
    Map<String, AttributeColumns> read = new TreeMap<>();
    for (FeatureColumns group : groups) {
      if (group instanceof AttributeColumns columns) {
        read.put(columns.field(), columns);
      }
    }
    List<String> sentences = new ArrayList<>();
    for (CategoricalField field : data.itemAttributes().fields()) {
      AttributeColumns columns = read.get(field.name());
      if (columns == null) {
        sentences.add(
            "the model does not read the attribute "
                + field.name()
                + "; it reads "
                + (read.isEmpty() ? "none" : String.join(", ", read.keySet())));
        continue;
      }
      List<String> unknown =
          field.categories().ids().stream().filter(id -> !columns.knows(id)).sorted().toList();
      if (!unknown.isEmpty()) {
        sentences.add(
            "the model does not know the "
                + field.name()
                + " "
                + String.join(", ", unknown)
                + "; it knows "
                + columns.known());
      }
    }
    return sentences;
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
            case TEXTS -> TextColumns.read(in);
            default -> throw new IOException("there are no features of kind " + kind);
          });
    }
    long columns = groups.stream().mapToLong(FeatureColumns::count).sum();
    if (columns > FloatMatrix.MAX_VALUES) {
      throw new IOException("the features have " + columns + " columns");
    }
    float[] means = readFloats(in, (int) columns);
    return new ItemFeatures(groups, means, readFloats(in, count));
  }

  /** Memory grows with what was read, so that a damaged file allocates little. */
  static float[] readFloats(DataInputStream in, int count) throws IOException {
    float[] values = new float[Math.min(count, FLOATS_AT_ONCE)];
    for (int n = 0; n < count; n++) {
      if (n == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * n));
      }
      values[n] = in.readFloat();
      if (!NumberLimits.isInModel(values[n])) {
        throw new IOException("a file of features holds " + values[n]);
      }
    }
    return values;
  }
}
