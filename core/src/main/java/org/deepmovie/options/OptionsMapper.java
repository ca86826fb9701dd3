package org.deepmovie.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.options.SimilarNames;

/**
 * Converts between an options record and {@code name=value} pairs.
 *
 * <p>A component of the record is either an option, of type int, long, float, double,
 * OptionalDouble, boolean, String or an enum, with a {@link Hyperparameter}; enum constants are
 * written in lower case with hyphens, and an OptionalDouble without a value is {@code auto}: see
 * {@link DataDependentOptions}. Or it is a record of options that several options records share;
 * its options then count as those of the outer record, and a {@link Preset} can change their
 * defaults.
 *
 * @param <O> the options record
 */
public final class OptionsMapper<O extends Record> {

  private final Class<O> type;
  private final List<OptionDescriptor> options;
  private final List<OptionComponent> components;

  private OptionsMapper(Class<O> type) {
    this.type = type;
    this.components = Arrays.stream(type.getRecordComponents()).map(OptionComponent::of).toList();
    this.options = components.stream().flatMap(component -> component.options().stream()).toList();
    if (options.stream().map(OptionDescriptor::name).distinct().count() < options.size()) {
      throw new IllegalArgumentException(type.getName() + " has two options of the same name");
    }
    if (options.stream().filter(OptionDescriptor::resource).count() > 1) {
      throw new IllegalArgumentException(type.getName() + " has two options that are the resource");
    }
  }

  /**
   * The mapper of {@code type}.
   *
   * @throws IllegalArgumentException if a component has no {@link Hyperparameter} or an unsupported
   *     type, or a {@link Preset} names an unknown option
   */
  public static <O extends Record> OptionsMapper<O> of(Class<O> type) {
    return new OptionsMapper<>(type);
  }

  /** The record with every option at its default. */
  public static <O extends Record> O defaults(Class<O> type) {
    return of(type).parse(Map.of());
  }

  /** The mapper of the type of {@code options}. */
  @SuppressWarnings("unchecked")
  public static <O extends Record> OptionsMapper<O> ofInstance(O options) {
    return of((Class<O>) options.getClass());
  }

  /** The options in the order of the record's components. */
  public List<OptionDescriptor> options() {
    return options;
  }

  /** The names of {@link #options()}. */
  public List<String> names() {
    return options.stream().map(OptionDescriptor::name).toList();
  }

  /**
   * The record with the given values, and defaults for the rest.
   *
   * @throws IllegalArgumentException if a name is unknown, or a value has the wrong type or is out
   *     of range; the message says what is accepted
   */
  public O parse(Map<String, String> values) {
    requireKnown(values.keySet());
    return construct(values);
  }

  /** {@code options} with one value changed, checked as in {@link #parse}. */
  public O with(O options, String name, Object value) {
    Map<String, String> values = new LinkedHashMap<>(format(options));
    values.put(name, OptionValueType.format(value));
    return parse(values);
  }

  /**
   * {@code options} with the values that suit {@code ratings} in place of {@code auto}.
   *
   * @see DataDependentOptions
   */
  public static <O extends Record> O chosenBy(O options, RatingMatrix ratings) {
    OptionsMapper<O> mapper = ofInstance(options);
    Map<String, String> values = mapper.format(options);
    putChosen(options, ratings, values);
    return mapper.construct(values);
  }

  private static <G extends Record> void putChosen(
      G options, RatingMatrix ratings, Map<String, String> values) {
    if (options instanceof DataDependentOptions<?> dependent) {
      putValues(dependent.chosenBy(ratings), values);
      return;
    }
    for (OptionComponent part : ofInstance(options).components) {
      if (read(part.component(), options) instanceof Record group) {
        putChosen(group, ratings, values);
      }
    }
  }

  private static <G extends Record> void putValues(G options, Map<String, String> values) {
    values.putAll(ofInstance(options).format(options));
  }

  /** All values of {@code options} as text, in the order of the components. */
  public Map<String, String> format(O options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionComponent part : components) {
      part.format(read(part.component(), options), values);
    }
    return values;
  }

  /**
   * One line for a log: a model and those of its options that differ from their defaults, in the
   * form in which they are typed, such as "svd++:factors=50".
   */
  public static <O extends Record> String describe(String model, O options) {
    OptionsMapper<O> mapper = ofInstance(options);
    Map<String, String> values = mapper.format(options);
    String changed =
        mapper.options.stream()
            .filter(option -> !option.defaultValue().equals(values.get(option.name())))
            .map(option -> option.name() + "=" + values.get(option.name()))
            .collect(Collectors.joining(","));
    return changed.isEmpty() ? model : model + ":" + changed;
  }

  /**
   * Checks the ranges of options that were set by a constructor, and returns them.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static <O extends Record> O checked(O options) {
    OptionsMapper<O> mapper = ofInstance(options);
    mapper.parse(mapper.format(options));
    return options;
  }

  private void requireKnown(Set<String> given) {
    List<String> known = names();
    for (String name : given) {
      if (!known.contains(name)) {
        throw unknownOption(name, known);
      }
    }
  }

  /** An exception for the option {@code name}, which is not one of those {@code known}. */
  public static OptionException unknownOption(String name, List<String> known) {
    return new OptionException(
        "unknown option '"
            + Abbreviation.of(name)
            + "'"
            + SimilarNames.hint(name, known)
            + "; the options are "
            + String.join(", ", known));
  }

  /** The record with the given values, and defaults for the rest; unknown names are ignored. */
  O construct(Map<String, String> values) {
    Object[] arguments = components.stream().map(part -> part.parse(values)).toArray();
    try {
      Class<?>[] types =
          components.stream().map(part -> part.component().getType()).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException invalid) {
        throw new OptionException(String.valueOf(invalid.getMessage()), invalid);
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
}
