/**
 * Data sets, splits, options, the interfaces of trainers and recommenders, the alternating loop,
 * evaluation, tuning, vector search and model files.
 *
 * <p>Fit: {@link org.deepmovie.data.io.Datasets} reads ratings, {@link
 * org.deepmovie.models.Providers} finds a trainer by name, and {@link
 * org.deepmovie.models.FinalFit} fits the model that is to be used, with early stopping by held-out
 * ratings:
 *
 * <pre>{@code
 * Dataset data = Datasets.read(Path.of("ratings.csv"));
 * Providers providers = Providers.load();
 * ModelSpec spec = ModelSpec.parse("svd++:factors=50");
 * Recommender model =
 *     new FinalFit(providers, spec, 0.05, true).fit(data, TrainingContext.ofSeed(1)).model();
 * ModelFile.save(model, Path.of("model.zip"));
 * }</pre>
 *
 * <p>Serve: a {@link org.deepmovie.recommend.Recommender} is immutable and answers any number of
 * threads. A {@link org.deepmovie.recommend.RecommendationQuery} filters and diversifies, and
 * {@link org.deepmovie.serving.BatchRecommender} answers for all users:
 *
 * <pre>{@code
 * Recommender model = ModelFile.load(Path.of("model.zip"), Providers.load());
 * List<ScoredItem> ten = model.recommend("u001", 10);
 * FoldedInUser guest = model.foldIn(Map.of("m007", 5, "m012", 1));
 * List<ScoredItem> forGuest = guest.recommend(10);
 * }</pre>
 *
 * <p>Evaluate: an {@link org.deepmovie.eval.Experiment} splits, fits and measures; a {@link
 * org.deepmovie.tune.Tuner} searches options by the validation set:
 *
 * <pre>{@code
 * Experiment experiment = Experiment.of(data, Splitters.users(0.8)).withRepeats(3);
 * ExperimentResult result = experiment.run(providers.trainer("svd++"), epoch -> {});
 * System.out.println(result.summary().metric("rmse").mean());
 * }</pre>
 *
 * <p>Packages named {@code internal} are exported to the modules of this library only, and may
 * change in every release.
 */
@SuppressWarnings("module") // The modules that internal packages are exported to need not be there.
module org.deepmovie.core {
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires de.siegmar.fastcsv;
  requires java.net.http;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.core;
  requires org.slf4j;
  requires static org.jspecify;
  requires static transitive java.sql; // for org.deepmovie.data.jdbc alone

  exports org.deepmovie.analysis;
  exports org.deepmovie.blend;
  exports org.deepmovie.data;
  exports org.deepmovie.data.binary;
  exports org.deepmovie.data.download;
  exports org.deepmovie.data.io;
  exports org.deepmovie.data.jdbc;
  exports org.deepmovie.data.sample;
  exports org.deepmovie.data.vector;
  exports org.deepmovie.eval;
  exports org.deepmovie.hybrid;
  exports org.deepmovie.index;
  exports org.deepmovie.models;
  exports org.deepmovie.options;
  exports org.deepmovie.options.common;
  exports org.deepmovie.recommend;
  exports org.deepmovie.serving;
  exports org.deepmovie.spi;
  exports org.deepmovie.split;
  exports org.deepmovie.store;
  exports org.deepmovie.train;
  exports org.deepmovie.tune;
  exports org.deepmovie.internal.bayes to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.data to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.eval to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.train to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.spark,
      org.deepmovie.text;
  exports org.deepmovie.internal.update to
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood;
  exports org.deepmovie.internal.factor to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.spark,
      org.deepmovie.text;
  exports org.deepmovie.internal.feature to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.io to
      org.deepmovie.cli;
  exports org.deepmovie.internal.kernel to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.spark,
      org.deepmovie.text;
  exports org.deepmovie.internal.leastsquares to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.spark,
      org.deepmovie.text;
  exports org.deepmovie.internal.message to
      org.deepmovie.cli,
      org.deepmovie.spark;
  exports org.deepmovie.internal.number to
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.spark,
      org.deepmovie.text;
  exports org.deepmovie.internal.encoder to
      org.deepmovie.spark;
  exports org.deepmovie.internal.rows to
      org.deepmovie.cli;
  exports org.deepmovie.internal.sgd to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.analysis to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.text;

  opens org.deepmovie.blend to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.data.binary to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.hybrid to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.bayes to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.encoder to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.factor to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.recommend to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.models to
      com.fasterxml.jackson.databind;

  uses org.deepmovie.spi.EncoderProvider;
  uses org.deepmovie.spi.ProviderGroup;
  uses org.deepmovie.spi.TrainerProvider;

  provides org.deepmovie.spi.EncoderProvider with
      org.deepmovie.internal.hybrid.FeaturesProvider;
  provides org.deepmovie.spi.TrainerProvider with
      org.deepmovie.internal.blend.BlendProvider,
      org.deepmovie.internal.hybrid.PmfProvider;
}
