package org.deepmovie.options;

import java.util.List;
import java.util.regex.Pattern;

/** A choice of values with equal probabilities. */
record ChoiceRange(List<String> values) implements TuningRange {

  ChoiceRange {
    values = List.copyOf(values);
  }

  static TuningRange parse(OptionDescriptor option, String text) {
    List<String> values = Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
    if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
      throw option.refusedRange(text, "give LOW..HIGH, LOW..HIGH log or VALUE,VALUE,...");
    }
    for (String value : values) {
      if (!option.accepts(value)) {
        throw option.refusedRange(text, "'" + value + "' is not accepted");
      }
    }
    return new ChoiceRange(values);
  }

  @Override
  public String at(double uniform) {
    return values.get((int) (uniform * values.size()));
  }

  @Override
  public boolean contains(String value) {
    return values.contains(value);
  }

  @Override
  public String toString() {
    return String.join(",", values);
  }
}
