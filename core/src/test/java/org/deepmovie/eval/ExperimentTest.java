package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

/** What trainers are given, which depends on whether they stop early. */
class ExperimentTest {

  private static final Dataset DATA = SmallRatings.generate(20, 15, 0.4, 1);
  private static final Splitter SPLITTER = Splitters.withValidation(Splitters.holdout(0.75), 0.2);

  /** Predicts the same for every user and item, and notes what it was fitted to. */
  private record NotingTrainer(boolean usesValidation, List<String> fits) implements Trainer {
    @Override
    public Recommender fit(Dataset train, TrainingContext context) {
      int validation = context.validation().map(ratings -> ratings.size()).orElse(0);
      fits.add(train.ratings().size() + " and " + validation);
      int users = train.users().size();
      int items = train.items().size();
      double[][] ratings = new double[users][items];
      for (double[] row : ratings) {
        Arrays.fill(row, 3);
      }
      return new StubRecommender(train, ratings, new float[users][items]);
    }
  }

  private static List<String> fits(boolean usesValidation) {
    List<String> fits = new ArrayList<>();
    Experiment.of(DATA, SPLITTER).run(new NotingTrainer(usesValidation, fits), epoch -> {});
    return fits;
  }

  @Test
  void noValidationSetIsTakenFromAModelThatDoesNotStopEarly() {
    assertThat(fits(true)).containsExactly("71 and 18");
    assertThat(fits(false)).containsExactly("89 and 0");
  }

  @Test
  void differencesOfTwoModelsAreTakenRunByRun() {
    Experiment twice = Experiment.of(DATA, Splitters.kFold(3));
    ExperimentResult one = twice.run(new NotingTrainer(false, new ArrayList<>()), epoch -> {});
    ConfidenceInterval none = one.differenceTo(one, "rmse");
    assertThat(none.n()).isEqualTo(3);
    assertThat(none.mean()).isZero();
    assertThat(none.high()).isZero();
    assertThat(one.differenceTo(one, "no metric").n()).isZero();
    ExperimentResult fewer =
        Experiment.of(DATA, Splitters.kFold(2))
            .run(new NotingTrainer(false, new ArrayList<>()), epoch -> {});
    assertThatThrownBy(() -> one.differenceTo(fewer, "rmse"))
        .hasMessage("3 runs and 2 are no pairs");
  }
}
