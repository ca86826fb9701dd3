package org.deepmovie.options;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A component of an options record: one option, or a record of options. */
sealed interface OptionComponent {

  /**
   * The meaning of {@code component}.
   *
   * @throws IllegalArgumentException as {@link OptionsMapper#of}
   */
  static OptionComponent of(RecordComponent component) {
    if (component.getType().isRecord()) {
      return OptionGroup.of(component, component.getType().asSubclass(Record.class));
    }
    return new SingleOption(component, OptionDescriptor.of(component));
  }

  /** The component of the record. */
  RecordComponent component();

  /** The options of the component. */
  List<OptionDescriptor> options();

  /** The component's value, from the values of its options, with defaults for the rest. */
  Object parse(Map<String, String> values);

  /** Adds the values of the options of the component value {@code value}. */
  void format(Object value, Map<String, String> values);

  /** One option. */
  record SingleOption(RecordComponent component, OptionDescriptor option)
      implements OptionComponent {
    @Override
    public List<OptionDescriptor> options() {
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

  /** A record of options, with the presets of the component applied. */
  record OptionGroup<G extends Record>(
      RecordComponent component,
      Class<G> record,
      OptionsMapper<G> mapper,
      List<OptionDescriptor> options)
      implements OptionComponent {

    static <G extends Record> OptionGroup<G> of(RecordComponent component, Class<G> record) {
      OptionsMapper<G> mapper = OptionsMapper.of(record);
      Map<String, OptionDescriptor> options = new LinkedHashMap<>();
      mapper.options().forEach(option -> options.put(option.name(), option));
      for (Preset preset : component.getAnnotationsByType(Preset.class)) {
        OptionDescriptor option = options.get(preset.option());
        if (option == null) {
          throw OptionsMapper.unknownOption(preset.option(), List.copyOf(options.keySet()));
        }
        options.put(option.name(), option.withPreset(preset));
      }
      return new OptionGroup<>(component, record, mapper, List.copyOf(options.values()));
    }

    @Override
    public Object parse(Map<String, String> values) {
      Map<String, String> all = new HashMap<>();
      options.forEach(option -> all.put(option.name(), option.defaultValue()));
      all.putAll(values);
      return mapper.construct(all);
    }

    @Override
    public void format(Object value, Map<String, String> values) {
      values.putAll(mapper.format(record.cast(value)));
    }
  }
}
