package org.deepmovie.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea,5\n\"a,b\",2\n",
        "item,rating\ntea,5\n\"a,b\",2\n",
        "movieId\trating\ntea\t5\na,b\t2\n"
      })
  void aFileHasAnItemAndARatingInEveryLine(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), content);
    assertThat(UserHistory.of(file.toString(), false).ratings())
        .isEqualTo(Map.of("tea", 5.0, "a,b", 2.0));
  }

  @Test
  void nothingIsLostInAQuoteThatIsNotClosed() throws IOException {
    Path file = Files.writeString(folder.resolve("open.csv"), "tea\n\"cake\nrum\nmilk\n");
    assertThatThrownBy(() -> UserHistory.of(file.toString(), true))
        .hasMessage(file + ":2: the quote that opens here is not closed in its line; close it");
  }

  @Test
  void anItemThatIsGivenTwiceIsRefused() {
    assertThatThrownBy(() -> UserHistory.parse("1=5,1=3", false))
        .hasMessage("--ratings: item '1' is given twice; give it once");
  }

  @Test
  void aWrongLineOfAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "tea,5\ncake,many\n");
    assertThatThrownBy(() -> UserHistory.of(file.toString(), false))
        .hasMessage(file + ":2: rating 'many' of item 'cake' is not a number");
    Path wide = Files.writeString(folder.resolve("wide.csv"), "u,tea,5\n");
    assertThatThrownBy(() -> UserHistory.of(wide.toString(), false))
        .hasMessage(wide + ":1: expected an item and a rating, found 3 fields");
  }
}
