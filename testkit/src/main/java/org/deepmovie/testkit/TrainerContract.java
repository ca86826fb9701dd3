package org.deepmovie.testkit;

import java.util.Map;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Nested;

/**
 * What every model must do that is registered by name. The contract trains the model on small
 * synthetic ratings ({@link PlantedRatings}, 41 users and 31 items) about 25 times, so that a fit
 * should take well under a second.
 *
 * <p>The author of a {@link TrainerProvider} registers it in {@code META-INF/services}, extends
 * this class in a test, names the model and makes it small by its options. What the model can do
 * beyond predictions is declared by overriding {@link #explains()}, {@link #givesIntervals()},
 * {@link #findsSimilarItems()}, {@link #predictsNewItems()} and {@link #fitsInteractions()}; a
 * model that does not declare it must throw {@link UnsupportedQueryException}, or not be a {@link
 * ColdStartRecommender}.
 *
 * <pre>{@code
 * class MyModelContractTest extends TrainerContract {
 *   @Override
 *   protected String model() {
 *     return "my-model";
 *   }
 *
 *   @Override
 *   protected Map<String, String> options() {
 *     return Map.of("factors", "4", "epochs", "8");
 *   }
 * }
 * }</pre>
 *
 * <p>It checks, among other things: predictions are finite and within the rating scale, also for
 * unknown users and items; the same seed gives the same model at any number of threads; the order
 * of the ratings does not matter, not even to a bit; a saved and loaded model predicts the same
 * bits; recommendations are best first, and never of items that the user is known to have
 * interacted with; queries may come from several threads at once; an interrupt ends training.
 *
 * <p>Each nested class is a part of the contract. All parts put their queries to the same fitted
 * model, as models do not change.
 */
public abstract class TrainerContract {

  /** The model's name, {@link TrainerProvider#name()}. */
  protected abstract String model();

  /**
   * Options that make the model small and quick to train, by name and in the form in which they are
   * typed. An option left out has its default.
   */
  protected Map<String, String> options() {
    return Map.of();
  }

  /**
   * Whether the model is trained in epochs and reports each to the {@link TrainingListener}. A
   * model that is computed in closed form returns false, and reports the progress of its tasks.
   */
  protected boolean hasEpochs() {
    return true;
  }

  /** Whether {@link Recommender#explain(int, int)} is supported. */
  protected boolean explains() {
    return false;
  }

  /** Whether the model has prediction intervals of its own, {@link Trainer#givesIntervals()}. */
  protected boolean givesIntervals() {
    return false;
  }

  /** Whether {@link Recommender#similar(int, int)} is supported, as by most models. */
  protected boolean findsSimilarItems() {
    return true;
  }

  /**
   * Whether the model is a {@link ColdStartRecommender}; by default whether it has an encoder, that
   * is, whether its name is {@code MODEL+ENCODER}.
   */
  protected boolean predictsNewItems() {
    return model().matches("[^+]+\\+[^+]+");
  }

  /** Whether the model can be fitted to implicit feedback in the place of ratings. */
  protected boolean fitsInteractions() {
    return false;
  }

  /**
   * The largest difference, in units of the rating scale, between predictions of two fits whose ids
   * were numbered in another order: sums in floating point depend on it.
   */
  protected double orderTolerance() {
    return 1e-3;
  }

  @Nested
  class Descriptions extends DescriptionContract {
    Descriptions() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Fits extends FitContract {
    Fits() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class ProgressReports extends ProgressContract {
    ProgressReports() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Predictions extends PredictionContract {
    Predictions() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Recommendations extends RecommendationContract {
    Recommendations() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class FoldIns extends FoldInContract {
    FoldIns() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Explanations extends ExplanationContract {
    Explanations() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Intervals extends IntervalContract {
    Intervals() {
      super(TrainerContract.this);
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(TrainerContract.this);
    }
  }
}
