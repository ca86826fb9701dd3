package org.deepmovie.internal.spark.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.internal.spark.block.BlockRatings;
import org.deepmovie.internal.spark.block.BlockRows;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.Blocks;
import org.deepmovie.internal.spark.block.RatingRow;

/**
 * Turns the vectors of blocks into tables: a row by user or item with its id, bias and factors, for
 * ratings as they were given. A row of a user also holds the user's ratings and validation ratings,
 * the items as indices, so that what a user knows is not recommended.
 *
 * @param biased whether component 0 of the vectors is a bias
 * @param allItems whether items without training ratings have vectors, too
 * @param unit of the ratings to which the vectors were fitted
 */
public record FactorTables(boolean biased, boolean allItems, double unit) implements Serializable {

  public static final String BIAS = "bias";
  public static final String FACTORS = "factors";
  public static final String RATED_ITEMS = "rated_items";
  public static final String RATINGS = "ratings";
  public static final String VALIDATION_ITEMS = "validation_items";
  public static final String VALIDATION_RATINGS = "validation_ratings";
  public static final String HAS_VECTOR = "has_vector";

  private static final StructType VECTOR =
      new StructType()
          .add(BIAS, DataTypes.FloatType, false)
          .add(FACTORS, DataTypes.createArrayType(DataTypes.FloatType, false), false);

  private static final StructType USERS =
      VECTOR
          .add(RatingRow.USER, DataTypes.IntegerType, false)
          .add(RATED_ITEMS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false), false)
          .add(VALIDATION_ITEMS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(VALIDATION_RATINGS, DataTypes.createArrayType(DataTypes.FloatType, false), false);

  private static final StructType ITEMS =
      VECTOR
          .add(RatingRow.ITEM, DataTypes.IntegerType, false)
          .add(HAS_VECTOR, DataTypes.BooleanType, false);

  /** The table of users, cached. */
  public Dataset<Row> users(
      SparkSession session, BlockedSide side, JavaRDD<BlockVectors> vectors, EntityIds ids) {
    return table(session, USERS, rows(side, vectors, FactorTables::ofUser), ids);
  }

  /** The table of items, cached. */
  public Dataset<Row> items(
      SparkSession session, BlockedSide side, JavaRDD<BlockVectors> vectors, EntityIds ids) {
    return table(session, ITEMS, rows(side, vectors, this::ofItem), ids);
  }

  /** What the row of a user or item holds beside its vector and index. */
  @FunctionalInterface
  private interface FurtherColumns extends Serializable {
    /** The values of these columns, of the entity at a place of a block. */
    Object[] of(BlockRatings ratings, int place);
  }

  private JavaRDD<Row> rows(
      BlockedSide side, JavaRDD<BlockVectors> vectors, FurtherColumns further) {
    FactorTables tables = this;
    Blocks blocks = side.blocks();
    return vectors.zipPartitions(
        side.ratings(),
        (some, ratings) -> tables.rows(some.next(), ratings.next(), blocks, further));
  }

  private static Dataset<Row> table(
      SparkSession session, StructType columns, JavaRDD<Row> rows, EntityIds ids) {
    return cached(ids.withIds(session.createDataFrame(rows, columns)));
  }

  /** Computed now: what the table is made of is freed when the fit ends. */
  private static Dataset<Row> cached(Dataset<Row> table) {
    Dataset<Row> cached = table.persist(BlockedSide.STORAGE);
    cached.count();
    return cached;
  }

  private Iterator<Row> rows(
      BlockVectors vectors, BlockRatings ratings, Blocks blocks, FurtherColumns further) {
    int count = ratings.train().rows();
    List<Row> rows = new ArrayList<>(count);
    for (int place = 0; place < count; place++) {
      List<Object> row = new ArrayList<>();
      row.add(bias(vectors, place, count));
      row.add(factors(vectors, place, count));
      row.add(blocks.row(ratings.block(), place));
      Collections.addAll(row, further.of(ratings, place));
      rows.add(RowFactory.create(row.toArray()));
    }
    return rows.iterator();
  }

  private static Object[] ofUser(BlockRatings ratings, int place) {
    BlockRows train = ratings.train();
    BlockRows validation = ratings.validation();
    return new Object[] {
      indices(train, place, ratings),
      values(train, place),
      indices(validation, place, ratings),
      values(validation, place)
    };
  }

  private Object[] ofItem(BlockRatings ratings, int place) {
    return new Object[] {allItems || ratings.train().count(place) > 0};
  }

  private float bias(BlockVectors vectors, int place, int rows) {
    return biased ? vectors.values()[place * (vectors.values().length / rows)] * (float) unit : 0;
  }

  private float[] factors(BlockVectors vectors, int place, int rows) {
    int dimension = vectors.values().length / rows;
    int first = biased ? 1 : 0;
    float[] factors = new float[dimension - first];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = vectors.values()[place * dimension + first + k] * (float) Math.sqrt(unit);
    }
    return factors;
  }

  private static int[] indices(BlockRows rows, int place, BlockRatings ratings) {
    return IntStream.range(rows.start(place), rows.end(place))
        .map(p -> ratings.index(rows.column(p)))
        .toArray();
  }

  private static float[] values(BlockRows rows, int place) {
    float[] values = new float[rows.count(place)];
    for (int n = 0; n < values.length; n++) {
      values[n] = rows.value(rows.start(place) + n);
    }
    return values;
  }
}
