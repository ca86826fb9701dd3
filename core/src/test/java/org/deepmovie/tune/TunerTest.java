package org.deepmovie.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;

class TunerTest {

  private static final BooleanSupplier ALWAYS = () -> true;

  /** The best userRegularization is 1, and auto is 1.3; more epochs help all alike. */
  private static final Objective BOWL =
      (options, listener) ->
          new ObjectiveValue(
              "distance",
              Math.abs(Math.log(lambda(options))) + 1.0 / Integer.parseInt(options.get("epochs")));

  private static double lambda(Map<String, String> options) {
    String value = options.get("userRegularization");
    return value.equals("auto") ? 1.3 : Double.parseDouble(value);
  }

  private static SearchSpace space(String model, Map<String, String> ranges) {
    return SearchSpace.of(Providers.load(), ModelSpec.parse(model), ranges);
  }

  private static Tuner tuner(int trials, long seed, BooleanSupplier more) {
    return new Tuner(space("pmf:epochs=54", Map.of()), trials, seed, more);
  }

  private static class Ignore implements TuningListener {
    @Override
    public void onFit(Rung rung, int done, int of) {}

    @Override
    public void onTrial(Trial trial) {}

    @Override
    public void onEpoch(TrainingListener.Epoch epoch) {}
  }

  /** Notes what it is told. */
  private static final class Log extends Ignore {
    private final List<Rung> fits = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();

    @Override
    public void onFit(Rung rung, int done, int of) {
      assertEquals(fits.size(), done);
      assertEquals(27 + 9 + 3 + 1, of);
      fits.add(rung);
    }

    @Override
    public void onTrial(Trial trial) {
      trials.add(trial);
    }
  }

  private static List<Trial> withoutTimes(List<Trial> trials) {
    return trials.stream()
        .map(t -> new Trial(t.number(), t.options(), t.value(), t.epochs(), t.limit(), 0))
        .toList();
  }

  @Test
  void halvingKeepsTheBestAndRanksItFirst() {
    for (long seed = 0; seed < 50; seed++) {
      long drawing = seed;
      Tuner tuner = tuner(27, seed, ALWAYS);
      TuningResult result = tuner.run(BOWL, new Ignore());
      int best =
          IntStream.rangeClosed(1, 27)
              .boxed()
              .min(
                  Comparator.comparing(
                      n -> Math.abs(Math.log(lambda(tuner.space().draw(drawing, n))))))
              .orElseThrow();
      assertEquals(best, result.best().number());
      assertEquals(54, result.best().limit());
      assertThat(result.complete()).as("result.complete()").isTrue();
    }
  }

  @Test
  void ofEachRoundTheBestThirdGoesOn() {
    Log log = new Log();
    TuningResult result = tuner(27, 1, ALWAYS).run(BOWL, log);
    assertEquals(40, result.fits());
    assertEquals(40, log.trials.size());
    for (Rung rung : result.rungs()) {
      assertEquals(rung.trials(), log.fits.stream().filter(rung::equals).count());
    }
    double worstGoingOn =
        log.trials.stream()
            .filter(trial -> trial.limit() == 6)
            .mapToDouble(trial -> lambda(trial.options()))
            .map(lambda -> Math.abs(Math.log(lambda)))
            .max()
            .orElseThrow();
    long better =
        log.trials.stream()
            .filter(trial -> trial.limit() == 2)
            .filter(trial -> Math.abs(Math.log(lambda(trial.options()))) <= worstGoingOn)
            .count();
    assertEquals(9, better);
  }

  @Test
  void trialsAreRankedByHowFarTheyGotAndThenByTheirError() {
    List<Trial> trials = tuner(27, 1, ALWAYS).run(BOWL, new Ignore()).trials();
    assertEquals(27, trials.size());
    assertEquals(List.of(54, 18, 18, 6), trials.stream().limit(4).map(Trial::limit).toList());
    for (int n = 1; n < trials.size(); n++) {
      assertThat(
              trials.get(n - 1).limit() > trials.get(n).limit()
                  || trials.get(n - 1).error() <= trials.get(n).error())
          .isTrue();
    }
  }

