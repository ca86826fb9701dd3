package org.deepmovie.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteIdsTest {

  private static int add(ByteIds ids, String id) {
    byte[] bytes = (";" + id + ";").getBytes(StandardCharsets.UTF_8);
    return ids.add(bytes, 1, bytes.length - 1);
  }

  @Test
  void idsAreNumberedByTheirFirstAppearance() {
    ByteIds ids = new ByteIds();
    int[] indices = new int[6];
    String[] texts = {"7", "12", "7", "a user with a long name", "12", "a user with a long name"};
    for (int n = 0; n < texts.length; n++) {
      indices[n] = add(ids, texts[n]);
    }
    assertThat(indices).containsExactly(0, 1, 0, 2, 1, 2);
    assertThat(ids.size()).isEqualTo(3);
    assertThat(ids.texts()).containsExactly("7", "12", "a user with a long name");
  }

  @Test
  void withoutIdsThereAreNoTexts() {
    assertThat(new ByteIds().size()).isZero();
    assertThat(new ByteIds().texts()).isEmpty();
  }

  /** Those of 7 and 8 bytes are kept in different ways, and zeros must not look like no byte. */
  @Test
  void idsThatNearlyLookAlikeAreToldApart() {
    List<String> texts =
        List.of(
            "0",
            "00",
            "000",
            "\0",
            "\0\0",
            "a",
            "a\0",
            "\0a",
            "abcdefg",
            "abcdefgh",
            "abcdefgi",
            "bbcdefgh",
            "abcdefghi",
            "\u00ff\u00ff\u00ff",
            "\u00ff",
            "é",
            "e",
            "日本",
            "日本語",
            "😀");
    ByteIds ids = new ByteIds();
    for (int round = 0; round < 2; round++) {
      for (int n = 0; n < texts.size(); n++) {
        assertThat(add(ids, texts.get(n))).as(texts.get(n)).isEqualTo(n);
      }
    }
    assertThat(ids.texts()).containsExactlyElementsOf(texts);
  }

  @Test
  void manyIdsOfAllLengthsAreNumberedAsByAMap() {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, Integer> expected = new LinkedHashMap<>();
    ByteIds ids = new ByteIds();
    for (int n = 0; n < 60_000; n++) {
      String id = "x".repeat(random.nextInt(12)) + random.nextInt(3_000);
      int index = expected.computeIfAbsent(id, key -> expected.size());
      assertThat(add(ids, id)).isEqualTo(index);
    }
    assertThat(ids.size()).isEqualTo(expected.size()).isGreaterThan(20_000);
    assertThat(ids.texts()).containsExactlyElementsOf(new ArrayList<>(expected.keySet()));
  }
}
