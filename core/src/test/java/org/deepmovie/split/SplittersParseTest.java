package org.deepmovie.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplittersParseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holdout:0.9",
        "kfold:5",
        "per-user:0.8",
        "leave:1",
        "users:0.8",
        "items:0.9",
        "time:0.9",
        "convmf:0.8"
      })
  void readsWhatASplitterCallsItself(String spec) {
    assertEquals(spec, Splitters.parse(spec).spec());
    assertTrue(Splitters.accepted().containsKey(spec));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "random:0.9   | 'random' is not a way to split",
        "holdout      | '' is not a share between 0 and 1",
        "holdout:most | 'most' is not a share between 0 and 1",
        "holdout:1    | 1.0 is not a share between 0 and 1",
        "holdout:NaN  | NaN is not a share between 0 and 1",
        "time:0       | 0.0 is not a share between 0 and 1",
        "per-user:-1  | -1.0 is not a share between 0 and 1",
        "users:2      | 2.0 is not a share between 0 and 1",
        "items:1.5    | 1.5 is not a share between 0 and 1",
        "convmf:80    | 80.0 is not a share between 0 and 1",
        "kfold:1      | 1 is not a number of folds from 2 up",
        "kfold:2.5    | '2.5' is not a whole number",
        "leave:0      | 0 is not a number of ratings from 1 up",
        "files:u1     | 'u1' is not a train and a test file",
        "files:u1,    | 'u1,' is not a train and a test file",
        "files:a,b    | files cannot be given here"
      },
      quoteCharacter = '"')
  void saysWhatIsWrongAndWhatIsAccepted(String spec, String problem) {
    var error = assertThrows(IllegalArgumentException.class, () -> Splitters.parse(spec));
    String start = "split '" + spec + "': " + problem + "; accepted are, for example, ";
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
    Splitters.accepted()
        .keySet()
        .forEach(accepted -> assertTrue(error.getMessage().contains(accepted), accepted));
  }

  @Test
  void readsTrainAndTestFromFiles() throws IOException {
    Dataset data = SplitData.randomData(1);
    Split halves = Splitters.holdout(0.5).split(data, 1).get(0);
    Map<String, RatingMatrix> files = Map.of("a", halves.train().ratings(), "b", halves.test());
    Splitter splitter = Splitters.parse("files:a, b", files::get);
    assertEquals("files:a, b", splitter.spec());
    Split split = splitter.split(data, 7).get(0);
    assertSame(halves.train().ratings(), split.train().ratings());
    assertSame(halves.test(), split.test());
    assertEquals(0, split.validation().size());
    assertSame(data.texts(), split.train().texts());
  }

  @Test
  void passesOnThatAFileCannotBeRead() {
    assertThrows(
        FileNotFoundException.class,
        () ->
            Splitters.parse(
                "files:a,b",
                name -> {
                  throw new FileNotFoundException(name);
                }));
  }

  @Test
  void countsTestRatingsThatAreInTheTrainFileToo() {
    RatingMatrix train = new RatingMatrix.Builder().add(0, 0, 1).add(1, 1, 2).build(2, 2);
    RatingMatrix test =
        new RatingMatrix.Builder().add(0, 0, 5).add(0, 1, 2).add(1, 1, 2).build(2, 2);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Splitters.parse("files:a,b", name -> name.equals("a") ? train : test));
    assertTrue(
        error.getMessage().contains("2 of the 3 test ratings are among the train ratings"),
        error.getMessage());
  }

  @Test
  void refusesGivenPartsThatAreEmptyOrOfAnotherShapeThanTheData() {
    RatingMatrix some = new RatingMatrix.Builder().add(0, 0, 1).build(2, 2);
    RatingMatrix none = RatingMatrix.empty(2, 2);
    assertThrows(IllegalArgumentException.class, () -> Splitters.given("x", some, none));
    assertThrows(IllegalArgumentException.class, () -> Splitters.given("x", none, some));
    RatingMatrix other = new RatingMatrix.Builder().add(1, 1, 1).build(2, 2);
    Splitter splitter = Splitters.given("x", some, other);
    Dataset data = SplitData.randomData(1);
    assertThrows(IllegalArgumentException.class, () -> splitter.split(data, 1));
  }
}
