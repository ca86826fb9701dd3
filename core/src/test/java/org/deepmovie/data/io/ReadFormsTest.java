package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.latin1;
import static org.deepmovie.data.io.MovieLensFixture.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which people have ratings, each as the same two: ann 5 and bob 1 for tea. */
class ReadFormsTest {

  @TempDir Path temp;

  private DatasetReading read(byte[] bytes) throws IOException {
    return DatasetReader.detecting().read(Files.write(temp.resolve("drinks.txt"), bytes));
  }

  private DatasetReading read(String text, DelimitedFormat format) throws IOException {
    return DatasetReader.detecting()
        .withFormat(format)
        .read(Files.write(temp.resolve("drinks.txt"), utf8(text)));
  }

  private void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> read(utf8(text)))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContainingAll(parts);
  }

  private static void assertDrinks(Dataset data) {
    assertThat(data.users().ids()).containsExactly("ann", "bob");
    assertThat(data.items().ids()).containsExactly("tea");
    assertThat(data.ratings().byUser().value(0)).isEqualTo(5);
    assertThat(data.ratings().byUser().value(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann tea 5\nbob tea 1\n",
        "  ann   tea\t5\n bob tea  1  \n",
        "user item rating\nann tea 5\nbob tea 1\n",
        "ann|tea|5|100\nbob|tea|1|100\n",
        "\"User-ID\";\"ISBN\";\"Book-Rating\"\n\"ann\";\"tea\";\"5\"\n\"bob\";\"tea\";\"1\"\n",
        "user_id:token\titem_id:token\trating:float\nann\ttea\t5.0\nbob\ttea\t1.0\n",
        ",user,item,rating\n0,ann,tea,5\n1,bob,tea,1\n",
        "\"user\"\t\"item\"\t\"rating\"\n\"ann\"\t\"tea\"\t5\n\"bob\"\t\"tea\"\t1\n",
        "% bip weighted\n% 2 2 1\nann tea 5\nbob tea 1\n",
        "# user item rating\nann,tea,5\nbob,tea,1\n",
        "#user,item,rating\nann,tea,5\nbob,tea,1\n",
        "sep=;\nann;tea;5\nbob;tea;1\n",
        "\"sep=;\"\r\nuser;item;rating\r\nann;tea;5\r\nbob;tea;1\r\n",
        "sep=,\nann,tea,5\nbob,tea,1\n",
        "{\"reviewerID\":\"ann\",\"asin\":\"tea\",\"overall\":5.0,\"helpful\":[0,1],\"x\":{\"a\":1}}\n"
            + "{\"reviewerID\":\"bob\",\"overall\":1.0,\"asin\":\"tea\"}\n",
        "[{'user_id': 'ann', 'business_id': 'tea', 'stars': 5},\n"
            + " {'user_id': 'bob', 'business_id': 'tea', 'stars': 1}]",
        "{'user':{'id':'ann','age':7},'item':'tea','rating':5}\n"
            + "{'item':'tea','rating':1,'user':{'id':'bob'}}",
        "{'user':{'$oid':'ann'},'item':'tea','rating':{'$numberInt':'5'}}\n"
            + "{'user':{'$oid':'bob'},'item':'tea','rating':{'$numberInt':'1'}}",
        "\"user,item,rating\"\n\"ann,tea,5\"\n\"bob,tea,1\"\n",
        "\"ann;\"\"tea\"\";5\"\r\n\"bob;tea;1\"\r\n",
        "\"ann\ttea\t5\"\n\n\"bob\ttea\t1\"",
      })
  void areAllRead(String text) throws IOException {
    assertDrinks(read(utf8(text)).dataset());
  }

  @ParameterizedTest
  @CsvSource({
    "userId, movieId, rating, timestamp",
    "user_id, book_id, ratings, time",
    "uid, iid, stars, ts",
    "User-ID, ISBN, Book-Rating, date",
    "reviewerID, asin, overall, unixReviewTime",
    "review/profileName, beer/beerId, review/overall, review/time",
    "profile, business_id, score, date",
    "userID, artistID, weight, Datetime",
    "USER, anime_id, my_score, created_at",
    "customer id, product id, Rating, review_date",
    "user_id, track_id, plays, ratingTimestamp",
    "visitorid, itemid, value, timestamp",
    "user_id:token, item_id:token, rating:float, timestamp:float",
  })
  void areKnownByTheUsualNamesOfTheirColumns(String user, String item, String rating, String time)
      throws IOException {
    String text =
        "note,%s,%s,%s,%s\n,tea,100,5,ann\n,tea,200,1,bob\n".formatted(item, time, rating, user);
    DatasetReading reading = read(utf8(text));
    assertDrinks(reading.dataset());
    assertThat(reading.dataset().ratings().timestamp(1)).isEqualTo(200);
    assertThat(reading.report().lines())
        .singleElement()
        .asString()
        .endsWith(
            "user = %s, item = %s, rating = %s, time = %s; fields between commas; not read: note"
                .formatted(user, item, rating, time));
  }

  @Test
  void withSeveralUsualNamesTheMoreExactOneIsTaken() throws IOException {
    DatasetReading reading =
        read(utf8("asin,user_id,parent_asin,rating\nx,ann,tea,5\ny,bob,tea,1\n"));
    assertDrinks(reading.dataset());
    assertThat(reading.report().files().get(0).columns()).containsEntry("item", "parent_asin");
    assertRefused(
        "user_id,userId,item,rating\nann,bob,tea,5\n",
        "two columns, 'user_id' and 'userId', may be the user; give --columns user=user_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rating=stars,user=who,item=what",
        " user = who , item=what, rating = 3",
        "user=2,item=4,rating=3,time=1",
        "user=2,item=WHAT,rating=stars",
      })
  void areReadByGivenColumns(String columns) throws IOException {
    DelimitedFormat format = DelimitedFormat.DETECTED.withColumns(ColumnMapping.parse(columns));
    assertDrinks(read("when,who,stars,what\n7,ann,5,tea\n8,bob,1,tea\n", format).dataset());
  }

  @Test
  void areReadByGivenNumbersWithoutAHeader() throws IOException {
    DelimitedFormat format =
        DelimitedFormat.DETECTED.withColumns(ColumnMapping.parse("user=2,item=4,rating=3"));
    assertDrinks(read("7,ann,5,tea\n8,bob,1,tea\n", format).dataset());
    DelimitedFormat numbers =
        DelimitedFormat.DETECTED.withColumns(ColumnMapping.parse("user=2,item=3,rating=4,time=5"));
    assertThat(read("0,12,31,4,800\n1,12,32,5,801\n", numbers).dataset().ratings().size())
        .isEqualTo(2);
    DelimitedFormat ordered = DelimitedFormat.DETECTED.withHeader(false);
    assertThat(read("ann;tea;5\nbob;tea;1\n", ordered).dataset().users().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user", "user=", "user=1,user=2", "who=1", "=1"})
  void needColumnsThatCanBeParsed(String columns) {
    assertThatThrownBy(() -> ColumnMapping.parse(columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write, for example, user=1,item=3,rating=stars,time=date");
  }

  @Test
  void mayHaveNamesOfColumnsWithCommasAndEqualsSigns() {
    ColumnMapping columns = ColumnMapping.parse("user=a, b,item=c=d");
    assertThat(columns.user()).contains("a, b");
    assertThat(columns.item()).contains("c=d");
    assertThat(columns.rating()).isEmpty();
  }

  @Test
  void whoseFirstColumnCountsTheRowsAreAskedAbout() {
    assertRefused(
        "0,u9,a,5\n1,u9,b,4\n2,u7,a,3\n3,u7,c,1\n4,u5,a,2\n".replaceAll("[uabc]", "7"),
        "column 1 counts the rows; is it a row number, or the user? give --columns"
            + " user=2,item=3,rating=4 or user=1,item=2,rating=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1,u1,5\ni2,u7,4\n",
        "B00A5BMC7C,AK2PB12LKJ9PO,5,1300000000\n",
        "Movie 3;user 4;1"
      })
  void whoseFirstColumnLooksLikeItemsAreAskedAbout(String text) {
    assertRefused(
        text, "column 1 looks like items and column 2 like users", "user=2,item=1,rating=3");
  }

  @Test
  void whoseThirdColumnLooksLikeTimesOrItemsAreAskedAbout() {
    assertRefused(
        "1,7,1300000000,5\n2,7,1300000001,1\n", "column 3 looks like times", "rating=4,time=3");
    StringBuilder swapped = new StringBuilder();
    for (int row = 0; row < 40; row++) {
      swapped
          .append(row / 7)
          .append(',')
          .append(row % 5 + 1)
          .append(',')
          .append(300 + row)
          .append('\n');
    }
    assertRefused(
        swapped.toString(),
        "column 2 looks like ratings, and column 3 does not; which are the ratings?",
        "user=1,item=3,rating=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,2014-04-07T10:51:09Z,7,0|2,2014-04-07T10:52:09Z,8,0#column 2 looks like times",
        "2009-05-04,ann,tea|2009-05-05,bob,tea#column 1 looks like times",
        "1,268,2520,pv,1511544070|1,269,2521,buy,1511544071#has 5 columns without names",
        "ann,tea,20090131|bob,tea,20090201#column 3 looks like times",
        "i1,u1|i2,u2#column 1 looks like items and column 2 like users",
        "3,1.5,99,2,3,1,99,4,2|1,1.5,99,2,,1,9,4,2#has 9 columns, whose values are numbers, like a"
            + " matrix",
        "user,a,b,c,d,e,f,g|x,5,,3,NA,1,,2#has 8 columns, whose values are numbers, like a matrix",
      })
  void areAskedAboutIfTheirRowsSuggestAnotherForm(String rows, String question) {
    assertRefused(rows.replace('|', '\n'), question, "give --columns user=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<!DOCTYPE html>|<html><title>a, b</title>#is HTML or XML; save the data itself as CSV",
        "INSERT INTO r VALUES (1,2,3);#is SQL; export the table as CSV",
        "[[1, 2, 3], [2, 3, 4]]#is JSON of arrays; write an object for each row",
        "{\"user\": [1, 2], \"item\": [3, 4]}#a JSON object without plain values; write one for",
        "4 5:1 14:1|3 6:1 15:1#is in the form of libFM or LIBSVM",
        "review/userId: A1|product/productId: B1|#has a line for each value of a review; write a"
            + " row",
        "ann;tea:5,milk:3|bob;tea:1#has lists of each user's items with their values; write a row"
            + " for",
        "1 2 3|2 4|3 1 9 8#has rows of different lengths, like lists of each user's items",
        "user,item,rating|a,x,5|user,item,rating#:3: repeats the header; remove this line",
        "rating|5|4#one column alone, rating; expected rows such as user,item,rating",
        "user,item,rating,rating|a,x,5,4#may be the rating; give --columns rating=3",
        "user,item,rating#holds no ratings below its header",
        "a,b,c,2137#no column of users, items or ratings among a, b, c, 2137; give --columns"
            + " user=1,item=2,rating=4",
      })
  void inOtherFormsAreToldHowToTurnIntoOneThatIsRead(String text, String problem) {
    assertRefused(text.replace('|', '\n'), problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann,tea\nbob,tea\n",
        "ann tea\nbob tea\n",
        "ann\ttea\t2009-01-31\nbob\ttea\t2009-01-31\n",
      })
  void mayBePairsOfWords(String text) throws IOException {
    DatasetReading reading = read(utf8(text));
    assertThat(reading.dataset().scale()).isEqualTo(RatingScale.UNARY);
    assertThat(reading.dataset().users().ids()).containsExactly("ann", "bob");
    assertThat(reading.dataset().items().ids()).containsExactly("tea");
    assertThat(reading.report().lines().get(0)).contains("user = column 1, item = column 2");
  }

  @Test
  void ofPairsSayThatTheFirstLineIsTakenForOne() throws IOException {
    assertThat(read(utf8("ann,tea\nbob,tea\n")).report().lines())
        .anyMatch(line -> line.contains("no usual names of columns in its first line, so it is a"));
    assertThat(read(utf8("1,7\n2,7\n")).report().lines()).hasSize(1);
    assertRefused("kunde,artikel\n1,7\n2,8\n", "no column of users or items among kunde");
    assertRefused("user,artikel\nann,tea\n", "no column of items among user, artikel");
  }

  @Test
  void areNotAskedAboutIfTheirColumnsAreGivenOrNamed() throws IOException {
    DelimitedFormat given =
        DelimitedFormat.DETECTED.withColumns(ColumnMapping.parse("user=2,item=1,rating=3"));
    assertThat(read("i1,u1,5\ni2,u7,4\n", given).dataset().users().ids())
        .containsExactly("u1", "u7");
    assertThat(read(utf8("item,user,rating\ni1,u1,5\ni2,u7,4\n")).dataset().users().ids())
        .containsExactly("u1", "u7");
  }

  @Test
  void mayBeCompressedUnderAnyName() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(utf8("ann,tea,5\nbob,tea,1\n"));
    }
    assertDrinks(read(bytes.toByteArray()).dataset());
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("the archive is damaged");
  }

  @Test
  void mayBeAStreamThatIsReadOnce() throws IOException {
    byte[] bytes = latin1("ann;tea;5\nbob;tea;1\nbob;caf\u00e9;3\n");
    DatasetReading reading =
        DatasetReader.detecting().read("standard input", new ByteArrayInputStream(bytes));
    assertThat(reading.dataset().items().ids()).containsExactly("caf\u00e9", "tea");
    assertThat(reading.report().lines())
        .contains(
            "standard input: is not UTF-8; read as ISO-8859-1; if ids look wrong, give --encoding");
  }

  @Test
  void inJsonHaveTheColumnsOfAllFirstObjectsAndMayBeOneLongLine() throws IOException {
    assertRefused(
        "{'user':'ann','item':'tea'}\n{'user':'bob','item':'tea','rating':1}\n",
        ":1: rating '' is not a number; to leave out rows without a rating, give --unrated ''");
    StringBuilder array = new StringBuilder("[{'user':'ann','item':'tea','rating':5}");
    while (array.length() < 200_000) {
      array
          .append(",{'user':'bob','item':'tea','rating':1,'n':")
          .append(array.length())
          .append('}');
    }
    assertDrinks(
        read(utf8(array.append(",{'user':'bob','item':'tea','rating':1,'late':2}]") + ""))
            .dataset());
  }

  @Test
  void betweenControlCharactersAreReadWithTheDelimiter() throws IOException {
    String hive = "ann\u0001tea\u00015\nbob\u0001tea\u00011\n";
    assertDrinks(read(hive, DelimitedFormat.DETECTED.withDelimiter("\u0001")).dataset());
    assertRefused(hive, "is no text, or not in UTF-8 or UTF-16; save it as CSV in UTF-8");
  }

  @Test
  void inJsonAreRefusedByTheLineThatIsBroken() {
    assertRefused(
        "{\"user\":\"a\",\"item\":\"x\",\"rating\":4}\n{\"user\":\"b\",\n",
        "drinks.txt:",
        "not JSON: ",
        "give one object a line");
    assertRefused(
        "{\"user\":\"a\",\"item\":\"x\",\"rating\":4}\n5\n", ":2: expected a JSON object");
    assertRefused(
        "{\"user\":\"a\",\"item\":\"x\",\"rating\":\"many\"}\n", "rating 'many' is not a number");
  }

  @Test
  void mayHaveTheFormOfTheNetflixPrize() throws IOException {
    Dataset data =
        read(utf8("17:\n4,5,2005-09-06\n9,1,2005-05-13\n18:\n4,3,2004-01-01\n")).dataset();
    assertThat(data.users().ids()).containsExactly("4", "9");
    assertThat(data.items().ids()).containsExactly("17", "18");
    assertThat(data.ratings().byUser().value(1)).isEqualTo(3);
    assertThat(data.ratings().timestamp(0)).isEqualTo(1125964800);
  }

  @Test
  void mayHaveQuotesThatAreNoneBetweenTabs() throws IOException {
    Dataset data = read(utf8("ann\t12\" tea\t5\nbob\t\"milk\t1\n")).dataset();
    assertThat(data.items().ids()).containsExactly("\"milk", "12\" tea");
  }

  @Test
  void mayHaveEscapedQuotesIfThatIsGiven() throws IOException {
    DelimitedFormat escaped = DelimitedFormat.DETECTED.withQuotes(QuoteRule.escapedBy('\\'));
    Dataset data =
        read("user,item,rating\nann,\"a \\\"b\\\", c\\\\\",5\nbob,\"d\"\"e\",1\n", escaped)
            .dataset();
    assertThat(data.items().ids()).containsExactly("a \"b\", c\\", "d\"e");
    DelimitedFormat none = DelimitedFormat.DETECTED.withQuotes(QuoteRule.NONE);
    assertThat(read("ann,\"tea,5\nbob,milk\",1\n", none).dataset().items().ids())
        .isEqualTo(List.of("\"tea", "milk\""));
  }

  @ParameterizedTest
  @CsvSource({
    "1..10, 1, 10, 1",
    "-10..10, -10, 10, 1",
    "0.5..5, 0.5, 5, 0.5",
    "0..10:0.25, 0, 10, 0.25"
  })
  void haveTheScaleThatIsGiven(String range, double min, double max, double step)
      throws IOException {
    DelimitedFormat format = DelimitedFormat.DETECTED.withScale(RatingRange.parse(range));
    assertThat(read("ann,tea,5\nbob,tea,1\n", format).dataset().scale())
        .isEqualTo(new RatingScale(min, max, step));
    assertThatThrownBy(() -> read("ann,tea,5\nbob,tea,11\n", format))
        .hasMessageContaining(":2: rating 11 is not on the scale from " + min + " to " + max);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5..1", "1..x", "1-5", "1..5:0", ""})
  void needAScaleThatCanBeParsed(String range) {
    assertThatThrownBy(() -> RatingRange.parse(range)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%%MatrixMarket matrix|is a Matrix Market file",
        "SQLite format 3|is an SQLite database; export the table as CSV",
        "7z\u00bc\u00af|is a 7z archive; unpack it",
      })
  void areToldFromOtherKindsOfFiles(String start, String problem) {
    assertThatThrownBy(() -> read(latin1(start + "\u0000\u0001\n1 2 3\n")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void withADecimalCommaAreToldHowToWriteThem() {
    assertRefused(
        "ann;tea;5\nbob;tea;1,5\n", ":2: rating '1,5' is not a number; write a decimal point");
  }
}
