package org.deepmovie.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.StoragePaths;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;

/**
 * The folder of a model: {@code users} and {@code items}, the tables of {@link FactorTables}, the
 * files of an {@code encoder}, if there is one, and {@code settings}, one row that is written last,
 * so that a model without it is not complete.
 */
final class ParquetModel {

  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String ENCODER = "encoder";
  private static final String SETTINGS = "settings";

  private static final StructType FILES =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("content", DataTypes.BinaryType, false);

  private static final StructType COLUMNS =
      new StructType()
          .add("model", DataTypes.StringType, false)
          .add(
              "options",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false),
              false)
          .add(
              "encoder_options",
              DataTypes.createArrayType(
                  new StructType()
                      .add("name", DataTypes.StringType, false)
                      .add("value", DataTypes.StringType, false),
                  false),
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
    if (!model.encoder().isEmpty()) {
      List<Row> files = new ArrayList<>();
      model.encoder().forEach((name, content) -> files.add(RowFactory.create(name, content)));
      session.createDataFrame(files, FILES).write().parquet(table(folder, ENCODER));
    }
    SparkPmfModel.FittedPmfSettings settings = model.settings();
    Row row =
        RowFactory.create(
            settings.model(),
            OptionsMapper.of(PmfOptions.class).format(settings.options()),
            settings.encoderOptions().entrySet().stream()
                .map(option -> RowFactory.create(option.getKey(), option.getValue()))
                .toArray(),
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
    Map<String, String> options = row.getJavaMap(1);
    Map<String, String> encoderOptions = new LinkedHashMap<>();
    row.<Row>getList(2)
        .forEach(option -> encoderOptions.put(option.getString(0), option.getString(1)));
    SparkPmfModel.FittedPmfSettings settings =
        new SparkPmfModel.FittedPmfSettings(
            row.getString(0),
            OptionsMapper.of(PmfOptions.class).parse(options),
            encoderOptions,
            row.getLong(3),
            row.getDouble(4),
            new RatingScale(row.getDouble(5), row.getDouble(6), row.getDouble(7)));
    return new SparkPmfModel(
        settings,
        () -> Providers.load().trainer(settings.model(), settings.optionValues()),
        encoder(session, folder),
        session.read().parquet(table(folder, USERS)),
        session.read().parquet(table(folder, ITEMS)));
  }

  private static Map<String, byte[]> encoder(SparkSession session, String folder) {
    Map<String, byte[]> files = new TreeMap<>();
    if (StoragePaths.exists(session, table(folder, ENCODER))) {
      for (Row file :
          session.read().schema(FILES).parquet(table(folder, ENCODER)).collectAsList()) {
        files.put(file.getString(0), file.getAs(1));
      }
    }
    return files;
  }
}
