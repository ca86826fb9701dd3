package org.deepmovie.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.deepmovie.data.DataFormatException;
import org.deepmovie.options.OptionException;
import org.deepmovie.store.ModelFileException;
import org.junit.jupiter.api.Test;

class MessageTextTest {

  @Test
  void whatATerminalWouldObeyOrNotShowBecomesAQuestionMark() {
    assertThat(MessageText.oneLine("a\nb\r\tc\u001b[31m \u0097 \u2028 \u202e \ud800 \u0000"))
        .isEqualTo("a?b??c?[31m ? ? ? ? ?");
    assertThat(MessageText.oneLine("Café ∞ 映画 \ud83c\udfac")).isEqualTo("Café ∞ 映画 \ud83c\udfac");
  }

  @Test
  void exceptionsAboutFilesAndOptionsHaveMessagesOfOneLine() {
    assertThat(new DataFormatException("f", "bad 'a\nb'")).hasMessage("f: bad 'a?b'");
    assertThat(new DataFormatException("f", 3, "x\u0097y", "bad")).hasMessage("f:3: bad: 'x?y'");
    assertThat(new ModelFileException("f: a\nb")).hasMessage("f: a?b");
    assertThat(new OptionException("no model 'a\u001bb'")).hasMessage("no model 'a?b'");
  }
}
