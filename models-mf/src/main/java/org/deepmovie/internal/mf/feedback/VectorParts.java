package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.vector.LearningSettings;

/**
 * The parts whose sum is the vector of a user or an item.
 *
 * @param ownFactors how factors of the row's own are learned; without it there are none
 * @param implicitFeedback whether there is a sum over all that the row interacted with: y_j
 * @param residualFeedback whether there is a sum over the distances of the row's ratings from the
 *     baseline: x_j; the users' biases are then those of the baseline
 */
public record VectorParts(
    Optional<LearningSettings> ownFactors, boolean implicitFeedback, boolean residualFeedback) {

  VectorParts stretched(double unit) {
    return new VectorParts(
        ownFactors.map(settings -> settings.stretched(unit)), implicitFeedback, residualFeedback);
  }
}
