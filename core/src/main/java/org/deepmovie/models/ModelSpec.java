package org.deepmovie.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model by name with some of its options, as a user types it: {@code
 * pmf+cnn:factors=20,epochs=2}.
 *
 * @param name the model's name
 * @param options the options given, by name
 */
public record ModelSpec(String name, Map<String, String> options) {

  public ModelSpec {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads {@code NAME[:option=value,...]}; blanks around names and values do not matter.
   *
   * @throws IllegalArgumentException if the text is not of that form, or names an option twice
   */
  public static ModelSpec parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new ModelSpec(text.strip(), Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : text.substring(colon + 1).split(",", -1)) {
      int equals = pair.indexOf('=');
      String option = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = pair.substring(equals + 1).strip();
      if (option.isEmpty() || value.isEmpty()) {
        throw new IllegalArgumentException(
            "'" + pair + "' in '" + text + "' is not option=value; write NAME:option=value,...");
      }
      if (options.put(option, value) != null) {
        throw new IllegalArgumentException(
            "option '" + option + "' is given twice in '" + text + "'");
      }
    }
    return new ModelSpec(text.substring(0, colon).strip(), options);
  }

  /**
   * Reads several specs separated by commas: {@code baseline,pmf:factors=20,epochs=2,pmf+cnn}. A
   * comma followed by {@code option=} belongs to the spec before it.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static List<ModelSpec> parseAll(String text) {
    return Stream.of(text.split(",(?![^,:=]*=)", -1)).map(ModelSpec::parse).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    options.forEach(
        (option, value) ->
            text.append(text.length() == name.length() ? ':' : ',')
                .append(option)
                .append('=')
                .append(value));
    return text.toString();
  }
}
