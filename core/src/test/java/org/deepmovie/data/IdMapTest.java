package org.deepmovie.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdMapTest {

  @Test
  void indicesByIdDoNotDependOnTheOrderOfAppearance() {
    assertArrayEquals(new int[] {2, 0, 1}, IdMap.of(List.of("b", "c", "a")).indicesById());
  }

  @Test
  void numbersIdsInTheOrderInWhichTheyFirstAppear() {
    IdMapBuilder builder = new IdMapBuilder();
    assertEquals(0, builder.add("b"));
    assertEquals(1, builder.add("a"));
    assertEquals(0, builder.add("b"));
    assertEquals(2, builder.size());
    IdMap map = builder.build();
    assertEquals(List.of("b", "a"), map.ids());
    assertEquals(1, map.indexOf("a"));
    assertEquals("a", map.id(1));
    assertEquals(2, map.size());
  }

  @Test
  void answersUnknownForAnIdItNeverSaw() {
    assertEquals(IdMap.UNKNOWN, IdMap.of(List.of("a")).indexOf("z"));
    assertEquals(IdMap.UNKNOWN, new IdMapBuilder().indexOf("z"));
  }

  @Test
  void refusesAnIdThatStandsTwice() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> IdMap.of(List.of("a", "b", "a")));
    assertThat(error.getMessage()).contains("'a'");
  }

  @Test
  void isNotChangedByWhatItsBuilderDoesAfterwards() {
    IdMapBuilder builder = new IdMapBuilder();
    builder.add("a");
    IdMap map = builder.build();
    assertEquals(0, builder.add("b"));
    assertEquals(List.of("a"), map.ids());
    assertEquals(IdMap.UNKNOWN, map.indexOf("b"));
    assertThrows(UnsupportedOperationException.class, () -> map.ids().add("c"));
  }

  @Test
  void equalsAMapOfTheSameIdsInTheSameOrder() {
    assertEquals(IdMap.of(List.of("a", "b")), IdMap.of(List.of("a", "b")));
    assertEquals(IdMap.of(List.of("a", "b")).hashCode(), IdMap.of(List.of("a", "b")).hashCode());
    assertNotEquals(IdMap.of(List.of("a", "b")), IdMap.of(List.of("b", "a")));
  }

  @Test
  void idsInAscendingOrderAreComparedAsText() {
    IdMap ids = IdMap.of(List.of("9", "b", "10", "B"));
    IdMap ordered = ids.inAscendingOrder();
    assertEquals(List.of("10", "9", "B", "b"), ordered.ids());
    assertArrayEquals(new int[] {1, 3, 0, 2}, ids.indicesIn(ordered));
    assertArrayEquals(new int[] {-1, 3, -1}, IdMap.of(List.of("7", "b", "")).indicesIn(ordered));
    assertSame(ordered, ordered.inAscendingOrder());
  }
}
