package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFileTest {

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("new.csv"), content);
  }

  @Test
  void titlesTextsAndAttributesAreRead() throws IOException {
    Dataset items =
        ItemFile.read(
            file("genre,movieId,Overview,title\nComedy| Drama,7,\"A, b.\",One\n,8,,\n"), ',');
    assertThat(items.items().ids()).containsExactly("7", "8");
    assertThat(items.titles()).containsExactly("One", "8");
    assertThat(items.texts().text(0)).isEqualTo("A, b.");
    assertThat(items.texts().has(1)).isFalse();
    CategoricalField genre = items.itemAttributes().field("genre").orElseThrow();
    assertThat(genre.count(0)).isEqualTo(2);
    assertThat(genre.count(1)).isZero();
    assertThat(genre.categories().ids()).containsExactlyInAnyOrder("Comedy", "Drama");
    assertThat(items.itemAttributes().fields()).hasSize(1);
  }

  @Test
  void aFileOfJsonIsRefused() {
    assertThatThrownBy(() -> ItemFile.read(file("{'id':'7','title':'One'}\n")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith(
            "new.csv: is no CSV; write a header such as id,title, and a line an item");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "Item_ID", "movie", "ISBN", "parent_asin", "product", "artistID"})
  void idsAreInAColumnOfAUsualName(String name) throws IOException {
    Dataset items = ItemFile.read(file("title,artist,%s\nOne,A,7\n".formatted(name)));
    assertThat(items.items().ids()).containsExactly("7");
  }

  @Test
  void theDelimiterIsThatOfTheHeaderAndAnIdGoesBeforeAMovie() throws IOException {
    Dataset items = ItemFile.read(file("\uFEFFmovie;id;genre\r\nToy;t1;Comedy\r\n"));
    assertThat(items.items().ids()).containsExactly("t1");
    assertThat(items.itemAttributes().field("genre")).isPresent();
    assertThat(ItemFile.read(file("id\tname\n7\tSeven, x\n")).titles()).containsExactly("Seven, x");
  }

  @Test
  void aFileWithoutIdsOrWithADoubledOneIsRefused() throws IOException {
    assertRefused("name,x\na,b\n", "new.csv:1: no column of item ids in the header; name one id");
    assertRefused("title,artist\na,b\n", "no column of item ids");
    assertRefused("id,x\na,b\na,c\n", "new.csv:3: the second line of the item a");
    assertRefused("id,x\n", "has a header alone; give a line for each item");
    assertRefused("id,x\na\n", "new.csv:2: 1 field instead of 2");
    assertRefused("", "is empty; give a header and a line for each item");
    assertThatThrownBy(() -> ItemFile.read(folder.resolve("none.csv"), ','))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("none.csv: no such file");
  }

  private void assertRefused(String content, String message) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> ItemFile.read(file, ','))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(message);
  }
}
