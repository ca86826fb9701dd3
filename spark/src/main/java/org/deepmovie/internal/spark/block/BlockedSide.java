package org.deepmovie.internal.spark.block;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.deepmovie.data.FloatMatrix;

/**
 * The users or the items in blocks, with their ratings, and with what each block sends to those of
 * the other side: only the vectors that are needed there, each once.
 *
 * @param blocks the division of the rows
 * @param ratings one element a partition, cached
 */
public record BlockedSide(Blocks blocks, JavaRDD<BlockRatings> ratings) {

  public static final StorageLevel STORAGE = StorageLevel.MEMORY_AND_DISK();

  /**
   * Divides ratings into blocks.
   *
   * @param ratings whose columns are those of {@link RatingRow}
   * @param row the column of the rows' indices
   * @param column the column of the indices of the other side
   */
  public static BlockedSide of(Dataset<Row> ratings, String row, String column, Blocks blocks) {
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
  public JavaRDD<int[][]> sends(BlockedSide other) {
    Blocks senders = blocks;
    int receivers = other.blocks.count();
    return other
        .ratings
        .flatMapToPair(block -> block.requests(senders).iterator())
        .partitionBy(new BlockPartitioner(senders.count()))
        .mapPartitions(
            requests -> {
              int[][] sends = new int[receivers][];
              requests.forEachRemaining(pair -> sends[pair._2()._1()] = pair._2()._2());
              return Collections.singletonList(sends).iterator();
            })
        .persist(STORAGE);
  }

  /**
   * The vectors that the blocks of this side were sent. They are sent once, however many tasks use
   * them.
   *
   * @param messages in each partition those to one block
   * @param senders the division of the other side
   * @param dimension the length of the vectors
   */
  public record ReceivedVectors(JavaRDD<VectorMessage> messages, Blocks senders, int dimension) {}

  /**
   * What a block computes.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface BlockTask<T> extends Serializable {

    /**
     * The result of one block.
     *
     * @param ratings of the block
     * @param fixed the vectors of their columns
     */
    T of(BlockRatings ratings, FloatMatrix fixed);
  }

  /**
   * Sends vectors to this side. Lazy, as all of Spark.
   *
   * @param fixed the vectors of {@code other}
   * @param sends of {@code other} to this side
   * @param dimension the length of the vectors
   */
  public ReceivedVectors receive(
      JavaRDD<BlockVectors> fixed, BlockedSide other, JavaRDD<int[][]> sends, int dimension) {
    return new ReceivedVectors(
        JavaPairRDD.fromJavaRDD(
                fixed.zipPartitions(
                    sends,
                    (vectors, places) ->
                        vectors.next().messages(places.next(), dimension).iterator()))
            .partitionBy(new BlockPartitioner(blocks.count()))
            .values(),
        other.blocks,
        dimension);
  }

  /** What each block computes from the vectors that it was sent. Lazy, as all of Spark. */
  public <T> JavaRDD<T> compute(ReceivedVectors received, BlockTask<T> task) {
    Blocks senders = received.senders();
    int dimension = received.dimension();
    return received
        .messages()
        .zipPartitions(
            ratings,
            (messages, block) -> {
              BlockRatings own = block.next();
              float[][] bySender = new float[senders.count()][];
              messages.forEachRemaining(message -> bySender[message.sender()] = message.vectors());
              return List.of(task.of(own, own.assemble(bySender, senders, dimension))).iterator();
            });
  }

  /** Frees the cached ratings. */
  public void unpersist() {
    ratings.unpersist();
  }
}
