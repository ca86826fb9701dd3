/**
 * Neighborhood models. They predict a rating from the ratings that the same user gave to similar
 * items, or that similar users gave to the same item.
 *
 * <table>
 *   <caption>The models, each in a package of its own</caption>
 *   <tr><th>package<th>models<th>what is learned
 *   <tr><td>{@code knn}<td>{@code item-knn}, {@code user-knn}, {@code cor-ngbr}
 *       <td>similarities; a prediction is a weighted mean over the k nearest
 *   <tr><td>{@code interpolation}<td>{@code wgt-ngbr}
 *       <td>products of residuals; the weights of each prediction come from least squares
 *   <tr><td>{@code global}<td>{@code global-ngbr}, {@code integrated}
 *       <td>one weight per pair of neighbors, by gradient descent; alone or with SVD++
 *   <tr><td>{@code linear}<td>{@code ease}, {@code slim}
 *       <td>one weight per pair of items, for ranking from implicit feedback
 *   <tr><td>{@code slopeone}<td>{@code slope-one}
 *       <td>mean rating differences of pairs of items
 * </table>
 *
 * All of them can be created by name:
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("item-knn:k=20");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * double rating = model.predict("user 7", "item 42");
 * }</pre>
 */
module org.deepmovie.neighborhood {
  requires transitive org.deepmovie.core;
  requires transitive org.deepmovie.mf;
  requires static org.jspecify;

  exports org.deepmovie.neighborhood.global;
  exports org.deepmovie.neighborhood.interpolation;
  exports org.deepmovie.neighborhood.knn;
  exports org.deepmovie.neighborhood.linear;
  exports org.deepmovie.neighborhood.options;
  exports org.deepmovie.neighborhood.slopeone;

  opens org.deepmovie.neighborhood.global to
      com.fasterxml.jackson.databind;

  provides org.deepmovie.spi.ProviderGroup with
      org.deepmovie.internal.neighborhood.NeighborhoodModels;
}
