package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quote that is never closed would make a reader take the rest of the file for one field. */
class OpenQuoteTest {

  private static final Dataset DATA =
      Dataset.of(List.of(new Rating("ann", "tea", 5), new Rating("bob", "milk", 1)));

  @TempDir Path temp;

  private Path write(String text) throws IOException {
    return Files.writeString(temp.resolve("quotes.csv"), text);
  }

  private static void assertOpen(int line, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(
            "quotes.csv:" + line + ": the quote before this text is never closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "user,item,rating,note~ann,tea,5,ok~bob,tea,3,\"open~cat,tea,4,ok~#3",
        "user,item,rating,note~ann,tea,5,\"a~b\"~bob,tea,3,\"c~d\"~cat,tea,4,\"open#6",
        "user;item;note;rating~ann;tea;\"a~b\";5~bob;tea;\"open;3#4",
        "ann,tea,5~bob,\"tea,3~cat,tea,4#2",
        "note,more,user,item,rating~\"a~b\",\"open,ann,tea,5~x,y,bob,tea,1#3",
        "\"user,item,rating~ann,tea,5#1",
      })
  void inAFileOfRatingsIsRefusedByTheLineWhereItIs(String text, int line) throws IOException {
    Path file = write(text.replace('~', '\n'));
    assertOpen(line, () -> Datasets.read(file));
  }

  @Test
  void inAFileOfInteractionsIsRefused() throws IOException {
    Path file = write("user,item,note\nann,tea,\"seen\nbob,milk,x\n");
    assertOpen(2, () -> ImplicitFeedback.read(file, DATA));
  }

  @Test
  void inAFileOfTextsIsRefused() throws IOException {
    Path file = write("item,text\ntea,Hot.\nmilk,\"Cold.\n");
    assertOpen(3, () -> DelimitedText.readTexts(file, ',', "item", "text", DATA.items()));
  }

  @Test
  void inAFileOfItemsIsRefused() throws IOException {
    Path file = write("id,title\n1,\"One\n2,Two\n");
    assertOpen(2, () -> ItemFile.read(file));
  }

  @Test
  void inAFileOfMoviesIsRefused() throws IOException {
    MovieLensFixture.folder(temp, "ml", MovieLensFixture.layoutLatest());
    Files.writeString(
        temp.resolve("ml/movies.csv"), "movieId,title,genres\n11,\"A,Farce\n13,B,Western\n");
    assertThatThrownBy(() -> Datasets.read(temp.resolve("ml")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("movies.csv:2: the quote before this text is never closed");
  }

  @Test
  void isNoneIfTheFileEndsRightAfterItsEnd() throws IOException {
    assertThat(Datasets.read(write("ann,tea,\"5\"\nbob,tea,\"1\"")).ratings().size()).isEqualTo(2);
  }
}
