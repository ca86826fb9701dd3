package org.deepmovie.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.TuningRange;
import org.deepmovie.train.Seeds;

/**
 * The options of a model that a {@link Tuner} varies, each with its range, and the fixed values of
 * others. Immutable.
 */
public final class SearchSpace {

  private final ModelSpec model;
  private final Map<String, TuningRange> ranges;
  private final Map<String, String> defaults;
  private final Optional<OptionDescriptor> resource;

  private SearchSpace(
      ModelSpec model,
      Map<String, TuningRange> ranges,
      Map<String, String> defaults,
      Optional<OptionDescriptor> resource) {
    this.model = model;
    this.ranges = Collections.unmodifiableMap(ranges);
    this.defaults = defaults;
    this.resource = resource;
  }

  /**
   * The space of the options that {@code model} tunes by default and of those in {@code ranges}.
   *
   * @param providers the known models
   * @param model the model with its fixed options; a number of epochs given here is that of the
   *     last rung
   * @param ranges ranges by option, as {@link TuningRange#parse} reads them; they replace the
   *     default ranges
   * @throws IllegalArgumentException if the model, an option or a value is not accepted, if a range
   *     is given for a fixed option or for the number of epochs, or if there is nothing to tune
   */
  public static SearchSpace of(Providers providers, ModelSpec model, Map<String, String> ranges) {
    providers.trainer(model.name(), model.options());
    List<OptionDescriptor> options = providers.model(model.name()).options();
    checkRanges(options, model, ranges);
    Map<String, TuningRange> tuned = new LinkedHashMap<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    for (OptionDescriptor option : options) {
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
          "%s has no options to tune; give a range for one of %s"
              .formatted(model, String.join(", ", names(options))));
    }
    Optional<OptionDescriptor> resource =
        options.stream().filter(OptionDescriptor::resource).findFirst();
    return new SearchSpace(model, tuned, defaults, resource);
  }

  private static void checkRanges(
      List<OptionDescriptor> options, ModelSpec model, Map<String, String> ranges) {
    for (String name : ranges.keySet()) {
      OptionDescriptor option =
          options.stream()
              .filter(known -> known.name().equals(name))
              .findFirst()
              .orElseThrow(() -> OptionsMapper.unknownOption(name, names(options)));
      if (option.resource()) {
        throw new IllegalArgumentException(
            "option '"
                + name
                + "' is the number of epochs, which the search sets; give its largest value with"
                + " the model");
      }
      if (model.options().containsKey(name)) {
        throw new IllegalArgumentException(
            "option '" + name + "' has a value and a range; give one of them");
      }
    }
  }

  private static List<String> names(List<OptionDescriptor> options) {
    return options.stream().map(OptionDescriptor::name).toList();
  }

  /** The model with its fixed options. */
  public ModelSpec model() {
    return model;
  }

  /** The ranges by option. */
  public Map<String, TuningRange> ranges() {
    return ranges;
  }

  /** The number of epochs of a full fit; 0 for a model without epochs. */
  public int epochs() {
    return resource
        .map(option -> model.options().getOrDefault(option.name(), option.defaultValue()))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The name of the option that is the number of epochs; empty for a model without epochs. */
  public Optional<String> resource() {
    return resource.map(OptionDescriptor::name);
  }

  /**
   * The values of trial {@code number}. The first trial has the defaults that lie within the
   * ranges; all other values are drawn at random (J. Bergstra, Y. Bengio: Random Search for
   * Hyper-Parameter Optimization. JMLR 13, 2012). Each option of each trial has its own random
   * stream, so that a change of one range, or more trials, do not change other values.
   *
   * @param number the number of the trial, from 1
   */
  Map<String, String> draw(long seed, int number) {
    Map<String, String> drawn = new LinkedHashMap<>();
    ranges.forEach(
        (option, range) -> {
          String standard = defaults.get(option);
          drawn.put(
              option,
              number == 1 && standard != null && range.contains(standard)
                  ? standard
                  : range.at(Seeds.random(seed, "tune " + option, number).nextDouble()));
        });
    return drawn;
  }

  /** All options of a fit: fixed ones, drawn ones, and the number of epochs. */
  Map<String, String> options(Map<String, String> drawn, int epochs) {
    Map<String, String> all = new LinkedHashMap<>(spec(drawn).options());
    resource.ifPresent(option -> all.put(option.name(), String.valueOf(epochs)));
    return all;
  }

  /** The model with its fixed and drawn options, as a user types it. */
  public ModelSpec spec(Map<String, String> drawn) {
    Map<String, String> all = new LinkedHashMap<>(model.options());
    all.putAll(drawn);
    return new ModelSpec(model.name(), all);
  }
}
