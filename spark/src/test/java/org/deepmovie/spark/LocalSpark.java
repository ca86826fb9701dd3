package org.deepmovie.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;

/** A Spark session on two threads of this JVM, which all tests share, and frames of ratings. */
public final class LocalSpark {

  static final StructType RATINGS =
      new StructType()
          .add("user", DataTypes.StringType)
          .add("item", DataTypes.StringType)
          .add("rating", DataTypes.FloatType)
          .add("timestamp", DataTypes.LongType);

  private LocalSpark() {}

  /** The session, started if there is none. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        // Compiling the queries would take longer than these queries do.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .config("spark.log.level", "WARN")
        .getOrCreate();
  }

  static RatingFrame frame(List<Row> rows) {
    return RatingFrame.of(session().createDataFrame(rows, RATINGS));
  }

  static RatingFrame frame(IdMap users, IdMap items, RatingMatrix ratings) {
    return frame(session(), users, items, ratings);
  }

  static Row rating(String user, String item, float rating, long time) {
    return RowFactory.create(user, item, rating, time);
  }

  static RatingFrame frame(SparkSession spark, IdMap users, IdMap items, RatingMatrix ratings) {
    List<Row> rows = new ArrayList<>();
    CsrMatrix byUser = ratings.byUser();
    for (int user = 0; user < byUser.rows(); user++) {
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        rows.add(
            rating(
                users.id(user), items.id(byUser.column(p)), byUser.value(p), ratings.timestamp(p)));
      }
    }
    return RatingFrame.of(spark.createDataFrame(rows, RATINGS));
  }

  static List<Row> collected(Dataset<Row> rows, String order) {
    return rows.sort(order).collectAsList();
  }
}
