package org.deepmovie.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTest {

  @Test
  void decimalNumbersInAsciiAreParsed() {
    assertThat(PlainNumbers.parseInt("-12")).isEqualTo(-12);
    assertThat(PlainNumbers.parseLong("+9000000000")).isEqualTo(9_000_000_000L);
    assertThat(PlainNumbers.parseDouble("1.5E-3")).isEqualTo(0.0015);
    assertThat(PlainNumbers.parseDouble("1e400")).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "\u0663", "\uff13", "\u22121", "1f", "1d", "0x1p3", "NaN", "e"})
  void otherFormsOfNumbersAreRefused(String text) {
    assertThatThrownBy(() -> PlainNumbers.parseInt(text)).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> PlainNumbers.parseLong(text))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> PlainNumbers.parseDouble(text))
        .isInstanceOf(NumberFormatException.class);
  }
}
