package org.deepmovie.internal.spark.table;

import java.util.List;
import org.apache.spark.sql.Row;

/** Reads the rows of {@link FactorTables}. */
public final class TableRow {

  private TableRow() {}

  /** Copies bias and factors to {@code into[at ..]}. */
  public static void copyVector(Row row, float[] into, int at) {
    List<Float> factors = row.getList(row.fieldIndex(FactorTables.FACTORS));
    into[at] = row.<Float>getAs(FactorTables.BIAS);
    for (int k = 0; k < factors.size(); k++) {
      into[at + 1 + k] = factors.get(k);
    }
  }

  /** The array of a column. */
  public static int[] ints(Row row, String column) {
    List<Integer> list = row.getList(row.fieldIndex(column));
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The list of floats of a column. */
  public static List<Float> floats(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }
}
