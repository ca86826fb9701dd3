/**
 * The baseline, popularity, and matrix factorization by least squares, gradient descent and Gibbs
 * sampling.
 *
 * <p>Packages named {@code internal} are exported to the modules of this library only, and may
 * change in every release.
 */
@SuppressWarnings("module") // The modules that internal packages are exported to need not be there.
module org.deepmovie.mf {
  requires transitive org.deepmovie.core;
  requires static org.jspecify;

  exports org.deepmovie.mf.als;
  exports org.deepmovie.mf.baseline;
  exports org.deepmovie.mf.bayes;
  exports org.deepmovie.mf.feedback;
  exports org.deepmovie.mf.sgd;
  exports org.deepmovie.internal.mf.feedback to
      org.deepmovie.neighborhood;
  exports org.deepmovie.internal.mf.term to
      org.deepmovie.neighborhood;
  exports org.deepmovie.internal.mf.vector to
      org.deepmovie.neighborhood;

  opens org.deepmovie.mf.baseline to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.mf.feedback to
      com.fasterxml.jackson.databind;
  opens org.deepmovie.internal.mf.time to
      com.fasterxml.jackson.databind;

  provides org.deepmovie.spi.ProviderGroup with
      org.deepmovie.internal.mf.FactorizationModels;
}
