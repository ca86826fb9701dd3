package org.deepmovie.options;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deepmovie.internal.message.Abbreviation;

/**
 * One option of an options record: its name, default, range and description.
 *
 * @param name the option's name
 * @param defaultValue the default as text
 * @param min the smallest accepted number, or negative infinity
 * @param max the largest accepted number, or infinity
 * @param doc one line of explanation
 * @param choices the accepted words; empty unless the option is an enum
 * @param tuning the default range of a search
 * @param resource whether the option is the number of epochs of a fit
 * @param type the type of the record component: int, long, float, double, OptionalDouble, boolean,
 *     String or an enum
 */
public record OptionDescriptor(
    String name,
    String defaultValue,
    double min,
    double max,
    String doc,
    List<String> choices,
    Optional<TuningRange> tuning,
    boolean resource,
    Class<?> type) {

  /** Doubles below this print as whole numbers exactly. */
  private static final double EXACT_WHOLE_NUMBERS = 1e15;

  /**
   * The option that {@code component} declares.
   *
   * @throws IllegalArgumentException as {@link OptionsMapper#of}
   */
  static OptionDescriptor of(RecordComponent component) {
    Hyperparameter declared = component.getAnnotation(Hyperparameter.class);
    String name = component.getName();
    if (declared == null) {
      throw new IllegalArgumentException(
          "option '%s' of %s needs a @Hyperparameter"
              .formatted(name, component.getDeclaringRecord().getName()));
    }
    Class<?> type = component.getType();
    if (declared.resource() && type != int.class) {
      throw new IllegalArgumentException("option '" + name + "' is the resource; make it an int");
    }
    OptionDescriptor option =
        new OptionDescriptor(
            name,
            declared.value(),
            declared.min(),
            declared.max(),
            declared.doc(),
            valueType(name, type).choices(),
            Optional.empty(),
            declared.resource(),
            type);
    option.parse(declared.value());
    return declared.tune().isEmpty() ? option : option.withTuning(declared.tune());
  }

  private static OptionValueType valueType(String name, Class<?> type) {
    try {
      return new OptionValueType(type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("option '" + name + "': " + e.getMessage(), e);
    }
  }

  /** The same option with the default and range of {@code preset}. */
  OptionDescriptor withPreset(Preset preset) {
    parse(preset.value());
    OptionDescriptor changed =
        new OptionDescriptor(name, preset.value(), min, max, doc, choices, tuning, resource, type);
    return preset.tune().isEmpty() ? changed : changed.withTuning(preset.tune());
  }

  private OptionDescriptor withTuning(String range) {
    Optional<TuningRange> parsed = Optional.of(TuningRange.parse(this, range));
    return new OptionDescriptor(name, defaultValue, min, max, doc, choices, parsed, resource, type);
  }

  /** The accepted values in words: "integer from 1 to 1000", "one of none, global-mean, biases". */
  public String range() {
    String range = new OptionValueType(type).description();
    if (min != Double.NEGATIVE_INFINITY) {
      range += " from " + format(min);
    }
    if (max != Double.POSITIVE_INFINITY) {
      range += (min == Double.NEGATIVE_INFINITY ? " up to " : " to ") + format(max);
    }
    return range;
  }

  private static String format(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE_NUMBERS
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Whether {@code text} is a value of this option. */
  public boolean accepts(String text) {
    return value(text).isPresent();
  }

  /**
   * The value of {@code text}.
   *
   * @throws OptionException if the option does not accept it
   */
  Object parse(String text) {
    return value(text)
        .orElseThrow(
            () ->
                new OptionException(
                    "option "
                        + name
                        + "="
                        + Abbreviation.of(text)
                        + " is not accepted; give "
                        + range()));
  }

  private Optional<Object> value(String text) {
    return new OptionValueType(type).parse(text).filter(this::isInRange);
  }

  private boolean isInRange(Object value) {
    if (value instanceof OptionalDouble number) {
      return number.isEmpty() || isInRange(number.getAsDouble());
    }
    return !(value instanceof Number number) || isInRange(number.doubleValue());
  }

  private boolean isInRange(double number) {
    return number >= min && number <= max;
  }

  /** The exception for a range of this option that cannot be used. */
  OptionException refusedRange(String text, String problem) {
    return new OptionException(
        "range %s=%s: %s; the option takes %s".formatted(name, text, problem, range()));
  }
}
