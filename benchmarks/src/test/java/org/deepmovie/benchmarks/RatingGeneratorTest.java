package org.deepmovie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingGeneratorTest {

  private static final RatingGenerator GENERATOR = RatingGenerator.ofSize(20_000, 1);

  @Test
  void givesAsManyRatingsAsAskedForWithALongTail() throws IOException {
    Dataset data = GENERATOR.dataset();
    assertThat(data.ratings().size()).isEqualTo(20_000);
    assertThat(data.scale()).isEqualTo(RatingScale.HALF_STARS);
    CsrMatrix byItem = data.ratings().byItem();
    int[] counts = IntStream.range(0, byItem.rows()).map(byItem::count).sorted().toArray();
    int most = IntStream.of(counts).skip(counts.length * 9L / 10).sum();
    assertThat(most).as("ratings of a tenth of the items").isBetween(5_000, 12_000);
  }

  @Test
  void theFileHoldsTheDataSet(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ratings.csv");
    GENERATOR.writeCsv(file);
    Dataset read = Datasets.read(file);
    Dataset generated = GENERATOR.dataset();
    CsrMatrix rows = generated.ratings().byUser();
    assertThat(read.ratings().size()).isEqualTo(rows.size());
    for (int user = 0; user < rows.rows(); user++) {
      int same = read.users().indexOf(generated.users().id(user));
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = read.items().indexOf(generated.items().id(rows.column(p)));
        int position = read.ratings().byUser().find(same, item);
        assertThat(read.ratings().byUser().value(position)).isEqualTo(rows.value(p));
        assertThat(read.ratings().timestamp(position)).isEqualTo(generated.ratings().timestamp(p));
      }
    }
  }

  @Test
  void refusesMoreRatingsThanPairs() {
    assertThatThrownBy(() -> new RatingGenerator(10, 10, 21, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "21 ratings of 10 users for 10 items; give 1 or more of each, and at most a fifth of all"
                + " pairs");
  }
}
