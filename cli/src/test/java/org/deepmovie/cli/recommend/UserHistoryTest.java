package org.deepmovie.cli.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.DatasetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserHistoryTest {

  @TempDir Path folder;

  @Test
  void pairsAreSeparatedByCommasAndQuotedItemsMayHoldThemAndEqualsSigns() {
    assertThat(UserHistory.parse("1=5, 32 = 4.5,\"a,b\"=2,\"x=1\"=3,k=v=1", false).ratings())
        .isEqualTo(Map.of("1", 5.0, "32", 4.5, "a,b", 2.0, "x=1", 3.0, "k=v", 1.0));
  }

  @Test
  void ofInteractionsItemsAreEnough() {
    assertThat(UserHistory.parse("1,\"a,b\",\"x=1\",7=3", true).ratings())
        .isEqualTo(Map.of("1", 1.0, "a,b", 1.0, "x=1", 1.0, "7", 3.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1=", "=5", "1=x", "1=5,,2=3", "1=NaN", "\"1=5"})
  void anythingElseIsRefusedWithWhatIsRight(String text) {
    assertThatThrownBy(() -> UserHistory.parse(text, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--ratings");
  }

  @Test
  void aFileIsReadAsFilesOfRatingsAreAndWhatWasReadIsSaid() throws IOException {
    Path file =
        Files.writeString(folder.resolve("mine.csv"), "when;stars;isbn\n1;4.1;tea\n2;2;a,b");
    StringWriter err = new StringWriter();
    UserHistory history =
        UserHistory.of(
            file.toString(),
            RatingScale.FIVE_STARS,
            DatasetReader.detecting(),
            new PrintWriter(err, true));
    assertThat(history.ratings()).isEqualTo(Map.of("tea", 4.1, "a,b", 2.0));
    assertThat(err.toString().strip())
        .isEqualTo(file + ": item = isbn, rating = stars, time = when; fields between semicolons");
  }

  @Test
  void anItemThatIsGivenTwiceIsRefused() {
    assertThatThrownBy(() -> UserHistory.parse("1=5,1=3", false))
        .hasMessage("--ratings: item '1' is given twice; give it once");
  }
}
