package org.deepmovie.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
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
    assertThat(Splitters.accepted()).containsKey(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "holdout      | a share between 0 and 1 is missing; write holdout:0.9",
        "convmf:      | a share between 0 and 1 is missing; write convmf:0.8",
        "kfold        | a number of folds from 2 up is missing; write kfold:5",
        "files        | a train and a test file is missing; write files:u1.base,u1.test",
        "holdout:most | 'most' is not a share between 0 and 1; write holdout:0.9",
        "holdout:2    | '2' is not a share between 0 and 1; write holdout:0.9",
        "holdout:NaN  | 'NaN' is not a share between 0 and 1; write holdout:0.9",
        "time:0       | '0' is not a share between 0 and 1; write time:0.9",
        "per-user:-1  | '-1' is not a share between 0 and 1; write per-user:0.8",
        "users:2      | '2' is not a share between 0 and 1; write users:0.8",
        "items:1.5    | '1.5' is not a share between 0 and 1; write items:0.9",
        "convmf:80    | '80' is not a share between 0 and 1; write convmf:0.8",
        "kfold:1      | '1' is not a number of folds from 2 up; write kfold:5",
        "kfold:2.5    | '2.5' is not a number of folds from 2 up; write kfold:5",
        "leave:0      | '0' is not a number of ratings from 1 up; write leave:1",
        "files:u1     | 'u1' is not a train and a test file; write files:u1.base,u1.test",
        "files:u1,    | 'u1,' is not a train and a test file; write files:u1.base,u1.test",
        "files:a,b,c  | 'a,b,c' is not a train and a test file; write files:u1.base,u1.test",
        "files:a,b    | files cannot be given here"
      },
      quoteCharacter = '"')
  void saysWhatIsWrongWithAnArgumentAndWhatToWriteInstead(String spec, String problem) {
    var error = assertThrows(IllegalArgumentException.class, () -> Splitters.parse(spec));
    assertEquals("split '" + spec + "': " + problem, error.getMessage());
  }

  @Test
  void listsWhatIsAcceptedWhereTheWayToSplitIsUnknown() {
    var error = assertThrows(IllegalArgumentException.class, () -> Splitters.parse("random:0.9"));
    String start = "split 'random:0.9': 'random' is not a way to split; accepted are, for example,";
    assertThat(error.getMessage()).startsWith(start);
    Splitters.accepted()
        .keySet()
        .forEach(accepted -> assertThat(error.getMessage()).contains(accepted));
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
    RatingMatrix train = new RatingMatrixBuilder().add(0, 0, 1).add(1, 1, 2).build(2, 2);
    RatingMatrix test =
        new RatingMatrixBuilder().add(0, 0, 5).add(0, 1, 2).add(1, 1, 2).build(2, 2);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Splitters.parse("files:a,b", name -> name.equals("a") ? train : test));
    assertEquals(
        "split 'files:a,b': 2 of the 3 test ratings are training ratings, too; remove them from one"
            + " of the sets",
        error.getMessage());
  }

  @Test
  void refusesGivenPartsThatAreEmptyOrOfAnotherShapeThanTheData() {
    RatingMatrix some = new RatingMatrixBuilder().add(0, 0, 1).build(2, 2);
    RatingMatrix none = RatingMatrix.empty(2, 2);
    assertThrows(IllegalArgumentException.class, () -> Splitters.given("x", some, none));
    assertThrows(IllegalArgumentException.class, () -> Splitters.given("x", none, some));
    RatingMatrix other = new RatingMatrixBuilder().add(1, 1, 1).build(2, 2);
    Splitter splitter = Splitters.given("x", some, other);
    Dataset data = SplitData.randomData(1);
    assertThrows(IllegalArgumentException.class, () -> splitter.split(data, 1));
  }
}
