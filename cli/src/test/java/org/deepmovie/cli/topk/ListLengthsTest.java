package org.deepmovie.cli.topk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListLengthsTest {

  @Test
  void rangesListsAndMixturesAreParsed() {
    assertThat(ListLengths.parse("5..7").values()).isEqualTo(List.of(5, 6, 7));
    assertThat(ListLengths.parse("10, 5,1,5").values()).isEqualTo(List.of(1, 5, 10));
    assertThat(ListLengths.parse("3..5,50,1").values()).isEqualTo(List.of(1, 3, 4, 5, 50));
    assertThat(ListLengths.parse("3..5,50,1").longest()).isEqualTo(50);
  }

  @Test
  void malformedLengthsAreRefused() {
    for (String wrong : List.of("", ",", "5,", "0", "5..3", "-5", "5...7", "a", "5;7", "1..1001")) {
      var error =
          assertThrows(IllegalArgumentException.class, () -> ListLengths.parse(wrong), wrong);
      assertThat(error.getMessage())
          .isEqualTo(
              "'"
                  + wrong
                  + "'; give numbers from 1 such as 5,10,20 or a range of at most 1000 such as"
                  + " 5..50");
    }
  }

  @Test
  void atMostTenLengthsWithBothEndsAreTabulated() {
    assertThat(ListLengths.parse("5..50").tabulated())
        .isEqualTo(List.of(5, 10, 15, 20, 25, 30, 35, 40, 45, 50));
    assertThat(ListLengths.parse("2,3,9").tabulated()).isEqualTo(List.of(2, 3, 9));
    assertThat(ListLengths.parse("7").tabulated()).isEqualTo(List.of(7));
  }

  @Test
  void theStandardLengthsAreFiveToFiftyAsFarAsThereAreItems() {
    assertThat(ListLengths.standard(1682)).isEqualTo(ListLengths.parse("5..50"));
    assertThat(ListLengths.standard(7).values()).isEqualTo(List.of(5, 6, 7));
    assertThat(ListLengths.standard(3).values()).isEqualTo(List.of(3));
  }
}
