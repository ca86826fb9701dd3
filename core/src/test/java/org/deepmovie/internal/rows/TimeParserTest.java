package org.deepmovie.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {

  private static final TimeParser TIMES = TimeParser.of(List.of());

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1262304000, 1262304000",
    "1262304000.0, 1262304000",
    "1262304000.75, 1262304000",
    "1.262304000e+09, 1262304000",
    "1.262304E9, 1262304000",
    "-86400, -86400",
    "99999999999, 99999999999",
    "100000000000, 100000000",
    "1262304000123, 1262304000",
    "1262304000123.5, 1262304000",
    "1.262304000123e12, 1262304000",
    "1262304000123456, 1262304000",
    "1262304000123456789, 1262304000",
    "2010-01-01, 1262304000",
    "2010/1/1, 1262304000",
    "2010-01-01 00:00, 1262304000",
    "2010-01-01T00:00:07Z, 1262304007",
    "2010-01-01T00:00:07.999Z, 1262304007",
    "2010-01-01T02:30:00+02:30, 1262304000",
    "2010-01-01 02:00:00+02, 1262304000",
    "2009-12-31 16:00:00 -0800, 1262304000",
    "2010-01-01 00:00:00 UTC, 1262304000",
    "1969-12-31, -86400",
    "1.1.2010, 1262304000",
    "01.01.2010 00:00:07, 1262304007",
    "1 Jan 2010, 1262304000",
    "01-JAN-2010, 1262304000",
    "'January 1, 2010', 1262304000",
    "'Fri, 1 Jan 2010 02:30:00 +0230', 1262304000",
    "'Jan 1, 2010 12:00 AM', 1262304000",
    "'01 1, 2010', 1262304000",
    "Thu Dec 31 16:00:00 -0800 2009, 1262304000",
  })
  void readsSecondsMillisecondsAndDates(String text, long seconds) {
    assertThat(TIMES.parse(text)).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "NaN",
        "0x10",
        "1e",
        "1 2",
        "2010-13-01",
        "2010-02-30",
        "2010-01-01T25:00",
        "2010-01-01T00:00:00+99:00",
        "3/6/2010",
        "31/12/10",
        "31.13.2010",
        "12.31.2010",
        "32 Jan 2010",
        "1 Foo 2010",
        "Jan 1, 2010 13:00 AM",
        "2010-01",
        "1e99",
        "Infinity",
        "12623040001234567890123"
      })
  void readsNothingElse(String text) {
    assertThat(TIMES.parse(text)).isEmpty();
  }

  @Test
  void aColumnOfEightDigitDatesHoldsNoSecondsOf1970() {
    TimeParser dates = TimeParser.of(List.of("20100101", "", "19991231"));
    assertThat(dates.parse("20100101")).hasValue(1262304000);
    assertThat(TimeParser.of(List.of("20100101", "20109999")).parse("20100101")).hasValue(20100101);
    assertThat(TIMES.parse("20100101")).hasValue(20100101);
  }

  @Test
  void aColumnOfYearsHoldsNoSecondsOf1970() {
    TimeParser years = TimeParser.of(List.of("2010", "", "1999"));
    assertThat(years.unit()).isEqualTo("years");
    assertThat(years.parse("2010")).hasValue(1262304000);
    assertThat(TimeParser.of(List.of("2010", "2200")).parse("2010")).hasValue(2010);
  }

  @ParameterizedTest
  @CsvSource({
    "1/31/2010, 1/2/2010, 1262390400",
    "31/1/2010, 2/1/2010, 1262390400",
    "1-31-2010, 1-2-2010 12:00:01 am, 1262390401",
    "31-1-2010, 02-01-2010 00:00:01, 1262390401",
  })
  void aNumberBeyond12TellsTheDayFromTheMonthInAllDatesOfAColumn(
      String first, String second, long seconds) {
    assertThat(TimeParser.of(List.of(second, first)).parse(second)).hasValue(seconds);
    assertThat(TimeParser.of(List.of(second)).parse(second)).isEmpty();
    assertThat(TimeParser.of(List.of(second, first, "1/31/2010", "31/1/2010")).parse(second))
        .isEmpty();
  }
}
