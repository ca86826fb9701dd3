package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.deepmovie.data.DataFormatException;
import org.junit.jupiter.api.Test;

/** Dates with the year last, whose day and month only other dates of the file tell apart. */
class DateOrderReadingTest {

  private static final long THIRD_OF_JUNE = 1559520000;
  private static final long SIXTH_OF_MARCH = 1551830400;

  private static DatasetReading read(String text, DelimitedFormat format) throws IOException {
    return DatasetReader.detecting()
        .withFormat(format)
        .read("t", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long firstTime(String dates) throws IOException {
    return read(dates, DelimitedFormat.DETECTED).dataset().ratings().timestamp(0);
  }

  /** More rows than those by which a format is found. */
  private static String many(String date, String last) {
    StringBuilder text = new StringBuilder("user,item,rating,date\n");
    for (int row = 0; row < 300; row++) {
      text.append("u%d,tea,%d,%s\n".formatted(row, 1 + row % 5, date));
    }
    return text + "v,tea,4," + last + "\n";
  }

  @Test
  void areReadInTheOrderThatAnyDateOfTheFileShows() throws IOException {
    assertThat(firstTime("ann,tea,5,3/6/2019\nbob,tea,1,25/6/2019\n")).isEqualTo(THIRD_OF_JUNE);
    assertThat(firstTime("ann,tea,5,3/6/2019\nbob,tea,1,6/25/2019\n")).isEqualTo(SIXTH_OF_MARCH);
    assertThat(firstTime(many("3/6/2019", "25/6/2019"))).isEqualTo(THIRD_OF_JUNE);
    assertThat(firstTime(many("3/6/2019", "6/25/2019 11:00 PM"))).isEqualTo(SIXTH_OF_MARCH);
    assertThat(
            read(many("3/6/2019", "6/25/2019"), DelimitedFormat.DETECTED.withTimesRequired())
                .report()
                .files()
                .get(0)
                .unreadTimes())
        .isZero();
  }

  @Test
  void areLeftOutAndSaidIfNoDateShowsTheOrder() throws IOException {
    DatasetReading reading = read(many("3/6/2019", "2019-03-06"), DelimitedFormat.DETECTED);
    assertThat(reading.dataset().ratings().timestamp(0)).isZero();
    assertThat(reading.report().lines())
        .contains(
            "t: dates do not tell the day from the month, as no number in them is beyond 12; write"
                + " them as 2009-01-31",
            "t: 300 times could not be read and are left out, the first at t:2 ('3/6/2019')");
    assertThat(
            read(many("25/6/2019", "25/6/2019") + "x,tea,4,6/25/2019\n", DelimitedFormat.DETECTED)
                .report()
                .lines())
        .contains("t: 1 time could not be read and is left out, at t:303 ('6/25/2019')");
    assertThat(
            read("ann,tea,5,25/6/2019\nbob,tea,1,6/25/2019\n", DelimitedFormat.DETECTED)
                .report()
                .lines())
        .contains("t: some dates have the day first and some the month; write them as 2009-01-31");
  }

  @Test
  void areAnErrorIfTimesAreNeededAndNoDateShowsTheOrder() {
    assertThatThrownBy(
            () -> read(many("3/6/2019", "4/6/2019"), DelimitedFormat.DETECTED.withTimesRequired()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(
            "t:2: '3/6/2019' does not tell the day from the month; write dates such as 2009-01-31");
  }
}
