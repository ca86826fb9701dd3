package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Accuracy of the models on the sample and, if they are at hand, on MovieLens data sets. */
@Tag("slow")
class AccuracyTest {

  private static final String DATA = "DEEPMOVIE_DATA";

  private static ExperimentResult run(String model, Dataset data, Splitter splitter, int repeats) {
    Evaluator evaluator = Evaluator.standard().withoutRanking();
    return new Experiment(data, splitter, 1, repeats, 2, evaluator)
        .run(Providers.load().trainer(model), epoch -> {});
  }

  private static ConfidenceInterval rmse(
      String model, Dataset data, Splitter splitter, int repeats) {
    return run(model, data, splitter, repeats).summary().metric("rmse");
  }

  private static void assertWithin(double from, double to, ConfidenceInterval rmse) {
    assertThat(rmse.mean()).isBetween(from, to);
  }

  @Test
  void textsReduceTheErrorOnColdItems() {
    Dataset data = Sample.generate(1).dataset();
    Splitter cold = Splitters.withValidation(Splitters.items(0.8), 0.05);
    ConfidenceInterval baseline = rmse("baseline", data, cold, 3);
    ConfidenceInterval reading = rmse("pmf+cnn", data, cold, 3);
    assertThat(reading.high()).isLessThan(baseline.low());
  }

  @Test
  void onTheSamplePmfStandsBetweenTheBaselineAndTheBestPossible() {
    Sample sample = Sample.generate(1);
    Splitter random = Splitters.withValidation(Splitters.holdout(0.9), 0.05);
    ExperimentResult pmf = run("pmf", sample.dataset(), random, 1);
    double reached = pmf.summary().metric("rmse").mean();
    double best = sample.bestRmse(pmf.split().test());
    double baseline = rmse("baseline", sample.dataset(), random, 1).mean();
    assertThat(best).isLessThan(reached);
    assertThat(reached).isLessThan(best + 0.6 * (baseline - best));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void movieLens100KsFirstSplit() throws IOException {
    Path folder = folder("ml-100k");
    Dataset data = MovieLens.read(folder);
    Splitter given = firstSplit(folder, data);
    assertWithin(0.950, 0.962, rmse("baseline", data, given, 1));
    assertWithin(0.915, 0.930, rmse("pmf", data, given, 1));
    assertWithin(0.898, 0.912, rmse("pmf+cnn", data, given, 1));
    assertWithin(0.914, 0.924, rmse("als", data, given, 1));
    assertWithin(0.914, 0.924, rmse("als:solver=cg", data, given, 1));
    assertWithin(0.913, 0.923, rmse("svd", data, given, 1));
    assertWithin(0.912, 0.922, rmse("mf", data, given, 1));
    assertWithin(0.895, 0.907, rmse("bayesian-pmf", data, given, 1));
    assertWithin(0.883, 0.896, rmse("bayesian-svd++", data, given, 1));
    assertWithin(0.878, 0.892, rmse("svd++", data, given, 1));
    assertWithin(0.880, 0.894, rmse("time-svd++", data, given, 1));
    assertWithin(0.891, 0.905, rmse("nsvd", data, given, 1));
    assertWithin(0.884, 0.898, rmse("asymmetric-svd", data, given, 1));
    assertWithin(0.896, 0.910, rmse("autorec-item", data, given, 1));
    assertWithin(0.932, 0.948, rmse("text-cnn-rating", data, given, 1));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void neighborsOnMovieLens100KsFirstSplit() throws IOException {
    Path folder = folder("ml-100k");
    Dataset data = MovieLens.read(folder);
    Splitter given = firstSplit(folder, data);
    assertWithin(0.927, 0.931, rmse("user-knn", data, given, 1));
    assertWithin(0.923, 0.927, rmse("item-knn", data, given, 1));
    assertWithin(0.944, 0.948, rmse("slope-one", data, given, 1));
    assertWithin(0.923, 0.927, rmse("cor-ngbr", data, given, 1));
    assertWithin(0.916, 0.920, rmse("wgt-ngbr", data, given, 1));
    assertWithin(0.925, 0.929, rmse("global-ngbr", data, given, 1));
    assertWithin(0.884, 0.889, rmse("integrated", data, given, 1));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void linearItemModelsOnMovieLens100KsFirstSplit() throws IOException {
    Path folder = folder("ml-100k");
    Dataset data = MovieLens.read(folder);
    Experiment experiment =
        new Experiment(data, firstSplit(folder, data), 1, 1, 2, Evaluator.standard());
    for (String model : List.of("ease", "slim")) {
      double ndcg = ndcg(experiment, model);
      assertThat(ndcg).as(model).isBetween(0.425, 0.455);
    }
  }

  private static Splitter firstSplit(Path folder, Dataset data) throws IOException {
    return Splitters.withValidation(
        Splitters.parse("files:u1.base,u1.test", name -> MovieLens.readRatings(folder, name, data)),
        0.05);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void movieLens1MByConvMfsProtocol() throws IOException {
    Dataset data = MovieLens.read(folder("ml-1m"));
    Splitter protocol = Splitters.convMf(0.8);
    assertWithin(0.840, 0.852, rmse("pmf", data, protocol, 1));
    String drawn = "inference=gibbs,factors=32,epochs=100";
    assertWithin(0.832, 0.841, rmse("pmf:" + drawn, data, protocol, 1));
    assertWithin(0.832, 0.840, rmse("pmf+bag:" + drawn, data, protocol, 1));
    ExperimentResult reading = run("pmf+cnn:coldStartHoldout=0", data, protocol, 1);
    assertWithin(0.828, 0.838, reading.summary().metric("rmse"));
    EvaluationReport report = reading.runs().get(0).report();
    assertThat(report.ratings()).isGreaterThan(99_000);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void plotsReduceTheErrorOnColdItemsOfMovieLens1M() throws IOException {
    Dataset data = MovieLens.read(folder("ml-1m"));
    Splitter cold = Splitters.withValidation(Splitters.items(0.9), 0.05);
    double baseline = rmse("baseline", data, cold, 1).mean();
    assertWithin(0.98, baseline - 0.04, rmse("pmf+cnn", data, cold, 1));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void aRandomTenthOfMovieLens1M() throws IOException {
    Dataset data = MovieLens.read(folder("ml-1m"));
    Splitter random = Splitters.holdout(0.9);
    assertWithin(0.839, 0.846, rmse("als", data, random, 1));
    assertWithin(0.834, 0.840, rmse("svd", data, random, 1));
    assertWithin(0.834, 0.840, rmse("mf", data, random, 1));
    assertWithin(0.814, 0.825, rmse("svd++", data, random, 1));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void implicitAlsRanksMovieLens1MFarBetterThanAls() throws IOException {
    Experiment experiment =
        new Experiment(
            MovieLens.read(folder("ml-1m")), Splitters.holdout(0.9), 1, 1, 2, Evaluator.standard());
    double observed = ndcg(experiment, "implicit-als");
    double rated = ndcg(experiment, "als");
    assertThat(observed).isBetween(0.265, 0.29);
    assertThat(rated).isLessThan(observed / 2);
  }

  private static double ndcg(Experiment experiment, String model) {
    return experiment
        .run(Providers.load().trainer(model), epoch -> {})
        .summary()
        .metric("ndcg@10")
        .mean();
  }

  private static Path folder(String name) {
    return Path.of(System.getenv(DATA), name);
  }
}
