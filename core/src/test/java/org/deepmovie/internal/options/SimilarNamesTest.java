package org.deepmovie.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarNamesTest {

  private static final List<String> NAMES = List.of("als", "pmf", "pmf+cnn", "popularity", "svd++");

  @Test
  void theNameWithTheFewestEditsIsMeant() {
    assertThat(SimilarNames.nearest("pfm", NAMES)).contains("pmf");
    assertThat(SimilarNames.nearest("popularty", NAMES)).contains("popularity");
    assertThat(SimilarNames.nearest("PMF+CNM", NAMES)).contains("pmf+cnn");
  }

  @Test
  void aNameThatHasLittleInCommonIsNotMeant() {
    assertThat(SimilarNames.nearest("xyz", NAMES)).isEmpty();
    assertThat(SimilarNames.nearest("", NAMES)).isEmpty();
    assertThat(SimilarNames.hint("xyz", NAMES)).isEmpty();
    assertThat(SimilarNames.hint("asl", NAMES)).isEqualTo(" (did you mean als?)");
  }
}
