/**
 * Data sets, splits, options, the interfaces of trainers and recommenders, the alternating loop,
 * evaluation, tuning, vector search and model files.
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

  exports org.deepmovie.analysis;
  exports org.deepmovie.blend;
  exports org.deepmovie.data;
  exports org.deepmovie.data.download;
  exports org.deepmovie.data.io;
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
      org.deepmovie.text;
  exports org.deepmovie.internal.feature to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.io to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.kernel to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
  exports org.deepmovie.internal.leastsquares to
      org.deepmovie.benchmarks,
      org.deepmovie.cli,
      org.deepmovie.deep,
      org.deepmovie.mf,
      org.deepmovie.neighborhood,
      org.deepmovie.text;
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
  opens org.deepmovie.hybrid to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.bayes to
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
