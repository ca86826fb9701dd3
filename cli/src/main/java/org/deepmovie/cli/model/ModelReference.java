package org.deepmovie.cli.model;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.options.TuningRange;

/** The reference page of all models in Markdown, written from their option records. */
final class ModelReference {

  private static final String INTRODUCTION =
      """
      # Models

      <!-- Generated; do not edit. Run: ./deepmovie models --markdown > docs/models.md -->

      Every model is asked for by its name, with options where the defaults do not fit:

          ./deepmovie evaluate --model baseline,pmf:factors=20,pmf+cnn

      The tables give each option's default, the accepted values, the values that `deepmovie tune`
      tries, and its meaning. `deepmovie models NAME` prints the same for one model. Options of Java
      records have the same names.

      An option that is `auto` is chosen by the training ratings: by how many ratings two users have
      of the same items, and two items by the same users, if ratings fall on pairs at random. Below 1
      ratings are sparse, above it dense. `ModelHeader.options()` and the model file have the number.

      """;

  private final List<ModelDescription> models;
  private final Map<String, String> anchors = new LinkedHashMap<>();

  private ModelReference(List<ModelDescription> models) {
    this.models = models;
    MarkdownAnchors page = new MarkdownAnchors();
    page.add("Models");
    for (ModelFamily family : families()) {
      page.add(family.title());
      family.members(models).forEach(model -> anchors.put(model.name(), page.add(model.name())));
    }
  }

  /** The page about {@code models}. */
  static String page(List<ModelDescription> models) {
    return new ModelReference(models).page();
  }

  private List<ModelFamily> families() {
    return Arrays.stream(ModelFamily.values())
        .filter(family -> !family.members(models).isEmpty())
        .toList();
  }

  private String page() {
    return INTRODUCTION
        + overview()
        + families().stream().map(this::section).collect(Collectors.joining());
  }

  private String overview() {
    StringBuilder table = new StringBuilder("| model | what it is |\n| --- | --- |\n");
    for (ModelFamily family : families()) {
      for (ModelDescription model : family.members(models)) {
        table.append(
            "| [`%s`](#%s) | %s |\n"
                .formatted(
                    model.name(), anchors.get(model.name()), cell(capitalized(model.summary()))));
      }
    }
    return table.toString();
  }

  private String section(ModelFamily family) {
    return "\n## "
        + family.title()
        + "\n"
        + family.members(models).stream().map(this::section).collect(Collectors.joining());
  }

  private String section(ModelDescription model) {
    String introduction =
        "\n### `%s`\n\n%s.\n".formatted(model.name(), text(capitalized(model.summary())));
    List<OptionDescriptor> own = ownOptions(model);
    if (own.size() < model.options().size()) {
      introduction +=
          "\nIt has all options of [`%s`](#%s)%s\n"
              .formatted(
                  ModelFamily.PMF,
                  anchors.get(ModelFamily.PMF),
                  own.isEmpty() ? "." : ", and these:");
    }
    return own.isEmpty() ? introduction : introduction + "\n" + table(own);
  }

  /** The options of {@code model} without those of pmf, which are listed once. */
  private List<OptionDescriptor> ownOptions(ModelDescription model) {
    if (!ModelFamily.isHybrid(model.name()) || !anchors.containsKey(ModelFamily.PMF)) {
      return model.options();
    }
    List<OptionDescriptor> shared =
        models.stream()
            .filter(other -> other.name().equals(ModelFamily.PMF))
            .flatMap(other -> other.options().stream())
            .toList();
    return model.options().stream().filter(option -> !shared.contains(option)).toList();
  }

  private static String table(List<OptionDescriptor> options) {
    return options.stream()
        .map(
            option ->
                "| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                        option.name(),
                        cell(option.defaultValue()),
                        cell(option.range()),
                        cell(tuned(option)),
                        cell(option.doc())))
        .collect(
            Collectors.joining(
                "",
                "| option | default | accepted | tuned | meaning |\n"
                    + "| --- | --- | --- | --- | --- |\n",
                ""));
  }

  /** The values that a tuner tries; the number of epochs is set by successive halving. */
  static String tuned(OptionDescriptor option) {
    return option.resource()
        ? "successive halving"
        : option.tuning().map(TuningRange::toString).orElse("");
  }

  /** {@code summary} with a capital first letter, unless it starts with the name of a model. */
  private static String capitalized(String summary) {
    return summary.startsWith(ModelFamily.PMF)
        ? summary
        : Ascii.toUpperCase(summary.substring(0, 1)) + summary.substring(1);
  }

  private static String cell(String text) {
    return text(text).replace("|", "\\|");
  }

  private static String text(String text) {
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
  }
}
