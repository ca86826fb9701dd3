/** User and item neighbors, interpolation weights, global weights, and linear item models. */
module org.deepmovie.neighborhood {
  requires transitive org.deepmovie.core;
  requires transitive org.deepmovie.mf;
  requires static org.jspecify;

  exports org.deepmovie.neighborhood;
  exports org.deepmovie.neighborhood.global;
  exports org.deepmovie.neighborhood.interpolation;
  exports org.deepmovie.neighborhood.knn;
  exports org.deepmovie.neighborhood.linear;
  exports org.deepmovie.neighborhood.options;
  exports org.deepmovie.neighborhood.slopeone;

  opens org.deepmovie.neighborhood.global to
      com.fasterxml.jackson.databind;

  provides org.deepmovie.spi.ProviderGroup with
      org.deepmovie.neighborhood.NeighborhoodModels;
}
