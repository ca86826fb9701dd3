package org.deepmovie.cli.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.OptionalInt;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.FinalFit.FinalModel;
import org.jspecify.annotations.Nullable;

/**
 * The report that {@code train --json} writes.
 *
 * @param dataset the name of the data
 * @param seed the random seed of the fit
 * @param model the model's name
 * @param options its options
 * @param feedback what the values of the data say: RATINGS, COUNTS or UNARY
 * @param users the number of users
 * @param items the number of items
 * @param ratings the number of ratings or interactions, those that were held out included
 * @param heldOut the number of them that the saved model was not fitted to
 * @param bestEpoch the number of epochs that validation found best; null if there was none
 * @param fitSeconds the time of all fits
 * @param file the model file
 */
record TrainJson(
    String dataset,
    long seed,
    String model,
    Map<String, String> options,
    String feedback,
    int users,
    int items,
    int ratings,
    int heldOut,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer bestEpoch,
    double fitSeconds,
    String file) {

  static TrainJson of(Dataset data, long seed, FinalModel fitted, double seconds, String file) {
    OptionalInt best = fitted.bestEpoch();
    return new TrainJson(
        data.name(),
        seed,
        fitted.model().header().model(),
        fitted.model().header().options(),
        data.scale().type().name(),
        data.users().size(),
        data.items().size(),
        data.ratings().size(),
        fitted.heldOut(),
        best.isPresent() ? best.getAsInt() : null,
        seconds,
        file);
  }
}
