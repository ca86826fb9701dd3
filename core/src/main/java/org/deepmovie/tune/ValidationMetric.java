package org.deepmovie.tune;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.MetricGroup;

/**
 * A metric of an evaluation, of which a search makes an error.
 *
 * @param name as in {@link EvaluationReport#metrics}
 * @param length the length of the list of a ranking metric
 */
record ValidationMetric(String name, OptionalInt length) {

  private static final List<String> ERRORS = List.of("rmse", "mae", "mse");
  private static final String ACCURACY = "accuracy";
  private static final List<String> OF_LISTS =
      List.of("precision", "recall", "f1", "map", "ndcg", "hit-rate", "mrr", "coverage");
  private static final Pattern OF_LIST = Pattern.compile("([a-z0-9-]+)@([0-9]{1,6})");

  /**
   * The metric of that name.
   *
   * @param items the number of items, which no list exceeds
   * @throws IllegalArgumentException if there is none; the message names the known ones
   */
  static ValidationMetric parse(String text, int items) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (ERRORS.contains(name) || name.equals(ACCURACY)) {
      return new ValidationMetric(name, OptionalInt.empty());
    }
    Matcher list = OF_LIST.matcher(name);
    if (!list.matches() || !OF_LISTS.contains(list.group(1))) {
      throw new IllegalArgumentException(
          "there is no objective '%s'; give %s, %s, or with a length of list %s"
              .formatted(
                  text,
                  String.join(", ", ERRORS),
                  ACCURACY,
                  String.join("@10, ", OF_LISTS) + "@10"));
    }
    int length = Integer.parseInt(list.group(2));
    if (length < 1 || length > items) {
      throw new IllegalArgumentException(
          "objective '%s': give a length of list from 1 to %d, the number of items"
              .formatted(text, items));
    }
    return new ValidationMetric(list.group(1) + "@" + length, OptionalInt.of(length));
  }

  MetricGroup group() {
    return length.isPresent() ? MetricGroup.RANKING : MetricGroup.RATING;
  }

  /** The value, or 1 - the value if more is better. */
  ObjectiveValue error(EvaluationReport report, String model) {
    if (!report.metrics().containsKey(name)) {
      throw new IllegalArgumentException(
          length.isPresent()
              ? "objective '%s' of %s: the validation set has no relevant ratings; give another"
                  .formatted(name, model)
              : "objective '%s' of %s needs ratings, and there are only interactions; give a ranking"
                      .formatted(name, model)
                  + " metric such as ndcg@10");
    }
    String label = name.toUpperCase(Locale.ROOT);
    return ERRORS.contains(name)
        ? new ObjectiveValue(label, report.metric(name))
        : new ObjectiveValue("1 - " + label, 1 - report.metric(name));
  }
}
