package org.deepmovie.options;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.options.OptionsMapper.Option;

/** What a component of an options record is: an option, or a record of options. */
sealed interface OptionComponent {

  /**
   * What {@code component} is.
   *
   * @throws IllegalArgumentException as {@link OptionsMapper#of}
   */
  static OptionComponent of(RecordComponent component) {
    if (component.getType().isRecord()) {
      return Group.of(component, component.getType().asSubclass(Record.class));
    }
    return new Single(component, Option.of(component));
  }

  /** The component of the record. */
  RecordComponent component();

  /** The options as a user sees them. */
  List<Option> options();

  /** The component's value, of which {@code values} has some options. */
  Object parse(Map<String, String> values);

  /** Adds the options of which {@code value} consists. */
  void format(Object value, Map<String, String> values);

  /** One option. */
  record Single(RecordComponent component, Option option) implements OptionComponent {
    @Override
    public List<Option> options() {
      return List.of(option);
    }

    @Override
    public Object parse(Map<String, String> values) {
      return option.parse(values.getOrDefault(option.name(), option.defaultValue()));
    }

    @Override
    public void format(Object value, Map<String, String> values) {
      values.put(option.name(), OptionValueType.format(value));
    }
  }

  /** A record of options, and the presets that stand on it. */
  record Group<G extends Record>(
      RecordComponent component, Class<G> record, OptionsMapper<G> type, List<Option> options)
      implements OptionComponent {

    static <G extends Record> Group<G> of(RecordComponent component, Class<G> record) {
      OptionsMapper<G> type = OptionsMapper.of(record);
      Map<String, Option> options = new LinkedHashMap<>();
      type.options().forEach(option -> options.put(option.name(), option));
      for (Preset preset : component.getAnnotationsByType(Preset.class)) {
        Option option = options.get(preset.option());
        if (option == null) {
          throw OptionsMapper.unknownOption(preset.option(), List.copyOf(options.keySet()));
        }
        options.put(option.name(), option.preset(preset));
      }
      return new Group<>(component, record, type, List.copyOf(options.values()));
    }

    @Override
    public Object parse(Map<String, String> values) {
      Map<String, String> all = new HashMap<>();
      options.forEach(option -> all.put(option.name(), option.defaultValue()));
      all.putAll(values);
      return type.construct(all);
    }

    @Override
    public void format(Object value, Map<String, String> values) {
      values.putAll(type.format(record.cast(value)));
    }
  }
}
