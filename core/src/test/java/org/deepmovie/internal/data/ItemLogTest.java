package org.deepmovie.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.IdMap;
import org.junit.jupiter.api.Test;

class ItemLogTest {

  @Test
  void aSentenceIsLoggedOnceForTheSameItems() {
    IdMap items = IdMap.of(List.of("tea"));
    List<String> log = new ArrayList<>();
    ItemLog.once(items, "one", log::add);
    ItemLog.once(items, "two", log::add);
    ItemLog.once(items, "one", log::add);
    ItemLog.once(IdMap.of(List.of("tea")), "one", log::add);
    assertThat(log).containsExactly("one", "two", "one");
  }
}
