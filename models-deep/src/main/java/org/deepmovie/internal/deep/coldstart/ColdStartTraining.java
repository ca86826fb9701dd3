package org.deepmovie.internal.deep.coldstart;

import java.util.Optional;
import java.util.function.Function;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * Fits a {@link ColdStartModel} twice: to all ratings, and for as many epochs without some of them,
 * among these all ratings of some users and items if there are cold ones of whom something is
 * known. The ratings left out tell how far the first model is trusted ({@link ColdStartHoldOut}).
 * Immutable: it may fit several models.
 *
 * @param earlyStopping of the first fit
 * @param context of the first fit
 * @param shrinksKnown whether predictions of rated items by users with ratings are shrunk, too
 */
public record ColdStartTraining(
    EarlyStopping earlyStopping, TrainingContext context, boolean shrinksKnown) {

  private static final BaselineShrinkage NOTHING_HELD_OUT = new BaselineShrinkage(1, 0, 0, 0);

  /** Passes epochs on, and knows which one was the best. */
  private static final class BestEpoch implements TrainingListener {
    private final TrainingListener listener;
    private int number;

    BestEpoch(TrainingListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEpoch(Epoch epoch) {
      if (epoch.best()) {
        number = epoch.number();
      }
      listener.onEpoch(epoch);
    }
  }

  /**
   * The model of {@code train}.
   *
   * @param fits begins a fit to a data set
   * @throws org.deepmovie.train.DivergedException if a fit diverges
   */
  public <M extends ColdStartModel<M>> M fit(
      Dataset train, Workers workers, Function<Dataset, ? extends ColdStartFit<M>> fits) {
    BestEpoch best = new BestEpoch(context.listener());
    M model;
    Optional<ColdStartHoldOut> holdOut;
    try (ColdStartFit<M> fit = fits.apply(train)) {
      model = earlyStopping.run(train, context.withListener(best), workers, fit);
      boolean coldUsers = fit.knowsColdUsers();
      boolean coldItems = fit.knowsColdItems();
      holdOut =
          shrinksKnown || coldUsers || coldItems
              ? ColdStartHoldOut.draw(train, coldUsers, coldItems, context.seed())
              : Optional.empty();
    }
    BaselineShrinkage shrinkage =
        holdOut
            .map(drawn -> drawn.shrinkage(fitOthers(drawn, best.number, workers, fits)))
            .orElse(NOTHING_HELD_OUT);
    return model.withShrinkage(shrinksKnown ? shrinkage : shrinkage.ofColdStart());
  }

  private <M extends ColdStartModel<M>> M fitOthers(
      ColdStartHoldOut holdOut,
      int epochs,
      Workers workers,
      Function<Dataset, ? extends ColdStartFit<M>> fits) {
    Dataset others = holdOut.train();
    EarlyStopping asLong =
        new EarlyStopping(earlyStopping.model(), epochs, epochs, earlyStopping.remedy());
    TrainingContext silent =
        new TrainingContext(context.seed(), context.threads(), Optional.empty(), epoch -> {});
    try (ColdStartFit<M> fit = fits.apply(others)) {
      return asLong.run(others, silent, workers, fit);
    }
  }
}
