package org.deepmovie.options.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A record of options, read from its source or class file.
 *
 * @param packageName its package
 * @param name its name within the package, with that of enclosing types: {@code Outer.Inner}
 * @param components its components in order
 */
record OptionsRecord(String packageName, String name, List<Component> components) {

  private static final String HYPERPARAMETER = "org.deepmovie.options.Hyperparameter";

  /**
   * A component: an option, or a record of options.
   *
   * @param name its name
   * @param type its type as source
   * @param documentation what the option means; empty for a record
   * @param group the options of the record; empty for an option
   */
  record Component(
      String name, String type, Optional<String> documentation, List<Component> group) {}

  /**
   * Reads {@code type}.
   *
   * @throws IllegalArgumentException if a component is neither an option nor a record of options
   */
  static OptionsRecord of(TypeElement type, ProcessingEnvironment environment) {
    String packageName =
        environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    String qualified = type.getQualifiedName().toString();
    return new OptionsRecord(
        packageName,
        packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1),
        components(type, environment));
  }

  /** Whether {@code type} says that it implements the interface to be written. */
  static boolean implementsWith(TypeElement type) {
    String interfaceName = simpleWithName(type);
    return type.getInterfaces().stream()
        .map(TypeMirror::toString)
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .anyMatch(interfaceName::equals);
  }

  private static String simpleWithName(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName()).append("With");
    for (var outer = type.getEnclosingElement();
        outer instanceof TypeElement enclosing;
        outer = outer.getEnclosingElement()) {
      name.insert(0, enclosing.getSimpleName());
    }
    return name.toString();
  }

  /** The simple name of the interface to be written, such as {@code OuterInnerWith}. */
  String withName() {
    return name.replace(".", "") + "With";
  }

  private static List<Component> components(TypeElement type, ProcessingEnvironment environment) {
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      components.add(component(type, component, environment));
    }
    return components;
  }

  private static Component component(
      TypeElement type, RecordComponentElement component, ProcessingEnvironment environment) {
    String name = component.getSimpleName().toString();
    Optional<String> documentation =
        component.getAnnotationMirrors().stream()
            .filter(mirror -> mirror.getAnnotationType().toString().equals(HYPERPARAMETER))
            .map(OptionsRecord::documentation)
            .findFirst();
    if (documentation.isPresent()) {
      return new Component(name, component.asType().toString(), documentation, List.of());
    }
    if (environment.getTypeUtils().asElement(component.asType()) instanceof TypeElement group
        && group.getKind() == ElementKind.RECORD
        && implementsWith(group)) {
      return new Component(
          name, component.asType().toString(), Optional.empty(), components(group, environment));
    }
    throw new IllegalArgumentException(
        "component '"
            + name
            + "' of "
            + type.getSimpleName()
            + " is neither an option nor a record of options that implements "
            + "its own With interface; annotate it with @Hyperparameter");
  }

  private static String documentation(AnnotationMirror hyperparameter) {
    return hyperparameter.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals("doc"))
        .map(entry -> entry.getValue().getValue().toString())
        .collect(Collectors.joining());
  }
}
