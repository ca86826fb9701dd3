package org.deepmovie.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The users or the items in blocks, with their ratings, and with what each block sends to those of
 * the other side: only the vectors that are needed there, each once.
 *
 * @param blocks the division of the rows
 * @param ratings one element a partition, cached
 */
record BlockedSide(Blocks blocks, JavaRDD<BlockRatings> ratings) {

  static final StorageLevel STORAGE = StorageLevel.MEMORY_AND_DISK();

  /**
   * Divides ratings into blocks.
   *
   * @param ratings whose columns are those of {@link RatingRow}
   * @param row the column of the rows' indices
   * @param column the column of the indices of the other side
   */
  static BlockedSide of(Dataset<Row> ratings, String row, String column, Blocks blocks) {
    JavaRDD<Row> sorted =
        ratings
            .select(
                col(row),
                col(column),
                col(RatingRow.RATING),
                col(RatingRow.TIME),
                col(RatingRow.VALIDATION))
            .repartitionById(blocks.count(), pmod(col(row), lit(blocks.count())))
            .sortWithinPartitions(RatingRow.VALIDATION, row, column, RatingRow.TIME)
            .toJavaRDD();
    return new BlockedSide(
        blocks,
        sorted
            .mapPartitionsWithIndex(
                (block, rows) -> List.of(BlockRatingsBuilder.build(blocks, block, rows)).iterator(),
                true)
            .persist(STORAGE));
  }

  /** For each block here, and each block of {@code other}: the places whose vectors it needs. */
  JavaRDD<int[][]> sends(BlockedSide other) {
    Blocks senders = blocks;
    int receivers = other.blocks.count();
    return other
        .ratings
        .flatMapToPair(block -> requests(block, senders))
        .partitionBy(new BlockPartitioner(senders.count()))
        .mapPartitions(
            requests -> {
              int[][] sends = new int[receivers][];
              requests.forEachRemaining(pair -> sends[pair._2()._1()] = pair._2()._2());
              return Collections.singletonList(sends).iterator();
            })
        .persist(STORAGE);
  }

  private static Iterator<Tuple2<Integer, Tuple2<Integer, int[]>>> requests(
      BlockRatings block, Blocks senders) {
    int[][] requests = block.requests(senders);
    List<Tuple2<Integer, Tuple2<Integer, int[]>>> pairs = new ArrayList<>();
    for (int sender = 0; sender < requests.length; sender++) {
      pairs.add(new Tuple2<>(sender, new Tuple2<>(block.block(), requests[sender])));
    }
    return pairs.iterator();
  }

  /**
   * The vectors of this side after half an epoch. Lazy, as all of Spark.
   *
   * @param fixed the vectors of {@code other}
   * @param sends of {@code other} to this side
   */
  JavaRDD<BlockVectors> solve(
      JavaRDD<BlockVectors> fixed, BlockedSide other, JavaRDD<int[][]> sends, HalfSweep sweep) {
    int dimension = sweep.dimension();
    Blocks senders = other.blocks;
    JavaRDD<VectorMessage> received =
        JavaPairRDD.fromJavaRDD(
                fixed.zipPartitions(
                    sends, (vectors, places) -> messages(vectors.next(), places.next(), dimension)))
            .partitionBy(new BlockPartitioner(blocks.count()))
            .values();
    return received.zipPartitions(
        ratings,
        (messages, block) -> {
          BlockRatings own = block.next();
          float[][] bySender = new float[senders.count()][];
          messages.forEachRemaining(message -> bySender[message.sender()] = message.vectors());
          return List.of(sweep.solve(own, own.assemble(bySender, senders, dimension))).iterator();
        });
  }

  private static Iterator<Tuple2<Integer, VectorMessage>> messages(
      BlockVectors vectors, int[][] places, int dimension) {
    List<Tuple2<Integer, VectorMessage>> messages = new ArrayList<>(places.length);
    for (int receiver = 0; receiver < places.length; receiver++) {
      messages.add(
          new Tuple2<>(
              receiver,
              new VectorMessage(vectors.block(), vectors.rows(places[receiver], dimension))));
    }
    return messages.iterator();
  }

  /** Frees the cached ratings. */
  void unpersist() {
    ratings.unpersist();
  }
}
