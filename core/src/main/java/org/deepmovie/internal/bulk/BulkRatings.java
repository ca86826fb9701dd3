package org.deepmovie.internal.bulk;

import com.google.common.io.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.io.TextLines;
import org.deepmovie.internal.rows.TimeParser;

/**
 * The ratings of a plain text, as the reader of rows would give them.
 *
 * @param users the known users and those of the text, in ascending order
 * @param items the known items and those of the text, in ascending order
 * @param ratings the ratings in the order of the text
 * @param blankLines the number of blank lines
 * @param trimmedIds the number of ids that had blanks around them
 * @param unratedRows the number of rows whose value stands for no rating
 */
public record BulkRatings(
    IdMap users,
    IdMap items,
    RatingMatrixBuilder ratings,
    int blankLines,
    int trimmedIds,
    int unratedRows) {

  /**
   * Reads a text; nothing if it is not plain.
   *
   * @param bytes the text in UTF-8, perhaps compressed
   * @param format its format
   * @param times reads its times
   * @param values gives the value of a text of a rating, NaN if it stands for no rating; empty if
   *     it is not plain
   * @param knownUsers users that are numbered, too
   * @param knownItems items that are numbered, too
   */
  public static Optional<BulkRatings> read(
      ByteSource bytes,
      DetectedFormat format,
      TimeParser times,
      Function<String, Optional<Float>> values,
      IdMap knownUsers,
      IdMap knownItems)
      throws IOException {
    ToDoubleFunction<String> plainValues =
        text -> values.apply(text).orElseThrow(UnusualTextException::new);
    Optional<PlainFormat> plain = PlainFormat.of(format, times, plainValues);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream stream = TextLines.decompressed(bytes.openStream())) {
      List<BlockParser> parsers =
          IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
              .mapToObj(n -> new BlockParser(plain.get()))
              .toList();
      return Optional.of(
          of(parsers, blocks(new LineBlocks(stream), parsers), knownUsers, knownItems));
    } catch (UnusualTextException notPlain) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The parsed blocks in their order. */
  private static List<BlockParser.ParsedBlock> blocks(LineBlocks lines, List<BlockParser> parsers) {
    TreeMap<Integer, BlockParser.ParsedBlock> parsed = new TreeMap<>();
    parsers.parallelStream()
        .forEach(
            parser -> {
              LineBlocks.LineBlock block = new LineBlocks.LineBlock();
              try {
                while (lines.next(block)) {
                  BlockParser.ParsedBlock ratings = parser.parse(block);
                  synchronized (parsed) {
                    parsed.put(block.number(), ratings);
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new ArrayList<>(parsed.values());
  }

  private static BulkRatings of(
      List<BlockParser> parsers,
      List<BlockParser.ParsedBlock> blocks,
      IdMap knownUsers,
      IdMap knownItems) {
    List<String[]> users = parsers.stream().map(parser -> parser.users().texts()).toList();
    List<String[]> items = parsers.stream().map(parser -> parser.items().texts()).toList();
    IdMap allUsers = union(knownUsers, users);
    IdMap allItems = union(knownItems, items);
    List<int[]> newUsers = users.stream().map(ids -> indices(ids, allUsers)).toList();
    List<int[]> newItems = items.stream().map(ids -> indices(ids, allItems)).toList();
    blocks.parallelStream()
        .forEach(
            block -> {
              int parser = parsers.indexOf(block.parser());
              renumber(block.users(), newUsers.get(parser));
              renumber(block.items(), newItems.get(parser));
            });
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (BlockParser.ParsedBlock block : blocks) {
      ratings.addAll(block.users(), block.items(), block.values(), block.timestamps());
    }
    return new BulkRatings(
        allUsers,
        allItems,
        ratings,
        parsers.stream().mapToInt(BlockParser::blankLines).sum(),
        parsers.stream().mapToInt(BlockParser::trimmedIds).sum(),
        parsers.stream().mapToInt(BlockParser::unratedRows).sum());
  }

  private static IdMap union(IdMap known, List<String[]> others) {
    String[] all =
        Stream.concat(known.ids().stream(), others.stream().flatMap(Arrays::stream))
            .toArray(String[]::new);
    Arrays.parallelSort(all, Comparator.naturalOrder());
    return IdMap.of(Arrays.stream(all).distinct().toList());
  }

  private static int[] indices(String[] ids, IdMap all) {
    return Arrays.stream(ids).mapToInt(all::indexOf).toArray();
  }

  private static void renumber(int[] indices, int[] others) {
    for (int n = 0; n < indices.length; n++) {
      indices[n] = others[indices[n]];
    }
  }
}
