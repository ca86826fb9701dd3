package org.deepmovie.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.FeedbackType;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.ColumnMapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSetReaderTest {

  private static final long NOON = 1_233_403_200; // 2009-01-31 12:00 UTC

  private Connection database;

  @BeforeEach
  void aDatabaseInMemory() throws SQLException {
    database = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private Dataset read(ResultSetReader reader, String query)
      throws SQLException, DataFormatException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Dataset data = reader.read(rows);
      assertThat(rows.isClosed()).isFalse();
      return data;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aTableIsReadLikeItsRatings() throws Exception {
    execute("create table reviews(user_id int, isbn char(6), stars decimal(2, 1), at timestamp)");
    execute(
        "insert into reviews values (7, 'tea', 4.5, '2009-01-31 12:00:00'), (8, 'pie', 2, null),"
            + " (7, 'pie', 3, '2009-01-31 12:00:01'), (7, 'tea', 1, '2009-01-31 11:59:59')");
    Dataset data =
        read(
            ResultSetReader.detecting().withColumns(ColumnMapping.NONE.withTimestamp("at")),
            "select * from reviews");
    Dataset expected =
        Dataset.of(
            List.of(
                new Rating("7", "tea", 4.5f, NOON),
                new Rating("8", "pie", 2),
                new Rating("7", "pie", 3, NOON + 1)));
    assertThat(data.fingerprint()).isEqualTo(expected.fingerprint());
    assertThat(data.scale()).isEqualTo(new RatingScale(2, 4.5, 0.5));
    assertThat(data.users().ids()).containsExactly("7", "8");
    assertThat(data.items().ids()).containsExactly("pie", "tea");
    assertThat(data.ratings().timestamp(data.ratings().byUser().find(0, 1))).isEqualTo(NOON);
  }

  @Test
  void columnsAreGivenByLabelOrNumber() throws Exception {
    String query =
        "select 'fine' as note, 'ann' as a, 'tea' as b, 4 as c union select '', 'bob', 'pie', 2";
    String byLabel = read(columns("user=A,item=b,rating=C"), query).fingerprint();
    assertThat(byLabel)
        .isEqualTo(
            Dataset.of(List.of(new Rating("bob", "pie", 2), new Rating("ann", "tea", 4)))
                .fingerprint());
    assertThat(read(columns("user=2,item=3,rating=4"), query).fingerprint()).isEqualTo(byLabel);
  }

  private static ResultSetReader columns(String mapping) {
    return ResultSetReader.detecting().withColumns(ColumnMapping.parse(mapping));
  }

  @Test
  void rowsWithoutARatingAreCountedInteractions() throws Exception {
    Dataset data =
        read(
            ResultSetReader.detecting(),
            "select 'ann' as customer_id, 'tea' as product_id"
                + " union all select 'ann', 'tea' union all select 'bob', 'tea'");
    assertThat(data.scale()).isEqualTo(RatingScale.counts(2));
    assertThat(data.ratings().byUser().value(0)).isEqualTo(2);
    assertThat(data.scale().type()).isEqualTo(FeedbackType.COUNTS);
  }

  @Test
  void duplicatesAndTheScaleAreThoseThatAreGiven() throws Exception {
    String query = "select 'ann' as u, 'tea' as i, 4 as r union all select 'ann', 'tea', 2";
    ResultSetReader reader = columns("user=u,item=i,rating=r").withScale(RatingScale.FIVE_STARS);
    Dataset mean = read(reader.withDuplicates(DuplicatePolicy.MEAN), query);
    assertThat(mean.ratings().byUser().value(0)).isEqualTo(3);
    assertThat(mean.scale()).isEqualTo(RatingScale.FIVE_STARS);
    Dataset first = read(reader.withDuplicates(DuplicatePolicy.FIRST), query);
    assertThat(first.ratings().byUser().value(0)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp '2009-01-31 12:00:00'",
        "timestamp with time zone '2009-01-31 13:00:00+01:00'",
        "1233403200",
        "1233403200000",
        "'2009-01-31 12:00:00'",
        "'2009-01-31T12:00:00Z'"
      })
  void aTimeOfAnyTypeIsTheSameInEveryZone(String time) throws Exception {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("UTC", "Pacific/Auckland")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Dataset data =
            read(
                columns("user=1,item=2,rating=3,time=4"),
                "select 'ann', 'tea', cast(r as int), "
                    + time
                    + " from system_range(1, 2) as s(r)");
        assertThat(data.ratings().timestamp(0)).as(zone).isEqualTo(NOON);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          select null u, 'tea' i, 4 r, 0 t     | row 1: the user is NULL; leave such rows out of the query
          select 'ann' u, ' ' i, 4 r, 0 t      | row 1: the item is empty; leave such rows out of the query
          select 'ann' u, 'tea' i, null r, 0 t | row 1: the rating is NULL; leave such rows out of the query
          select 'ann' u, 'tea' i, 'good' r, 0 t | row 1: the rating 'good' is not a finite number
          select 'ann' u, 'tea' i, 6 r, 0 t    | row 1: the rating 6 lies outside the scale from 1.0 to 5.0
          select 'ann' u, 'tea' i, 4 r, 'soon' t | row 1: the time 'soon' is not one; give a timestamp, or seconds since 1970
          select 'ann' u, 'tea' i, 4 r, 0 t where false | the query has no rows
          select 'ann' a, 'tea' b | no column of the rating among A, B; give its label or its number
          """)
  void whatCannotBeReadIsOneSentence(String query, String problem) {
    ResultSetReader reader =
        columns("user=1,item=2,rating=3,time=4").withScale(RatingScale.FIVE_STARS);
    assertThatThrownBy(() -> read(reader, query))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("query: " + problem);
  }

  @Test
  void aColumnThatIsNotFoundOrUsedTwiceIsNamed() {
    assertThatThrownBy(() -> read(ResultSetReader.detecting(), "select 'ann' as who, 4 as rating"))
        .hasMessage("query: no column of the user among WHO, RATING; give its label or its number");
    assertThatThrownBy(() -> read(columns("user=1,item=1"), "select 'ann' as who, 4 as rating"))
        .hasMessage(
            "query: one of the columns WHO, RATING would be taken for two things; give each its own");
  }
}
