package org.deepmovie.internal.bayes;

import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;

/**
 * The last draw of an earlier model, by external id: a Markov chain goes on from it. Vectors are in
 * units of the standard deviation of the ratings, as in every chain.
 *
 * @param catalog the ids of the earlier model
 * @param draws its draws
 */
public record EarlierDraw(Catalog catalog, PosteriorDraws draws) {

  /**
   * The last draw of the earlier model of a fit, if there is one.
   *
   * @param name the name of the model that is fitted
   * @param length of its vectors, both biases included
   * @throws IllegalArgumentException if the earlier model has no draws, or vectors of another
   *     length
   */
  public static Optional<EarlierDraw> of(TrainingContext context, String name, int length) {
    return context.start().map(model -> of(model, name, length));
  }

  private static EarlierDraw of(Recommender model, String name, int length) {
    if (!(model instanceof VectorRecommender vectors
        && vectors.withExactIndex() instanceof BayesianRecommender bayesian)) {
      throw new IllegalArgumentException(
          "%s by Gibbs sampling can start only from draws; give a model with inference=gibbs"
              .formatted(name));
    }
    PosteriorDraws draws = bayesian.draws();
    if (draws.length() != length) {
      throw new IllegalArgumentException(
          "%s with %d factors cannot start from a model with %d; give the same factors"
              .formatted(
                  name, length - PosteriorDraws.BIASES, draws.length() - PosteriorDraws.BIASES));
    }
    return new EarlierDraw(bayesian.catalog(), draws);
  }

  /** Whether the earlier model knows the user. */
  public boolean knowsUser(String id) {
    return catalog.users().indexOf(id) != IdMap.UNKNOWN;
  }

  /** The users' vectors (1, b_u, p_u); new users have that of an unknown user. */
  public FloatMatrix users(IdMap ids) {
    return rows(ids, catalog.users(), draws.users());
  }

  /** The items' vectors (b_i, 1, q_i); new items have that of an unknown item. */
  public FloatMatrix items(IdMap ids) {
    return rows(ids, catalog.items(), draws.items());
  }

  /** The items' feedback vectors; those of new items are 0. */
  public FloatMatrix feedback(IdMap ids) {
    return rows(ids, catalog.items(), draws.feedback());
  }

  private FloatMatrix rows(IdMap ids, IdMap earlier, FloatMatrix from) {
    FloatMatrix rows = new FloatMatrix(ids.size(), draws.length());
    for (int row = 0; row < rows.rows(); row++) {
      int known = earlier.indexOf(ids.id(row));
      int source = known == IdMap.UNKNOWN ? earlier.size() : known;
      if (source < from.rows()) {
        int at = draws.at(from, source, draws.count() - 1);
        System.arraycopy(from.values(), at, rows.values(), rows.offset(row), rows.columns());
      }
    }
    return rows;
  }
}
