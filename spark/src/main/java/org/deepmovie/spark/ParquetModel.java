package org.deepmovie.spark;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.StoragePaths;
import org.deepmovie.options.OptionsMapper;

/**
 * The folder of a model: {@code users} and {@code items}, the tables of {@link FactorTables}, and
 * {@code settings}, one row that is written last, so that a model without it is not complete.
 */
final class ParquetModel {

  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String SETTINGS = "settings";

  private static final StructType COLUMNS =
      new StructType()
          .add(
              "options",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false),
              false)
          .add("seed", DataTypes.LongType, false)
          .add("global_mean", DataTypes.DoubleType, false)
          .add("scale_min", DataTypes.DoubleType, false)
          .add("scale_max", DataTypes.DoubleType, false)
          .add("scale_step", DataTypes.DoubleType, false);

  private ParquetModel() {}

  static void write(SparkPmfModel model, String folder) {
    SparkSession session = model.users().sparkSession();
    StoragePaths.requireNew(session, folder);
    model.users().write().parquet(table(folder, USERS));
    model.items().write().parquet(table(folder, ITEMS));
    SparkPmfModel.FittedPmfSettings settings = model.settings();
    Row row =
        RowFactory.create(
            OptionsMapper.of(PmfOptions.class).format(settings.options()),
            settings.seed(),
            settings.globalMean(),
            settings.scale().min(),
            settings.scale().max(),
            settings.scale().step());
    session
        .createDataFrame(List.of(row), COLUMNS)
        .coalesce(1)
        .write()
        .parquet(table(folder, SETTINGS));
  }

  private static String table(String folder, String name) {
    return folder + "/" + name;
  }

  static SparkPmfModel read(SparkSession session, String folder) {
    if (!StoragePaths.exists(session, table(folder, SETTINGS) + "/_SUCCESS")) {
      throw new IllegalArgumentException(
          "'%s' is not a model, or was not written to its end".formatted(folder));
    }
    Row row = session.read().schema(COLUMNS).parquet(table(folder, SETTINGS)).first();
    Map<String, String> options = row.getJavaMap(0);
    return new SparkPmfModel(
        new SparkPmfModel.FittedPmfSettings(
            OptionsMapper.of(PmfOptions.class).parse(options),
            row.getLong(1),
            row.getDouble(2),
            new RatingScale(row.getDouble(3), row.getDouble(4), row.getDouble(5))),
        session.read().parquet(table(folder, USERS)),
        session.read().parquet(table(folder, ITEMS)));
  }
}
