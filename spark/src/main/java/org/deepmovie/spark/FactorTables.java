package org.deepmovie.spark;

import java.io.Serializable;
import java.util.ArrayList;
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

/**
 * Turns the vectors of blocks into tables: a row by user or item with its id, bias and factors, for
 * ratings as they were given. A row of a user also holds the user's ratings and validation ratings,
 * the items as indices, so that what a user knows is not recommended.
 *
 * @param biased whether component 0 of the vectors is a bias
 * @param unit of the ratings to which the vectors were fitted
 */
record FactorTables(boolean biased, double unit) implements Serializable {

  static final String BIAS = "bias";
  static final String FACTORS = "factors";
  static final String RATED_ITEMS = "rated_items";
  static final String RATINGS = "ratings";
  static final String VALIDATION_ITEMS = "validation_items";
  static final String VALIDATION_RATINGS = "validation_ratings";
  static final String IS_RATED = "is_rated";

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
          .add(IS_RATED, DataTypes.BooleanType, false);

  /** The table of users, cached. */
  Dataset<Row> users(
      SparkSession session, BlockedSide side, JavaRDD<BlockVectors> vectors, EntityIds ids) {
    FactorTables tables = this;
    Blocks blocks = side.blocks();
    JavaRDD<Row> rows =
        vectors.zipPartitions(
            side.ratings(), (some, ratings) -> tables.users(some.next(), ratings.next(), blocks));
    return cached(ids.withIds(session.createDataFrame(rows, USERS)));
  }

  /** The table of items, cached. */
  Dataset<Row> items(
      SparkSession session, BlockedSide side, JavaRDD<BlockVectors> vectors, EntityIds ids) {
    FactorTables tables = this;
    Blocks blocks = side.blocks();
    JavaRDD<Row> rows =
        vectors.zipPartitions(
            side.ratings(), (some, ratings) -> tables.items(some.next(), ratings.next(), blocks));
    return cached(ids.withIds(session.createDataFrame(rows, ITEMS)));
  }

  /** Computed now: what the table is made of is freed when the fit ends. */
  private static Dataset<Row> cached(Dataset<Row> table) {
    Dataset<Row> cached = table.persist(BlockedSide.STORAGE);
    cached.count();
    return cached;
  }

  private Iterator<Row> users(BlockVectors vectors, BlockRatings ratings, Blocks blocks) {
    BlockRows train = ratings.train();
    BlockRows validation = ratings.validation();
    List<Row> rows = new ArrayList<>(train.rows());
    for (int place = 0; place < train.rows(); place++) {
      rows.add(
          RowFactory.create(
              bias(vectors, place, train.rows()),
              factors(vectors, place, train.rows()),
              blocks.row(ratings.block(), place),
              indices(train, place, ratings),
              values(train, place),
              indices(validation, place, ratings),
              values(validation, place)));
    }
    return rows.iterator();
  }

  private Iterator<Row> items(BlockVectors vectors, BlockRatings ratings, Blocks blocks) {
    BlockRows train = ratings.train();
    List<Row> rows = new ArrayList<>(train.rows());
    for (int place = 0; place < train.rows(); place++) {
      rows.add(
          RowFactory.create(
              bias(vectors, place, train.rows()),
              factors(vectors, place, train.rows()),
              blocks.row(ratings.block(), place),
              train.count(place) > 0));
    }
    return rows.iterator();
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
