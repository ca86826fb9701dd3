package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedTextTest {

  @TempDir Path temp;

  @Test
  void textsAreJoinedByItemAndThoseOfUnknownItemsAreIgnored() throws IOException {
    Path file = write("id,lang,text\ntea,en,\"Hot, and\ngreen.\"\nrum,en,Brown.\ntea,en,Cold.\n");
    ItemTexts texts =
        DelimitedText.readTexts(file, ',', "id", "text", IdMap.of(List.of("milk", "tea")));
    assertEquals(2, texts.size());
    assertEquals("Hot, and\ngreen. Cold.", texts.text(1));
    assertEquals(1, texts.count());
  }

  @Test
  void aColumnThatIsMissingOrThereTwiceIsRefused() throws IOException {
    Path file = write("id,text,text\ntea,Green.,x\n");
    IdMap items = IdMap.of(List.of("tea"));
    assertThatThrownBy(() -> DelimitedText.readTexts(file, ',', "id", "plot", items))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(file + ":1: no column 'plot': 'id,text,text'");
    assertThatThrownBy(() -> DelimitedText.readTexts(file, ',', "id", "text", items))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(file + ":1: two columns 'text': 'id,text,text'");
  }

  private Path write(String text) throws IOException {
    return Files.write(temp.resolve("texts.csv"), utf8(text));
  }
}
