package org.deepmovie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.FinalFit.FinalModel;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class FinalFitTest {

  private static final Dataset DATA = SmallRatings.generate(30, 20, 0.4, 1);
  private static final TrainingContext CONTEXT = TrainingContext.ofSeed(3);
  private static final ModelSpec PMF = ModelSpec.parse("pmf:factors=3,patience=1");

  private static FinalModel fit(String model, double validation, boolean refit) {
    return new FinalFit(Providers.load(), ModelSpec.parse(model), validation, refit)
        .fit(DATA, CONTEXT);
  }

  private static FinalModel fit(double validation, boolean refit) {
    return fit(PMF.toString(), validation, refit);
  }

  @Test
  void aRefittedModelIsThatOfAllRatingsWithTheBestNumberOfEpochs() {
    FinalModel refitted = fit(0.2, true);
    int epochs = refitted.bestEpoch().orElseThrow();
    Recommender whole = Providers.load().trainer(PMF + ",epochs=" + epochs).fit(DATA, CONTEXT);
    assertThat(refitted.heldOut()).isZero();
    assertThat(refitted.model().header().options()).isEqualTo(whole.header().options());
    assertThat(refitted.model().predict(2, 3)).isEqualTo(whole.predict(2, 3));
    assertThat(refitted.model().catalog().ratings().size()).isEqualTo(DATA.ratings().size());
  }

  @Test
  void withoutARefitTheModelStillKnowsTheHeldOutRatings() {
    FinalModel once = fit(0.2, false);
    int heldOut = (int) Math.rint(0.2 * DATA.ratings().size());
    assertThat(once.heldOut()).isEqualTo(heldOut);
    assertThat(once.bestEpoch()).isEqualTo(fit(0.2, true).bestEpoch());
    assertThat(once.model().catalog().ratings().size()).isEqualTo(DATA.ratings().size() - heldOut);
    assertThat(once.model().catalog().interactions().size()).isEqualTo(DATA.ratings().size());
  }

  @Test
  void withoutValidationAndWithTooFewRatingsForItAllEpochsRun() {
    for (double share : new double[] {0, 1e-3}) {
      FinalModel fitted = fit(share, true);
      assertThat(fitted.heldOut()).isZero();
      assertThat(fitted.bestEpoch()).isEmpty();
      assertThat(fitted.model().header().options()).containsEntry("epochs", "50");
    }
  }

  @Test
  void aModelThatDoesNotStopEarlyIsFittedToAllRatingsAtOnce() {
    FinalModel gibbs = fit("pmf:factors=2,inference=gibbs,burnIn=1,epochs=4,draws=2", 0.2, true);
    assertThat(gibbs.bestEpoch()).isEmpty();
    assertThat(gibbs.model().catalog().ratings().size()).isEqualTo(DATA.ratings().size());
  }

  @Test
  void aRefittedModelHasTheErrorsOfItsFirstFitAsIntervals() {
    Recommender first = fit(0.2, false).model();
    Recommender refitted = fit(0.2, true).model();
    double width = first.predictInterval(2, 3, 0.8).deviation();
    assertThat(refitted.predictInterval(2, 3, 0.8).deviation()).isEqualTo(width).isPositive();
  }

  @Test
  void withoutHeldOutRatingsThereAreNoIntervals() {
    Recommender model = fit(0, true).model();
    assertThatThrownBy(() -> model.predictInterval(2, 3, 0.8))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("pmf has no prediction intervals, as it was fitted without");
  }

  @Test
  void aShareOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new FinalFit(Providers.load(), PMF, 1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("validation=1.0; give 0 to below 1");
  }
}
