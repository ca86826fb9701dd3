package org.deepmovie.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mapper between an options record and {@code name=value} pairs.
 *
 * <p>A component is an int, long, float, double, boolean, String or enum, and carries a {@link
 * Hyperparameter}. Enum constants are written in lower case with hyphens. Or it is a record of such
 * components, which several options records have in common: then those stand in its place, with
 * other defaults where a {@link Preset} gives them.
 *
 * @param <O> the options record
 */
public final class OptionsMapper<O extends Record> {

  private final Class<O> type;
  private final List<Option> options;
  private final List<OptionComponent> parts;

  private OptionsMapper(Class<O> type) {
    this.type = type;
    this.parts = Arrays.stream(type.getRecordComponents()).map(OptionComponent::of).toList();
    this.options = parts.stream().flatMap(part -> part.options().stream()).toList();
    if (options.stream().map(Option::name).distinct().count() < options.size()) {
      throw new IllegalArgumentException(type.getName() + " has two options of one name");
    }
    if (options.stream().filter(Option::resource).count() > 1) {
      throw new IllegalArgumentException(type.getName() + " has two options that are the resource");
    }
  }

  /**
   * The mapper of {@code type}.
   *
   * @throws IllegalArgumentException if a component lacks its {@link Hyperparameter} or has a type
   *     that cannot be mapped, or a {@link Preset} is of no option
   */
  public static <O extends Record> OptionsMapper<O> of(Class<O> type) {
    return new OptionsMapper<>(type);
  }

  /** {@code type} with every option at its default. */
  public static <O extends Record> O defaults(Class<O> type) {
    return of(type).parse(Map.of());
  }

  /** The mapper of the record that {@code options} is. */
  @SuppressWarnings("unchecked")
  public static <O extends Record> OptionsMapper<O> ofInstance(O options) {
    return of((Class<O>) options.getClass());
  }

  /** The options in the order of the record's components. */
  public List<Option> options() {
    return options;
  }

  /** The names of {@link #options()}. */
  public List<String> names() {
    return options.stream().map(Option::name).toList();
  }

  /**
   * The record with the given values, defaults for the rest.
   *
   * @throws IllegalArgumentException if a name is unknown, a value has the wrong type, or it lies
   *     out of range; the message says what is accepted
   */
  public O parse(Map<String, String> values) {
    checkNames(values);
    return construct(values);
  }

  /** {@code options} with one value changed, checked as in {@link #parse}. */
  public O with(O options, String name, Object value) {
    Map<String, String> values = new LinkedHashMap<>(format(options));
    values.put(name, OptionValueType.format(value));
    return parse(values);
  }

  /** All values of {@code options} as text, in the order of the components. */
  public Map<String, String> format(O options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionComponent part : parts) {
      part.format(read(part.component(), options), values);
    }
    return values;
  }

  /**
   * Refuses options that a direct constructor call put out of range.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static <O extends Record> O checked(O options) {
    OptionsMapper<O> mapper = ofInstance(options);
    mapper.parse(mapper.format(options));
    return options;
  }

  private void checkNames(Map<String, String> values) {
    List<String> known = names();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw unknownOption(name, known);
      }
    }
  }

  /** The error that there is no option {@code name} among those {@code known}. */
  public static IllegalArgumentException unknownOption(String name, List<String> known) {
    return new IllegalArgumentException(
        "unknown option '" + name + "'; the options are " + String.join(", ", known));
  }

  /** The record with the given values of its options, defaults for the rest; others are ignored. */
  O construct(Map<String, String> values) {
    Object[] arguments = parts.stream().map(part -> part.parse(values)).toArray();
    try {
      Class<?>[] types =
          parts.stream().map(part -> part.component().getType()).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot construct " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }

  private static Object read(RecordComponent component, Record options) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read option " + component.getName(), e);
    }
  }

  /**
   * One option as a user sees it.
   *
   * @param name the name to type
   * @param defaultValue the default as text
   * @param min the least number accepted, or negative infinity
   * @param max the greatest number accepted, or infinity
   * @param doc one line of explanation
   * @param choices the accepted words; empty if the option is no choice
   * @param tuning the values that a tuner tries if it is not told others
   * @param resource whether it is the number of epochs of a fit
   * @param type the type of the record's component: int, long, float, double, boolean, String or an
   *     enum
   */
  public record Option(
      String name,
      String defaultValue,
      double min,
      double max,
      String doc,
      List<String> choices,
      Optional<TuningRange> tuning,
      boolean resource,
      Class<?> type) {

    static Option of(RecordComponent component) {
      Hyperparameter declared = component.getAnnotation(Hyperparameter.class);
      String name = component.getName();
      if (declared == null) {
        throw new IllegalArgumentException(
            "option '"
                + name
                + "' of "
                + component.getDeclaringRecord().getName()
                + " needs a @Hyperparameter");
      }
      Class<?> type = component.getType();
      Option option =
          new Option(
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
      if (declared.resource() && type != int.class) {
        throw new IllegalArgumentException("option '" + name + "' is the resource; make it an int");
      }
      return declared.tune().isEmpty() ? option : option.tuned(declared.tune());
    }

    private static OptionValueType valueType(String name, Class<?> type) {
      try {
        return new OptionValueType(type);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("option '" + name + "': " + e.getMessage(), e);
      }
    }

    /** The same option with another default. */
    Option preset(Preset preset) {
      parse(preset.value());
      Option changed =
          new Option(name, preset.value(), min, max, doc, choices, tuning, resource, type);
      return preset.tune().isEmpty() ? changed : changed.tuned(preset.tune());
    }

    private Option tuned(String range) {
      Optional<TuningRange> tuned = Optional.of(TuningRange.parse(this, range));
      return new Option(name, defaultValue, min, max, doc, choices, tuned, resource, type);
    }

    /** What is accepted, in words: "integer from 1 to 1000", "one of none, global, biases". */
    public String range() {
      String range = new OptionValueType(type).description();
      if (min != Double.NEGATIVE_INFINITY) {
        range += " from " + number(min);
      }
      if (max != Double.POSITIVE_INFINITY) {
        range += (min == Double.NEGATIVE_INFINITY ? " up to " : " to ") + number(max);
      }
      return range;
    }

    private static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }

    /** Whether {@code text} is a value of this option. */
    public boolean accepts(String text) {
      return value(text).isPresent();
    }

    Object parse(String text) {
      return value(text)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "option " + name + "=" + text + " is not accepted; give " + range()));
    }

    private Optional<Object> value(String text) {
      return new OptionValueType(type)
          .parse(text)
          .filter(
              value ->
                  !(value instanceof Number number)
                      || (number.doubleValue() >= min && number.doubleValue() <= max));
    }
  }
}