  @Test
  void theSameSeedGivesTheSameTableAndAnotherSeedAnother() {
    List<Trial> first = withoutTimes(tuner(27, 1, ALWAYS).run(BOWL, new Ignore()).trials());
    assertEquals(first, withoutTimes(tuner(27, 1, ALWAYS).run(BOWL, new Ignore()).trials()));
    assertThat(first.equals(withoutTimes(tuner(27, 2, ALWAYS).run(BOWL, new Ignore()).trials())))
        .as("first.equals(withoutTimes(tuner(27, 2, ALWAYS).run(BOWL, new Ignore()).trials()))")
        .isFalse();
  }

  @Test
  void aTrialThatDivergesIsRankedLastAndNotFittedAgain() {
    Objective diverging =
        (options, listener) -> {
          if (lambda(options) < 0.5) {
            throw new DivergedException("pmf", 1, Double.NaN, "raise userRegularization");
          }
          return BOWL.fit(options, listener);
        };
    Log log = new Log();
    List<Trial> trials = tuner(27, 1, ALWAYS).run(diverging, log).trials();
    long diverged = trials.stream().filter(Trial::diverged).count();
    assertThat(diverged).isStrictlyBetween(3L, 20L);
    assertThat(
            trials.subList(27 - (int) diverged, 27).stream()
                .allMatch(trial -> trial.diverged() && trial.limit() == 2))
        .isTrue();
    assertEquals(diverged, log.trials.stream().filter(Trial::diverged).count());
    assertThat(trials.get(0).diverged()).as("trials.get(0).diverged()").isFalse();
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefusedBeforeTheFirstFit() {
    Objective picky =
        new Objective() {
          @Override
          public ObjectiveValue fit(Map<String, String> options, TrainingListener listener) {
            throw new AssertionError("fitted");
          }

          @Override
          public void check(Map<String, String> options) {
            if (options.get("epochs").equals("18") && lambda(options) > 5) {
              throw new IllegalArgumentException("userRegularization above 5 in 18 epochs");
            }
          }
        };
    Tuner tuner = tuner(27, 1, ALWAYS);
    assertThrows(IllegalArgumentException.class, () -> tuner.run(picky, new Ignore()));
  }

  @Test
  void ifEveryTrialDivergesThereIsNoBest() {
    Objective hopeless =
        (options, listener) -> {
          throw new DivergedException("pmf", 1, Double.NaN, "raise userRegularization");
        };
    TuningResult result = tuner(27, 1, ALWAYS).run(hopeless, new Ignore());
    assertEquals(27, result.fits());
    assertEquals("error", result.measure());
    assertEquals(
        "all 27 trials diverged; give other ranges",
        assertThrows(IllegalStateException.class, result::best).getMessage());
  }

  @Test
  void whenTheTimeIsUpNoFitStartsAndTheBestSoFarIsGiven() {
    int[] asked = {0};
    TuningResult cut = tuner(27, 1, () -> ++asked[0] < 29).run(BOWL, new Ignore());
    assertEquals(29, cut.fits());
    assertThat(cut.complete()).as("cut.complete()").isFalse();
    assertEquals(27, cut.trials().size());
    assertEquals(List.of(6, 6, 2), cut.trials().stream().limit(3).map(Trial::limit).toList());
    TuningResult whole = tuner(27, 1, ALWAYS).run(BOWL, new Ignore());
    assertEquals(whole.best().number(), cut.best().number());
  }

  @Test
  void oneFitIsDoneWhateverTheTime() {
    TuningResult result = tuner(27, 1, () -> false).run(BOWL, new Ignore());
    assertEquals(1, result.fits());
    assertEquals(1, result.best().number());
  }

  @Test
  void theValidationErrorOfAModelDoesNotDependOnThreadsNorLookAtTheTestPart() {
    Dataset data = SmallRatings.generate(41, 31, 0.3, 3);
    Split split = Splitters.withValidation(Splitters.holdout(0.8), 0.2).split(data, 1).get(0);
    Split other = new Split(split.train(), split.validation(), split.validation());
    Tuner tuner = new Tuner(space("pmf:epochs=9,factors=3", Map.of()), 9, 1, ALWAYS);
    List<Trial> one = withoutTimes(tuner.run(error(split, 1), new Ignore()).trials());
    assertEquals(one, withoutTimes(tuner.run(error(split, 3), new Ignore()).trials()));
    assertEquals(one, withoutTimes(tuner.run(error(other, 2), new Ignore()).trials()));
    assertThat(one.stream().allMatch(trial -> trial.epochs() >= 1 && trial.error() < 2))
        .as("one.stream().allMatch(trial -> trial.epochs() >= 1 && trial.error() < 2)")
        .isTrue();
    assertThat(one.stream().allMatch(trial -> trial.epochs() <= trial.limit()))
        .as("one.stream().allMatch(trial -> trial.epochs() <= trial.limit())")
        .isTrue();
  }

  private static Objective error(Split split, int threads) {
    return ValidationObjective.of(Providers.load(), "pmf", split).withSeed(5).withThreads(threads);
  }

  @Test
  void aSplitWithoutValidationIsRefused() {
    Split none = Splitters.holdout(0.8).split(SmallRatings.generate(41, 31, 0.3, 3), 1).get(0);
    assertThrows(IllegalArgumentException.class, () -> error(none, 1));
  }

  @Test
  void theFirstErrorDecidesAndTrialsThatNoOtherBeatsInAllErrorsAreParetoOptimal() {
    Objective two =
        (options, listener) ->
            new ObjectiveValue(
                "a",
                Double.parseDouble(options.get("factors")),
                List.of(new ObjectiveValue("b", lambda(options))));
    TuningResult result =
        new Tuner(space("pmf:epochs=1", Map.of()), 20, 1, ALWAYS).run(two, new Ignore());
    assertThat(result.measures()).containsExactly("a", "b");
    List<Trial> trials = result.trials();
    assertThat(result.isParetoOptimal(trials.get(0))).as("the best by the first error").isTrue();
    for (Trial trial : trials) {
      boolean beaten =
          trials.stream()
              .anyMatch(
                  other ->
                      other.error() <= trial.error()
                          && lambda(other.options()) <= lambda(trial.options())
                          && !other.value().equals(trial.value()));
      assertThat(result.isParetoOptimal(trial)).as("%s", trial).isEqualTo(!beaten);
    }
  }

  @Test
  void anObjectiveOfSeveralMetricsHasTheirErrorsInTheirOrder() {
    Dataset data = SmallRatings.generate(30, 20, 0.4, 1);
    Split split = Splitters.withValidation(Splitters.holdout(0.8), 0.2).split(data, 1).get(0);
    ValidationObjective objective = ValidationObjective.of(Providers.load(), "pmf", split);
    ObjectiveValue value =
        objective
            .withMetrics(List.of("mae", "NDCG@5", "rmse"))
            .fit(Map.of("epochs", "2"), epoch -> {});
    assertThat(value.all())
        .extracting(ObjectiveValue::measure)
        .containsExactly("MAE", "1 - NDCG@5", "RMSE");
    assertThat(value.all()).allMatch(each -> each.error() > 0);
    assertThat(value.others().get(1).error())
        .isEqualTo(objective.fit(Map.of("epochs", "2"), epoch -> {}).error());
    for (String unknown : List.of("ndcg", "ndcg@0", "ndcg@21", "loss", "")) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> objective.withMetrics(List.of(unknown)))
              .getMessage();
      assertThat(message).contains("'" + unknown + "'");
    }
  }
}
