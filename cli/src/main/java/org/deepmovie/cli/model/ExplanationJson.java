package org.deepmovie.cli.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.recommend.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * The explanation that {@code explain} writes: the prediction as a sum, unclipped, and its
 * interval.
 */
record ExplanationJson(
    String model,
    String user,
    String item,
    double prediction,
    double baseline,
    List<ContributionJson> contributions,
    double remainder,
    List<Explanation.PartPrediction> parts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExpectedRange interval) {

  /** What an item contributes; the user's rating of it is null if there is none. */
  record ContributionJson(String item, String title, double rating, double amount) {}

  static ExplanationJson of(
      String model,
      String user,
      String item,
      Explanation explanation,
      @Nullable ExpectedRange interval) {
    return new ExplanationJson(
        model,
        user,
        item,
        explanation.prediction(),
        explanation.baseline(),
        explanation.contributions().stream()
            .map(
                part -> new ContributionJson(part.id(), part.title(), part.rating(), part.amount()))
            .toList(),
        explanation.remainder(),
        explanation.parts(),
        interval);
  }
}
