package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.testkit.InterruptibleFit;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On data with which a fit takes seconds, a fit asks often whether it is interrupted. */
@Tag("slow")
class InterruptedFitTest {

  /**
   * The longest accepted CPU time between two questions, in seconds. It is about 0.1 s on a machine
   * that is warm; here, code is compiled meanwhile.
   */
  private static final double LONGEST_WAIT = 0.8;

  private static final Dataset DATA = PlantedRatings.generate(900, 700, 0.1, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pmf:epochs=1",
        "pmf+features:epochs=1",
        "pmf:inference=gibbs,epochs=2,burnIn=0,draws=1",
        "svd++:epochs=1",
        "bayesian-svd++:epochs=2,burnIn=0,draws=1",
        "item-knn",
        "ease",
        "slim",
        "integrated:epochs=1",
        "autorec-item:epochs=1",
        "two-tower:epochs=1,batchSize=2000",
        "pmf+cnn:epochs=1",
        "blend:models=item-knn/als(epochs=1)"
      })
  void aFitAsksOftenWhetherItIsInterrupted(String model) throws InterruptedException {
    InterruptibleFit fit = InterruptibleFit.run(Providers.load().trainer(model), DATA, 1, 0);
    assertThat(fit.longestWait()).isLessThan(LONGEST_WAIT);
  }
}
