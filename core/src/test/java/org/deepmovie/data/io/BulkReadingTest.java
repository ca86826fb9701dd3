package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.io.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.bulk.BulkRatings;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.TimeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plain files are read in blocks by several threads, all others row by row. A file that ends with a
 * row that is not plain is read row by row, so that both ways can be compared.
 */
class BulkReadingTest {

  /** A quote that is doubled, which only the reader of rows reads. */
  private static final String NOT_PLAIN = "\"q\"\"q\",\"q\"\"q\",3,\n";

  private static final String LONG_ID = "," + "a long id ".repeat(15);

  @TempDir private Path temp;

  /** More rows than fit a block of a mebibyte. */
  private static String rows(String... odd) {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("user,item,rating,time\n");
    for (int n = 0; n < 15_000; n++) {
      if (n % 1_500 == 750 && odd.length > 0) {
        rows.append(odd[random.nextInt(odd.length)]);
      }
      rows.append('u').append(random.nextInt(700)).append(LONG_ID);
      rows.append(random.nextInt(300)).append(',').append(random.nextInt(10) / 2.0 + 0.5);
      rows.append(',').append(1_000_000 + random.nextInt(1000)).append('\n');
    }
    return rows.toString();
  }

  private DatasetReading read(String name, String text, DelimitedFormat format) throws IOException {
    return DatasetReader.detecting()
        .withFormat(format)
        .read(Files.writeString(temp.resolve(name), text));
  }

  private void assertReadAsRowByRow(String text, DelimitedFormat format) throws IOException {
    DatasetReading byRow = read("rows.csv", text + NOT_PLAIN, format);
    DatasetReading inBlocks = read("rows.csv", text + "qq,qq,3,\n", format);
    assertThat(inBlocks.dataset().ratings().byUser().valueArray())
        .isEqualTo(byRow.dataset().ratings().byUser().valueArray());
    assertThat(inBlocks.dataset().ratings().byUser().columnArray())
        .isEqualTo(byRow.dataset().ratings().byUser().columnArray());
    assertThat(inBlocks.dataset().scale()).isEqualTo(byRow.dataset().scale());
    for (int p = 0; p < 1000; p++) {
      assertThat(inBlocks.dataset().ratings().timestamp(p))
          .isEqualTo(byRow.dataset().ratings().timestamp(p));
    }
    assertThat(inBlocks.report()).isEqualTo(byRow.report());
    assertThat(unquoted(inBlocks.dataset().users().ids()))
        .isEqualTo(unquoted(byRow.dataset().users().ids()));
    assertThat(unquoted(inBlocks.dataset().items().ids()))
        .isEqualTo(unquoted(byRow.dataset().items().ids()));
  }

  private static List<String> unquoted(List<String> ids) {
    return ids.stream().map(id -> id.replace("\"", "")).toList();
  }

  @Test
  void blocksGiveWhatRowsGive() throws IOException {
    assertReadAsRowByRow(rows(), DelimitedFormat.DETECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "  \n",
        " u1 ,\ti2,4,\r\n",
        "\"u, 1\",i2,\" 4\",5\n",
        "Zoë,日本,4.50,7\n",
        "u1,\u3000i2,4,5\n",
        "u1,i2,4,2001-09-09\n",
        "u1,i2,4,noon\n",
        "u1,i2,NA,5\n",
        "u1,i2,yes,5\n",
        "u1,i2,45e-1,5\n",
      })
  void oddRowsAreReadAsRowByRow(String odd) throws IOException {
    assertReadAsRowByRow(rows(odd), DelimitedFormat.DETECTED.withUnrated("NA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"u1,i2\n", "u1,,4,5\n", "u1,i2,four,5\n", "u1,\"i2,4,5\n", "u1,i2,4,5,6\n"})
  void aWrongRowIsNamedByItsLine(String wrong) {
    String text = rows() + wrong + "u1,i2,4,5\n";
    assertThat(catchThrowable(() -> read("wrong.csv", text, DelimitedFormat.DETECTED)))
        .hasMessageContaining("wrong.csv:15002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEWEST", "LAST", "FIRST", "MEAN", "SUM"})
  void duplicatesFollowThePolicyAcrossBlocks(DuplicatePolicy policy) throws IOException {
    assertReadAsRowByRow(rows(), DelimitedFormat.DETECTED.withDuplicates(policy));
  }

  @Test
  void aCompressedFileAndTwoOrdersOfItGiveTheSame() throws IOException {
    Dataset plain = read("a.csv", rows(), DelimitedFormat.DETECTED).dataset();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(("\uFEFF" + rows()).getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(temp.resolve("b.csv.gz"), bytes.toByteArray());
    assertThat(Datasets.read(file).fingerprint()).isEqualTo(plain.fingerprint());
  }

  @Test
  void twoOrdersOfTheRowsGiveTheSame() throws IOException {
    List<String> lines = new ArrayList<>(rows().lines().distinct().toList());
    String header = lines.remove(0) + "\n";
    // Ratings of one pair and one time are told apart by their place alone.
    Set<String> pairs = new HashSet<>();
    lines.removeIf(line -> !pairs.add(line.replaceFirst(",[^,]*,([^,]*)$", ",$1")));
    Dataset one =
        read("a.csv", header + String.join("\n", lines), DelimitedFormat.DETECTED).dataset();
    Collections.shuffle(lines, new Random(2));
    Dataset two =
        read("b.csv", header + String.join("\n", lines), DelimitedFormat.DETECTED).dataset();
    assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    assertThat(two.users()).isEqualTo(one.users());
    assertThat(two.items()).isEqualTo(one.items());
  }

  @Test
  void plainTextsAreReadInBlocksAndOthersAreNot() throws IOException {
    assertThat(inBlocks(rows())).isPresent();
    assertThat(inBlocks(rows() + "\"u, 1\", i2 ,4.50,2001-09-09")).isPresent();
    assertThat(inBlocks(rows() + NOT_PLAIN)).isEmpty();
    assertThat(inBlocks(rows() + "u1,i2,4,5,6\n")).isEmpty();
  }

  private static Optional<BulkRatings> inBlocks(String text) throws IOException {
    RatingColumns columns =
        new RatingColumns(0, 1, 2, 3, true, List.of("user", "item", "rating", "time"));
    TimeParser times = TimeParser.of(List.of("1000000"));
    IdMap nobody = IdMap.of(List.of());
    return BulkRatings.read(
        ByteSource.wrap(text.getBytes(StandardCharsets.UTF_8)),
        new DetectedFormat(RowFormat.csv(','), 0, columns, times),
        times,
        value -> Optional.of(Float.parseFloat(value)),
        nobody,
        nobody);
  }
}
