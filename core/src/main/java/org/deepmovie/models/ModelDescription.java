package org.deepmovie.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.options.OptionDescriptor;

/**
 * A model that can be asked for by name.
 *
 * @param name the name to type, such as "pmf+cnn"
 * @param summary one line: what it is
 * @param options its options
 */
public record ModelDescription(String name, String summary, List<OptionDescriptor> options) {

  /** Those of {@code values} that differ from the defaults, in the order of the options. */
  Map<String, String> changed(Map<String, String> values) {
    Map<String, String> changed = new LinkedHashMap<>();
    for (OptionDescriptor option : options) {
      String value = values.get(option.name());
      if (value != null && !value.equals(option.defaultValue())) {
        changed.put(option.name(), value);
      }
    }
    return changed;
  }
}
