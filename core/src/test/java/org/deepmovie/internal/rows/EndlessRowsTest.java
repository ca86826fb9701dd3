package org.deepmovie.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.deepmovie.data.DataFormatException;
import org.junit.jupiter.api.Test;

/** A small compressed file may unpack to a row, or to a gap between rows, that never ends. */
class EndlessRowsTest {

  /** A text followed by another one again and again. */
  private static final class EndlessText extends Reader {

    private final String repeated;
    private String rest;

    EndlessText(String start, String repeated) {
      this.rest = start;
      this.repeated = repeated;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      if (rest.isEmpty()) {
        rest = repeated;
      }
      int count = Math.min(length, rest.length());
      rest.getChars(0, count, buffer, offset);
      rest = rest.substring(count);
      return count;
    }

    @Override
    public void close() {}
  }

  private static void readAll(RowReader rows) throws IOException {
    while (rows.next()) {
      assertThat(rows.count()).isPositive();
    }
  }

  @Test
  void anObjectOfEndlessMembersIsRefused() {
    StringBuilder object = new StringBuilder("{\"user\": 1");
    for (int n = 0; n < 20_000; n++) {
      object.append(", \"m").append(n).append("\": 1");
    }
    assertThatThrownBy(
            () -> readAll(new JsonRowReader("f", new StringReader(object.append("}").toString()))))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(
            "f:1: a JSON object with more than 10000 members; write one object");
  }

  @Test
  void anObjectOfEndlessObjectsIsRefused() {
    StringBuilder object = new StringBuilder("{");
    for (int n = 0; n < 20_000; n++) {
      object.append("\"o").append(n).append("\": {\"m\": 1},");
    }
    assertThatThrownBy(
            () ->
                readAll(
                    new JsonRowReader(
                        "f", new StringReader(object.append("\"u\": 1}").toString()))))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("more than 10000 members");
  }

  @Test
  void endlessBlankLinesAreRefused() {
    String blank = "\n".repeat(1000);
    assertThatThrownBy(
            () -> readAll(new DelimitedRowReader("f", new EndlessText("a::b::1\n", blank), "::")))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("f:1000002: more than 1000000 blank lines one after another; remove them");
    assertThatThrownBy(
            () -> readAll(new CsvRowReader("f", new EndlessText("a,b,1\n", blank), ',', '"')))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("f:1000002: more than 1000000 blank lines one after another; remove them");
  }

  @Test
  void manyGapsAreNotOneGap() throws IOException {
    String rows = ("a,b,1" + "\n".repeat(400_000)).repeat(4);
    RowReader reader = new CsvRowReader("f", new StringReader(rows), ',', '"');
    readAll(reader);
    assertThat(reader.blankLines()).isEqualTo(4 * 399_999);
  }
}
