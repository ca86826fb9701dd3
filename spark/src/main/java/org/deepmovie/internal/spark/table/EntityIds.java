package org.deepmovie.internal.spark.table;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deepmovie.internal.spark.block.BlockPartitioner;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.Blocks;
import scala.Tuple2;

/**
 * The ids of the users or of the items, numbered from 0 in the order of strings, so that the order
 * of rows changes nothing.
 *
 * @param table columns {@code id} and {@code index}, cached
 * @param id the name of the column of ids
 * @param index the name of the column of indices
 * @param size the number of ids
 */
public record EntityIds(Dataset<Row> table, String id, String index, int size) {

  /** Tables of at most this many ids are sent to every executor rather than shuffled. */
  private static final int BROADCAST_SIZE = 1_000_000;

  /** Numbers the ids of a column, each once. */
  static EntityIds of(Dataset<Row> rows, String id, String index) {
    JavaRDD<Row> numbered =
        rows.select(col(id))
            .distinct()
            .as(Encoders.STRING())
            .toJavaRDD()
            .sortBy(each -> each, true, rows.sparkSession().sparkContext().defaultParallelism())
            .zipWithIndex()
            .map(pair -> RowFactory.create(pair._1(), Math.toIntExact(pair._2())));
    StructType columns =
        new StructType()
            .add(id, DataTypes.StringType, false)
            .add(index, DataTypes.IntegerType, false);
    Dataset<Row> table =
        rows.sparkSession().createDataFrame(numbered, columns).persist(BlockedSide.STORAGE);
    return new EntityIds(table, id, index, Math.toIntExact(table.count()));
  }

  /** The rows with indices in place of ids. */
  Dataset<Row> toIndices(Dataset<Row> rows) {
    return rows.join(joined(), id).drop(id);
  }

  /** The rows with ids beside indices. */
  Dataset<Row> withIds(Dataset<Row> rows) {
    return rows.join(joined(), index);
  }

  private Dataset<Row> joined() {
    return size <= BROADCAST_SIZE ? broadcast(table) : table;
  }

  /** The ids of each block by place: one element a partition. */
  public JavaRDD<List<String>> inBlocks(Blocks blocks) {
    return table
        .select(index, id)
        .toJavaRDD()
        .mapToPair(
            row ->
                new Tuple2<>(
                    blocks.block(row.getInt(0)),
                    new Tuple2<>(blocks.place(row.getInt(0)), row.getString(1))))
        .partitionBy(new BlockPartitioner(blocks.count()))
        .mapPartitions(
            pairs -> {
              Map<Integer, String> ids = new TreeMap<>();
              pairs.forEachRemaining(pair -> ids.put(pair._2()._1(), pair._2()._2()));
              return List.of(List.copyOf(ids.values())).iterator();
            });
  }

  /** The id of an index. */
  public String id(int number) {
    return table.where(col(index).equalTo(number)).select(id).as(Encoders.STRING()).first();
  }

  /** Frees the cached table. */
  void unpersist() {
    table.unpersist();
  }
}
