package org.deepmovie.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.tune.OptionImportance.ValueGroup;
import org.junit.jupiter.api.Test;

class OptionImportanceTest {

  private static Trial trial(int number, double error, String x, String color) {
    return new Trial(
        number,
        Map.of("x", x, "color", color),
        Optional.of(new ObjectiveValue("RMSE", error)),
        1,
        1,
        0);
  }

  private static OptionImportance of(String option, List<Trial> trials) {
    return OptionImportance.of(trials).stream()
        .filter(each -> each.option().equals(option))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Ranks 1 2 | 3 4 | 5 6 of x in thirds: H = 5 (2 2^2 + 0 + 2 2^2) / 17.5 = 32 / 7, eta^2 = (32 /
   * 7 - 2) / 3 = 6 / 7.
   */
  @Test
  void theShareIsThatOfTheGroupsInTheVarianceOfTheRanks() {
    List<Trial> trials = new ArrayList<>();
    String[] xs = {"0.5", "1", "2", "4", "8", "16"};
    double[] errors = {0.9, 0.8, 1.1, 1.0, 7, 9};
    for (int n = 0; n < 6; n++) {
      trials.add(trial(n + 1, errors[n], xs[n], n % 2 == 0 ? "red" : "blue"));
    }
    OptionImportance x = of("x", trials);
    assertThat(x.share().orElseThrow()).isCloseTo(6.0 / 7, within(1e-12));
    assertThat(x.groups()).extracting(ValueGroup::label).containsExactly("0.5..1", "2..4", "8..16");
    assertThat(x.groups().get(2)).isEqualTo(new ValueGroup("8..16", 2, 8));
    OptionImportance color = of("color", trials);
    assertThat(color.groups()).extracting(ValueGroup::label).containsExactly("blue", "red");
    assertThat(color.share().orElseThrow()).isZero();
    assertThat(OptionImportance.of(trials).get(0)).isEqualTo(x);
  }

  @Test
  void anOptionThatDecidesAloneHasAlmostAllAndOneWithoutEffectAlmostNothing() {
    SplittableRandom random = new SplittableRandom(1);
    List<Trial> trials = new ArrayList<>();
    for (int n = 1; n <= 300; n++) {
      double x = random.nextDouble();
      trials.add(trial(n, Math.exp(9 * x), String.valueOf(x), "c" + random.nextInt(4)));
    }
    assertThat(of("x", trials).share().orElseThrow()).isBetween(0.85, 1.0);
    assertThat(of("color", trials).share().orElseThrow()).isBetween(0.0, 0.04);
  }

  @Test
  void withFewTrialsOrEqualErrorsThereIsNoShareAndDivergedTrialsDoNotCount() {
    List<Trial> trials = new ArrayList<>(List.of(trial(1, 2, "1", "a"), trial(2, 3, "2", "b")));
    trials.add(new Trial(3, Map.of("x", "3", "color", "c"), Optional.empty(), 1, 1, 0));
    assertThat(of("x", trials).share()).isEmpty();
    assertThat(of("x", trials).groups()).hasSize(2);
    for (int n = 4; n < 9; n++) {
      trials.add(trial(n, 2, "1", "a"));
    }
    trials.remove(1);
    assertThat(of("x", trials).share()).isEmpty();
    assertThat(OptionImportance.of(List.of())).isEmpty();
  }
}
