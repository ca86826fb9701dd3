package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.deepmovie.testkit.ContractData.WIDE_DATA;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/** What the parts of {@link TrainerContract} share: the trainer, fits of it, and assertions. */
abstract class ModelContract {

  private static final Providers PROVIDERS = Providers.load();

  /** Models do not change: all tests of a trainer put their queries to the same ones. */
  private static final Map<SharedFit, Recommender> FITS = new ConcurrentHashMap<>();

  private record SharedFit(String model, Map<String, String> options, boolean calibrated) {}

  private final TrainerContract contract;

  ModelContract(TrainerContract contract) {
    this.contract = contract;
  }

  final TrainerContract contract() {
    return contract;
  }

  final ModelDescription description() {
    return PROVIDERS.model(contract.model());
  }

  final Trainer trainer() {
    return trainer(contract.options());
  }

  final Trainer trainer(Map<String, String> options) {
    return PROVIDERS.trainer(contract.model(), options);
  }

  /** A new fit. */
  final Recommender fit(Dataset data, long seed, int threads) {
    return trainer().fit(data, TrainingContext.ofSeed(seed).withThreads(threads));
  }

  /** The model of {@link ContractData#DATA}, shared by all tests. */
  final Recommender fitted() {
    return FITS.computeIfAbsent(
        new SharedFit(contract.model(), contract.options(), false), key -> fit(DATA, SEED, 2));
  }

  /**
   * A model fitted to half of {@link ContractData#WIDE_DATA} and, unless it needs none, calibrated
   * by a quarter; shared by all tests.
   */
  final Recommender calibrated() {
    TrainingContext context = TrainingContext.ofSeed(SEED);
    return FITS.computeIfAbsent(
        new SharedFit(contract.model(), contract.options(), true),
        key ->
            trainer()
                .fit(
                    WIDE_DATA.withRatings(WIDE_DATA.ratings().filter(p -> p % 4 > 1)),
                    contract.givesIntervals() ? context : context.withValidation(quarter(0))));
  }

  /** A quarter of the ratings; 0 and 1 are held out of {@link #calibrated()}. */
  static RatingMatrix quarter(int number) {
    return WIDE_DATA.ratings().filter(p -> p % 4 == number);
  }

  /** The model as it is after it was saved and loaded. */
  static Recommender loaded(Recommender model) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelFile.save(model, file);
    return ModelFile.load("model.zip", new ByteArrayInputStream(file.toByteArray()), PROVIDERS);
  }

  /** Whether the trainer takes a validation set of its own if it is given none. */
  final boolean holdsOut() {
    return trainer().refits();
  }

  /** The predictions of all users and items, after those of unknown ones. */
  static double[][] predictions(Recommender model) {
    int users = model.catalog().users().size();
    int items = model.catalog().items().size();
    double[][] all = new double[users + 1][items + 1];
    for (int user = -1; user < users; user++) {
      for (int item = -1; item < items; item++) {
        all[user + 1][item + 1] = model.predict(user, item);
      }
    }
    return all;
  }

  static void assertOnScale(double rating) {
    assertThat(DATA.scale().contains(rating)).as("%s is on the scale", rating).isTrue();
  }

  static void assertSamePredictions(Recommender expected, Recommender actual) {
    assertThat(predictions(actual)).isDeepEqualTo(predictions(expected));
  }
}
