package org.deepmovie.options.processor;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deepmovie.options.processor.OptionsRecord.Component;

/**
 * The source of the interface that gives a record of options one method for each of its options.
 * The interface is package-private; its methods are members of the public record.
 */
record WithInterface(OptionsRecord options) {

  String qualifiedName() {
    return options.packageName().isEmpty()
        ? options.withName()
        : options.packageName() + "." + options.withName();
  }

  String source() {
    StringBuilder out = new StringBuilder();
    if (!options.packageName().isEmpty()) {
      out.append("package ").append(options.packageName()).append(";\n\n");
    }
    out.append("/** The options of {@link ")
        .append(options.name())
        .append("}, one at a time. Each method gives a changed copy. */\n");
    out.append("interface ").append(options.withName()).append(" {\n");
    for (Component component : options.components()) {
      options(component).forEach(option -> appendMethod(out, component, option));
    }
    return out.append("}\n").toString();
  }

  /** The options that {@code component} is or holds. */
  private static Stream<Component> options(Component component) {
    return component.group().isEmpty()
        ? Stream.of(component)
        : component.group().stream().flatMap(WithInterface::options);
  }

  private void appendMethod(StringBuilder out, Component component, Component option) {
    out.append("\n  /**\n   * These options with another {@code ")
        .append(option.name())
        .append("}: ")
        .append(escaped(option.documentation().orElse("")))
        .append(
            ".\n   *\n   * @throws IllegalArgumentException if the value is out of range\n   */\n");
    out.append("  default ")
        .append(options.name())
        .append(" with")
        .append(Character.toUpperCase(option.name().charAt(0)))
        .append(option.name().substring(1))
        .append("(")
        .append(option.type())
        .append(" ")
        .append(option.name())
        .append(") {\n");
    out.append("    ")
        .append(options.name())
        .append(" self = (")
        .append(options.name())
        .append(") this;\n");
    out.append("    return org.deepmovie.options.OptionsMapper.checked(\n        new ")
        .append(options.name())
        .append("(\n            ")
        .append(
            options.components().stream()
                .map(other -> argument(other, component, option))
                .collect(Collectors.joining(",\n            ")))
        .append("));\n  }\n");
  }

  private static String argument(Component other, Component changed, Component option) {
    if (!other.equals(changed)) {
      return "self." + other.name() + "()";
    }
    if (changed.group().isEmpty()) {
      return option.name();
    }
    return "self."
        + other.name()
        + "().with"
        + Character.toUpperCase(option.name().charAt(0))
        + option.name().substring(1)
        + "("
        + option.name()
        + ")";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}
