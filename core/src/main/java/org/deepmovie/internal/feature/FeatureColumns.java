package org.deepmovie.internal.feature;

import java.io.DataOutputStream;
import java.io.IOException;
import org.deepmovie.data.Dataset;

/** A group of columns that one thing known of items gives, such as their genres. */
interface FeatureColumns {

  /** The kind of the group in files. */
  int kind();

  /** The number of columns. */
  int count();

  /** Reads the group of a data set, which may be another than that of the fit. */
  GroupReader reader(Dataset data);

  /** Writes all that {@link #reader} needs. */
  void write(DataOutputStream out) throws IOException;

  /** Reads the group of one item after the other. */
  @FunctionalInterface
  interface GroupReader {

    /**
     * Sets the group's values of {@code item} from {@code offset} on, all of which are 0.
     *
     * @return whether the item has any
     */
    boolean read(int item, double[] row, int offset);
  }
}
