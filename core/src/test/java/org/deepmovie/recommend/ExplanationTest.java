package org.deepmovie.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deepmovie.recommend.Explanation.Contribution;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static Contribution part(int item, String id, double share) {
    return new Contribution(item, id, "Title " + id, 4, share);
  }

  @Test
  void namesTheGreatestSharesFirstWhicheverWayTheyPushAndEqualOnesById() {
    Contribution up = part(0, "b", 0.5);
    Contribution down = part(1, "a", -0.5);
    Contribution most = part(2, "c", -0.7);
    Contribution least = part(3, "d", 0.1);
    Explanation why = new Explanation(3.4, 4, 0, List.of(least, up, down, most));
    assertEquals(List.of(most, down, up, least), why.contributions());
  }
}
