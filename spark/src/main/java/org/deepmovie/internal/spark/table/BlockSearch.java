package org.deepmovie.internal.spark.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.index.SearchResult;

/**
 * Recommends to the users of a partition, some at a time.
 *
 * @param index of the items
 * @param globalMean mu
 * @param n the length of the lists
 */
public record BlockSearch(Broadcast<ItemIndex> index, double globalMean, int n)
    implements Serializable {

  public static final String RECOMMENDATIONS = "recommendations";
  public static final String SCORE = "score";

  public static final StructType COLUMNS =
      new StructType()
          .add(RatedEntities.USER, DataTypes.StringType, false)
          .add(
              RECOMMENDATIONS,
              DataTypes.createArrayType(
                  new StructType()
                      .add(RatedEntities.ITEM, DataTypes.StringType, false)
                      .add(SCORE, DataTypes.FloatType, false),
                  false),
              false);

  private static final int USERS_AT_A_TIME = 1024;

  /** A row of {@link #COLUMNS} by user. */
  public Iterator<Row> lists(Iterator<Row> users) {
    return new Iterator<>() {
      private Iterator<Row> block = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        if (!block.hasNext() && users.hasNext()) {
          block = nextBlock(users).iterator();
        }
        return block.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return block.next();
      }
    };
  }

  private List<Row> nextBlock(Iterator<Row> users) {
    List<Row> some = new ArrayList<>();
    while (users.hasNext() && some.size() < USERS_AT_A_TIME) {
      some.add(users.next());
    }
    int dimension = index.value().dimension();
    float[] queries = new float[some.size() * dimension];
    List<int[][]> seen = new ArrayList<>();
    for (int user = 0; user < some.size(); user++) {
      TableRow.copyVector(some.get(user), queries, user * dimension);
      queries[user * dimension] = 1;
      seen.add(
          new int[][] {
            TableRow.ints(some.get(user), FactorTables.RATED_ITEMS),
            TableRow.ints(some.get(user), FactorTables.VALIDATION_ITEMS)
          });
    }
    SearchResult[] results = index.value().best(queries, n, seen);
    List<Row> rows = new ArrayList<>();
    for (int user = 0; user < results.length; user++) {
      rows.add(list(some.get(user), results[user]));
    }
    return rows;
  }

  private Row list(Row user, SearchResult result) {
    double base = globalMean + user.<Float>getAs(FactorTables.BIAS);
    List<Row> items = new ArrayList<>();
    for (int rank = 0; rank < result.rows().length; rank++) {
      items.add(
          RowFactory.create(
              index.value().id(result.rows()[rank]), (float) (base + result.scores()[rank])));
    }
    return RowFactory.create(user.getAs(RatedEntities.USER), items.toArray());
  }
}
