package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class PmfOptionsTest {

  private static final Dataset SAMPLE = Sample.generate(1).dataset();

  private static double userRegularization(double meanOverlap) {
    return PmfOptions.defaults().chosenBy(meanOverlap).userRegularization().orElseThrow();
  }

  @Test
  void regularizationIsStrongerTheSparserRatingsAreWithinBounds() {
    assertThat(userRegularization(3)).isEqualTo(1.3);
    assertThat(userRegularization(1)).isEqualTo(1.3);
    assertThat(userRegularization(0.1)).isCloseTo(1.9, within(1e-12));
    assertThat(userRegularization(1e-3)).isEqualTo(2.5);
    assertThat(userRegularization(0)).isEqualTo(2.5);
  }

  @Test
  void aNumberThatIsGivenStays() {
    PmfOptions given = PmfOptions.defaults().withItemRegularization(OptionalDouble.of(0.7));
    PmfOptions chosen = given.chosenBy(1e-3);
    assertThat(chosen.itemRegularization()).hasValue(0.7);
    assertThat(chosen.userRegularization()).hasValue(2.5);
    assertThat(chosen.chosenBy(3)).isEqualTo(chosen);
  }

  @Test
  void theHeaderOfAModelHasTheNumberThatWasChosen() {
    PmfOptions options = PmfOptions.defaults().withFactors(2).withEpochs(1);
    Dataset sparse = Splitters.parse("holdout:0.05").split(SAMPLE, 1).get(0).train();
    TrainingContext context = TrainingContext.ofSeed(1).withThreads(1);
    assertThat(chosen(options, SAMPLE, context)).isEqualTo(1.3);
    assertThat(chosen(options, sparse, context)).isGreaterThan(1.5);
  }

  private static double chosen(PmfOptions options, Dataset data, TrainingContext context) {
    return Double.parseDouble(
        new AlternatingPmf(options)
            .fit(data, context)
            .header()
            .options()
            .getOrDefault("userRegularization", "none"));
  }
}
