package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.testkit.InterruptibleFit;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On data with which a fit takes a second or more, a fit asks often whether it is interrupted. */
@Tag("slow")
class InterruptedFitTest {

  /** The longest CPU time between two questions, in seconds, of code that has been compiled. */
  private static final double LONGEST_WAIT = 0.1;

  /** In the first fits of a model code is loaded and compiled, which takes up to half a second. */
  private static final int FITS = 4;

  private static final Dataset DATA = PlantedRatings.generate(900, 700, 0.1, 3);

  /** Networks ask once in a batch, or more often, whatever the number of batches. */
  private static final Dataset FEW_BATCHES = PlantedRatings.generate(300, 200, 0.1, 3);

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
        "blend:models=item-knn/als(epochs=1)"
      })
  void aFitAsksOftenWhetherItIsInterrupted(String model) throws InterruptedException {
    assertThat(longestWait(model, DATA)).isLessThan(LONGEST_WAIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two-tower:epochs=1",
        "joint-embedding:epochs=1,userIdEmbeddings=true",
        "text-cnn-rating:epochs=1",
        "pmf+bag:epochs=1",
        "pmf+cnn:epochs=1",
        "pmf+cnn-kan:epochs=1",
        "pmf+lstm:epochs=1",
        "pmf+resnet:epochs=1",
        "pmf+transformer:epochs=1",
        "blend:models=pmf+bag(epochs=1)/als(epochs=1)"
      })
  void aFitOfANetworkDoes(String model) throws InterruptedException {
    assertThat(longestWait(model, FEW_BATCHES)).isLessThan(LONGEST_WAIT);
  }

  /** That of the first fit which is fast enough, or of the fastest. */
  private static double longestWait(String model, Dataset data) throws InterruptedException {
    double longest = Double.POSITIVE_INFINITY;
    for (int n = 0; n < FITS && longest >= LONGEST_WAIT; n++) {
      InterruptibleFit fit = InterruptibleFit.run(Providers.load().trainer(model), data, 1, 0);
      longest = Math.min(longest, fit.longestWait());
    }
    return longest;
  }
}
