package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListLengthsTest {

  @Test
  void readsRangesListsAndBothMixed() {
    assertEquals(List.of(5, 6, 7), ListLengths.parse("5..7").values());
    assertEquals(List.of(1, 5, 10), ListLengths.parse("10, 5,1,5").values());
    assertEquals(List.of(1, 3, 4, 5, 50), ListLengths.parse("3..5,50,1").values());
    assertEquals(50, ListLengths.parse("3..5,50,1").longest());
  }

  @Test
  void refusesWhatIsNoLength() {
    for (String wrong : List.of("", ",", "5,", "0", "5..3", "-5", "5...7", "a", "5;7", "1..1001")) {
      var error =
          assertThrows(IllegalArgumentException.class, () -> ListLengths.parse(wrong), wrong);
      assertEquals(
          "--lengths "
              + wrong
              + "; give numbers from 1 such as 5,10,20 or a range of at most 1000 such as 5..50",
          error.getMessage());
    }
  }

  @Test
  void showsAtMostTenWithTheEnds() {
    assertEquals(
        List.of(5, 10, 15, 20, 25, 30, 35, 40, 45, 50), ListLengths.parse("5..50").shown());
    assertEquals(List.of(2, 3, 9), ListLengths.parse("2,3,9").shown());
    assertEquals(List.of(7), ListLengths.parse("7").shown());
  }

  @Test
  void goesByDefaultFromFiveToFiftyAsFarAsThereAreItems() {
    assertEquals(ListLengths.parse("5..50"), ListLengths.standard(1682));
    assertEquals(List.of(5, 6, 7), ListLengths.standard(7).values());
    assertEquals(List.of(3), ListLengths.standard(3).values());
  }
}
