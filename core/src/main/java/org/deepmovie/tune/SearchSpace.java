package org.deepmovie.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.OptionsMapper.Option;
import org.deepmovie.options.TuningRange;
import org.deepmovie.train.Seeds;

/**
 * The options of a model among which a tuner searches, each with its range, and those that stay as
 * they are. Immutable.
 */
public final class SearchSpace {

  private final ModelSpec model;
  private final Map<String, TuningRange> ranges;
  private final Map<String, String> defaults;
  private final Optional<Option> resource;

  private SearchSpace(
      ModelSpec model,
      Map<String, TuningRange> ranges,
      Map<String, String> defaults,
      Optional<Option> resource) {
    this.model = model;
    this.ranges = Collections.unmodifiableMap(ranges);
    this.defaults = defaults;
    this.resource = resource;
  }

  /**
   * The options of {@code model} that its records say to tune, and those that {@code ranges} adds.
   *
   * @param providers know the model
   * @param model the model with the options that stay as they are given; the number of epochs given
   *     there is what the last round gets
   * @param ranges by option, in the form that {@link TuningRange#parse} reads; they come before the
   *     records' own
   * @throws IllegalArgumentException if the model, an option or a value is not accepted, a range is
   *     given of an option that has a value or is the number of epochs, or there is nothing to tune
   */
  public static SearchSpace of(Providers providers, ModelSpec model, Map<String, String> ranges) {
    providers.trainer(model.name(), model.options());
    List<Option> options = providers.model(model.name()).options();
    checkRanges(options, model, ranges);
    Map<String, TuningRange> tuned = new LinkedHashMap<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    for (Option option : options) {
      String given = ranges.get(option.name());
      Optional<TuningRange> range =
          given == null ? option.tuning() : Optional.of(TuningRange.parse(option, given));
      if (range.isPresent() && !model.options().containsKey(option.name())) {
        tuned.put(option.name(), range.get());
        defaults.put(option.name(), option.defaultValue());
      }
    }
    if (tuned.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to tune of "
              + model
              + "; give a range for one of "
              + String.join(", ", names(options)));
    }
    Optional<Option> resource = options.stream().filter(Option::resource).findFirst();
    return new SearchSpace(model, tuned, defaults, resource);
  }

  private static void checkRanges(
      List<Option> options, ModelSpec model, Map<String, String> ranges) {
    for (String name : ranges.keySet()) {
      Option option =
          options.stream()
              .filter(known -> known.name().equals(name))
              .findFirst()
              .orElseThrow(() -> OptionsMapper.unknownOption(name, names(options)));
      if (option.resource()) {
        throw new IllegalArgumentException(
            "option '"
                + name
                + "' is the number of epochs, which the search sets; give its greatest value with"
                + " the model");
      }
      if (model.options().containsKey(name)) {
        throw new IllegalArgumentException(
            "option '" + name + "' has a value and a range; give one of them");
      }
    }
  }

  private static List<String> names(List<Option> options) {
    return options.stream().map(Option::name).toList();
  }

  /** The model, with the options that stay as they are. */
  public ModelSpec model() {
    return model;
  }

  /** The ranges by option. */
  public Map<String, TuningRange> ranges() {
    return ranges;
  }

  /** The number of epochs of a full fit; 0 for a model that has none. */
  public int epochs() {
    return resource
        .map(option -> model.options().getOrDefault(option.name(), option.defaultValue()))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The name of the option that is the number of epochs, if there is one. */
  public Optional<String> resource() {
    return resource.map(Option::name);
  }

  /**
   * The values of trial {@code number}. The first has the defaults, as far as they lie within the
   * ranges; all else is drawn at random (J. Bergstra, Y. Bengio: Random Search for Hyper-Parameter
   * Optimization. JMLR 13, 2012), each option and each trial for itself: another range for one
   * option, or more trials, do not change the others.
   *
   * @param number from 1
   */
  Map<String, String> draw(long seed, int number) {
    Map<String, String> drawn = new LinkedHashMap<>();
    ranges.forEach(
        (option, range) -> {
          String usual = defaults.get(option);
          drawn.put(
              option,
              number == 1 && range.contains(usual)
                  ? usual
                  : range.at(Seeds.random(seed, "tune " + option, number).nextDouble()));
        });
    return drawn;
  }

  /** All options of a fit: those that stay, those that were drawn, and the number of epochs. */
  Map<String, String> options(Map<String, String> drawn, int epochs) {
    Map<String, String> all = new LinkedHashMap<>(spec(drawn).options());
    resource.ifPresent(option -> all.put(option.name(), String.valueOf(epochs)));
    return all;
  }

  /** The model with the options that stay and those that were drawn, as a user types it. */
  public ModelSpec spec(Map<String, String> drawn) {
    Map<String, String> all = new LinkedHashMap<>(model.options());
    all.putAll(drawn);
    return new ModelSpec(model.name(), all);
  }
}
