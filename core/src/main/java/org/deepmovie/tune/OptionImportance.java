package org.deepmovie.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How much an option mattered in a search: the share of the variance of the trials' ranks that its
 * values explain.
 *
 * <p>The trials are ranked by error and divided into groups: by value, or into three of equal size
 * along the values of an option with more than three numbers. With k groups, n trials and H of the
 * Kruskal-Wallis test, the share is
 *
 * <pre>
 *   eta^2 = (H - k + 1) / (n - k), at least 0
 *   H     = (n - 1) sum over groups n_g (mean rank of g - mean rank)^2 / sum (rank - mean rank)^2
 * </pre>
 *
 * <p>It is about 0 for an option that does not matter. Effects that show only in combinations of
 * options are not seen.
 *
 * <ul>
 *   <li>W. Kruskal, W. A. Wallis: Use of Ranks in One-Criterion Variance Analysis. JASA 47(260),
 *       1952 (H, with correction for ties).
 *   <li>M. Tomczak, E. Tomczak: The Need to Report Effect Size Estimates Revisited. Trends in Sport
 *       Sciences 1(21), 2014 (eta^2 of H).
 *   <li>F. Hutter, H. Hoos, K. Leyton-Brown: An Efficient Approach for Assessing Hyperparameter
 *       Importance. ICML 2014 (shares of variance by option; the model there is a random forest).
 * </ul>
 *
 * @param option the name of the option
 * @param share the share of the variance, 0 to 1; empty if there are too few trials
 * @param groups the groups in the order of the values
 */
public record OptionImportance(String option, OptionalDouble share, List<ValueGroup> groups) {

  private static final int MOST_GROUPS_OF_NUMBERS = 3;

  public OptionImportance {
    groups = List.copyOf(groups);
  }

  /**
   * Trials with similar values of an option.
   *
   * @param label the value, or the range of values
   * @param trials how many
   * @param meanError the mean of their errors
   */
  public record ValueGroup(String label, int trials, double meanError) {}

  /** The importance of each option in fits with the same number of epochs; the greatest first. */
  static List<OptionImportance> of(List<Trial> fits) {
    List<Trial> valid = fits.stream().filter(trial -> !trial.diverged()).toList();
    if (valid.isEmpty()) {
      return List.of();
    }
    Map<Trial, Double> ranks = ranks(valid);
    return valid.get(0).options().keySet().stream()
        .map(option -> of(option, valid, ranks))
        .sorted(
            Comparator.comparingDouble((OptionImportance each) -> each.share().orElse(0))
                .reversed())
        .toList();
  }

  private static OptionImportance of(String option, List<Trial> trials, Map<Trial, Double> ranks) {
    List<List<Trial>> groups = groups(option, trials);
    return new OptionImportance(
        option,
        share(groups, ranks),
        groups.stream()
            .map(
                group ->
                    new ValueGroup(
                        label(option, group),
                        group.size(),
                        group.stream().mapToDouble(Trial::error).average().orElseThrow()))
            .toList());
  }

  /** The ranks by error; equal errors have the mean of their ranks. */
  private static Map<Trial, Double> ranks(List<Trial> trials) {
    Map<Trial, Double> ranks = new LinkedHashMap<>();
    for (Trial trial : trials) {
      long less = trials.stream().filter(other -> other.error() < trial.error()).count();
      long equal = trials.stream().filter(other -> other.error() == trial.error()).count();
      ranks.put(trial, less + (equal + 1) / 2.0);
    }
    return ranks;
  }

  /** Numbers in up to so many groups, and a group of each other value, such as auto. */
  private static List<List<Trial>> groups(String option, List<Trial> trials) {
    Function<Trial, String> value = trial -> trial.options().getOrDefault(option, "");
    Predicate<Trial> numeric = trial -> isNumber(value.apply(trial));
    List<List<Trial>> groups =
        new ArrayList<>(
            groups(
                trials.stream().filter(numeric).toList(),
                value,
                Comparator.comparingDouble(trial -> Double.parseDouble(value.apply(trial))),
                MOST_GROUPS_OF_NUMBERS));
    groups.addAll(
        groups(
            trials.stream().filter(numeric.negate()).toList(),
            value,
            Comparator.comparing(value),
            Integer.MAX_VALUE));
    return groups;
  }

  private static List<List<Trial>> groups(
      List<Trial> trials, Function<Trial, String> value, Comparator<Trial> order, int most) {
    List<Trial> sorted = trials.stream().sorted(order.thenComparing(Trial::number)).toList();
    Map<String, List<Trial>> byValue =
        sorted.stream()
            .collect(Collectors.groupingBy(value, LinkedHashMap::new, Collectors.toList()));
    if (byValue.size() <= most) {
      return List.copyOf(byValue.values());
    }
    List<List<Trial>> parts = new ArrayList<>();
    for (int n = 0; n < most; n++) {
      parts.add(sorted.subList(n * sorted.size() / most, (n + 1) * sorted.size() / most));
    }
    return parts;
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String label(String option, List<Trial> group) {
    String first = group.get(0).options().getOrDefault(option, "");
    String last = group.get(group.size() - 1).options().getOrDefault(option, "");
    return first.equals(last) ? first : first + ".." + last;
  }

  private static OptionalDouble share(List<List<Trial>> groups, Map<Trial, Double> ranks) {
    int n = ranks.size();
    int k = groups.size();
    double mean = (n + 1) / 2.0;
    double total = ranks.values().stream().mapToDouble(rank -> (rank - mean) * (rank - mean)).sum();
    if (n <= k || total == 0) {
      return OptionalDouble.empty();
    }
    double between = 0;
    for (List<Trial> group : groups) {
      double ofGroup =
          group.stream()
              .mapToDouble(each -> ranks.getOrDefault(each, mean))
              .average()
              .orElseThrow();
      between += group.size() * (ofGroup - mean) * (ofGroup - mean);
    }
    double h = (n - 1) * between / total;
    return OptionalDouble.of(Math.max(0, (h - k + 1) / (n - k)));
  }
}
