package org.deepmovie.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.deepmovie.internal.number.PlainNumbers;

/**
 * Converts the values of one Java type from and to text.
 *
 * @param type int, long, float, double, OptionalDouble, boolean, String or an enum
 */
record OptionValueType(Class<?> type) {

  /** The word for a number that the training data chooses. */
  static final String AUTO = "auto";

  private static final Set<Class<?>> SUPPORTED =
      Set.of(
          int.class,
          long.class,
          float.class,
          double.class,
          OptionalDouble.class,
          boolean.class,
          String.class);

  OptionValueType {
    if (!SUPPORTED.contains(type) && !type.isEnum()) {
      throw new IllegalArgumentException("type " + type.getName() + " is not supported");
    }
  }

  boolean isWhole() {
    return type == int.class || type == long.class;
  }

  boolean isNumber() {
    return isWhole() || type == double.class || type == float.class || isAutomatic();
  }

  /** Whether the training data may choose the number. */
  private boolean isAutomatic() {
    return type == OptionalDouble.class;
  }

  /** The constants of an enum as text; empty for other types. */
  List<String> choices() {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(OptionValueType::format).toList()
        : List.of();
  }

  /** The accepted values in words. */
  String description() {
    if (type.isEnum()) {
      return "one of " + String.join(", ", choices());
    }
    if (isNumber()) {
      return isWhole() ? "integer" : isAutomatic() ? AUTO + " or number" : "number";
    }
    return type == boolean.class ? "true or false" : "text";
  }

  /** The value of {@code text}; empty if it has none of this type. */
  Optional<Object> parse(String text) {
    if (isNumber()) {
      return number(text);
    }
    if (type == String.class) {
      return Optional.of(text);
    }
    List<?> values =
        type == boolean.class ? List.of(true, false) : List.of(type.getEnumConstants());
    return values.stream()
        .filter(value -> format(value).equals(text))
        .<Object>map(value -> value)
        .findFirst();
  }

  private Optional<Object> number(String text) {
    if (isAutomatic() && text.equals(AUTO)) {
      return Optional.of(OptionalDouble.empty());
    }
    try {
      if (type == int.class) {
        return Optional.of(PlainNumbers.parseInt(text));
      }
      if (type == long.class) {
        return Optional.of(PlainNumbers.parseLong(text));
      }
      double value = PlainNumbers.parseDouble(text);
      Object boxed =
          isAutomatic()
              ? OptionalDouble.of(value)
              : type == double.class ? (Object) value : (Object) (float) value;
      return Double.isFinite(value) ? Optional.of(boxed) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code value} as text: enum constants in lower case with hyphens. */
  static String format(Object value) {
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? String.valueOf(number.getAsDouble()) : AUTO;
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : String.valueOf(value);
  }
}
