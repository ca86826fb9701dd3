package org.deepmovie.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.options.OptionException;

/**
 * A model by name with some of its options, as a user types it: {@code
 * pmf+cnn:factors=20,epochs=2}. Several models are separated by commas. As the value of an option
 * they are separated by slashes, and the options are in parentheses: {@code
 * blend:models=svd++/pmf(factors=20,epochs=2)}. What is in parentheses belongs together, whatever
 * it contains.
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
   * @throws OptionException if the text is not of that form, or names an option twice
   */
  public static ModelSpec parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new ModelSpec(text.strip(), Map.of())
        : new ModelSpec(
            text.substring(0, colon).strip(),
            options(text, text.substring(colon + 1), "NAME:option=value,..."));
  }

  private static Map<String, String> options(String text, String pairs, String form) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : split(pairs, ',')) {
      int equals = pair.indexOf('=');
      String option = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = pair.substring(equals + 1).strip();
      if (option.isEmpty() || value.isEmpty()) {
        throw new OptionException(
            "'%s' in '%s' is not option=value; write %s"
                .formatted(Abbreviation.of(pair), Abbreviation.of(text), form));
      }
      if (options.put(option, value) != null) {
        throw new OptionException(
            "option '%s' is given twice in '%s'"
                .formatted(Abbreviation.of(option), Abbreviation.of(text)));
      }
    }
    return options;
  }

  /**
   * Reads several specs separated by commas: {@code baseline,pmf:factors=20,epochs=2,pmf+cnn}. A
   * comma followed by {@code option=} belongs to the spec before it.
   *
   * @throws OptionException if one of them is none
   */
  public static List<ModelSpec> parseAll(String text) {
    List<String> specs = new ArrayList<>();
    for (String piece : split(text, ',')) {
      if (!specs.isEmpty() && piece.matches("[^:=(]*=.*")) {
        specs.add(specs.remove(specs.size() - 1) + "," + piece);
      } else {
        specs.add(piece);
      }
    }
    return specs.stream().map(ModelSpec::parse).toList();
  }

  /**
   * Reads the models of which another model is made: {@code svd++/pmf(factors=20,epochs=2)}.
   *
   * @throws OptionException if one of them is not of the form {@code NAME[(option=value,...)]}
   */
  public static List<ModelSpec> parseParts(String text) {
    return split(text, '/').stream().map(ModelSpec::parsePart).toList();
  }

  private static ModelSpec parsePart(String text) {
    String part = text.strip();
    int open = part.indexOf('(');
    String name = open < 0 ? part : part.substring(0, open).strip();
    if (name.isEmpty() || name.matches(".*[:=,].*") || (open >= 0 && !part.endsWith(")"))) {
      throw new OptionException(
          "'%s' is not a model; write NAME or NAME(option=value,...)"
              .formatted(Abbreviation.of(text)));
    }
    return open < 0
        ? new ModelSpec(name, Map.of())
        : new ModelSpec(
            name,
            options(part, part.substring(open + 1, part.length() - 1), "NAME(option=value,...)"));
  }

  /** The text of several models that {@link #parseParts} reads. */
  public static String formatParts(List<ModelSpec> parts) {
    return parts.stream()
        .map(
            part ->
                part.options().isEmpty()
                    ? part.name()
                    : part.name() + "(" + part.optionList() + ")")
        .collect(Collectors.joining("/"));
  }

  /**
   * The pieces of {@code text} between separators that are not in parentheses.
   *
   * @throws OptionException if a parenthesis has no partner
   */
  private static List<String> split(String text, char separator) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if (depth < 0) {
        break;
      }
      if (depth == 0 && letter == separator) {
        pieces.add(text.substring(start, at));
        start = at + 1;
      }
    }
    if (depth != 0) {
      throw new OptionException(
          "'%s' has a parenthesis without its partner; write NAME(option=value,...)"
              .formatted(Abbreviation.of(text)));
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /** The options as {@code option=value,...}. */
  private String optionList() {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return options.isEmpty() ? name : name + ":" + optionList();
  }
}
