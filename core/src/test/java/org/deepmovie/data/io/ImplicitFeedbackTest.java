package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImplicitFeedbackTest {

  private static final Dataset DATA =
      Dataset.of(List.of(new Rating("ann", "tea", 5), new Rating("bob", "milk, hot", 1)));

  @TempDir Path temp;

  private ImplicitFeedback read(String text) throws IOException {
    return ImplicitFeedback.read(Files.writeString(temp.resolve("views.csv"), text), DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user,item\nann,\"milk, hot\"\nbob,tea\n",
        "item,user\n\"milk, hot\",ann\ntea,bob\n",
        "userId;when;movieId\nann;noon;milk, hot\nbob;night;tea\nann;night;milk, hot\n",
        "User Id::Movie Id\nann::milk, hot\nbob::tea\n",
        "ann,\"milk, hot\"\nbob,tea\n",
        "ann\tmilk, hot\nbob\ttea\nann\tmilk, hot\n",
        "ann|milk, hot|5|100\nbob|tea|1|100\n",
        "ann;milk, hot;2009-01-31\nbob;tea;2009-01-31\n",
        "{\"uid\": \"ann\", \"asin\": \"milk, hot\"}\n{\"uid\": \"bob\", \"asin\": \"tea\"}\n",
      })
  void columnsAreFoundByTheirNamesOrInTheUsualOrder(String text) throws IOException {
    ImplicitFeedback feedback = read(text);
    assertEquals(0, feedback.skipped());
    assertEquals(2, feedback.interactions().size());
    assertThat(feedback.interactions().find(0, 0)).isGreaterThanOrEqualTo(0);
    assertThat(feedback.interactions().find(1, 1)).isGreaterThanOrEqualTo(0);
    assertEquals(4, DATA.withImplicitFeedback(feedback.interactions()).implicitFeedback().size());
  }

  @Test
  void rowsOfSomebodyOrSomethingUnknownAreSkippedAndCounted() throws IOException {
    ImplicitFeedback feedback = read("user,item\nann,tea\neve,tea\nbob,beer\neve,beer\n");
    assertEquals(3, feedback.skipped());
    assertEquals(1, feedback.interactions().size());
  }

  @Test
  void aFileOfStrangersAloneIsRefused() {
    String message =
        assertThrows(DataFormatException.class, () -> read("user,item\neve,tea\n")).getMessage();
    assertThat(message).endsWith("none of its 1 rows has a user and an item of the ratings");
  }

  @Test
  void whatWasTakenForWhatIsSaid() throws IOException {
    Path file = temp.resolve("views.csv");
    assertThat(read("when,user,item,rating\n1,ann,tea,5\n1,eve,tea,4\n").report().taken())
        .isEqualTo(
            file + ": user = user, item = item; fields between commas; not read: when, rating");
    RatingFileReport unnamed = read("ann;tea\nann;tea\neve;tea\n").report();
    assertThat(unnamed.taken())
        .isEqualTo(file + ": user = column 1, item = column 2; fields between semicolons");
    assertThat(unnamed.remarks())
        .containsExactly(
            file
                + ": no usual names of columns in its first line, so it is a row: 'ann, tea'; if it"
                + " is a header, give --feedback-columns user=1,item=2 (in Java a ColumnMapping)",
            file + ": 1 row is left out because the ratings lack its user or item");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user,rating\nann,5\n", "who,item\nann,tea\n", "visit,when,what\na,b,c"})
  void aFileWithoutTheColumnsIsRefused(String text) {
    String message = assertThrows(DataFormatException.class, () -> read(text)).getMessage();
    assertThat(message).contains("no column of ").contains("give --feedback-columns ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user,item\nann\n", "user,item\nann,tea,5\n", "user,item\n,tea\n"})
  void aBrokenRowIsNamedByLine(String text) {
    String message = assertThrows(DataFormatException.class, () -> read(text)).getMessage();
    assertThat(message).contains("views.csv:2: ");
  }
}
