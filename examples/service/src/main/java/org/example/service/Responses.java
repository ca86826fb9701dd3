package org.example.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.deepmovie.recommend.PredictionInterval;

/** What the service answers; the names of components are those of the JSON. */
final class Responses {

  private Responses() {}

  /** A list of films. */
  record Films(List<Film> items) {}

  /**
   * A film.
   *
   * @param score the predicted rating, or the similarity; null where neither was asked for
   * @param interval where the rating is expected; null if the model has no intervals
   * @param attributes such as genre and year
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Film(
      String id,
      String title,
      Double score,
      Interval interval,
      Map<String, List<String>> attributes) {}

  /** A range that contains the rating with the probability {@code level}. */
  record Interval(double low, double high, double level) {

    static Interval of(PredictionInterval interval, double level) {
      return new Interval(interval.low(), interval.high(), level);
    }
  }

  /** Why a film is recommended: the baseline, plus the contributions, plus the remainder. */
  record Reasons(
      String id,
      String title,
      double prediction,
      double baseline,
      double remainder,
      List<Reason> contributions) {}

  /** What a rated film adds to the prediction; the rating is null where there is none. */
  record Reason(String id, String title, Double rating, double amount) {}

  /** The model in service. */
  record Model(
      String model,
      Map<String, String> options,
      long seed,
      String data,
      int users,
      int items,
      int ratings,
      Scale scale,
      List<String> capabilities,
      Map<String, List<String>> attributes,
      String loaded) {}

  /** The ratings that a film can have. */
  record Scale(double min, double max, double step) {}

  /** That the service is up. */
  record Health(String status, String model, String loaded) {}

  /** What went wrong. */
  record Failure(int status, String error) {}
}
