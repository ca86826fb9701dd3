package org.deepmovie.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;

/**
 * The modules of the library with providers. Their classes are known by name, so that they are also
 * found in a jar that was put together without merging the files in {@code META-INF/services}, and
 * the error for a model that is not there can name its module.
 */
enum LibraryModule {
  CORE(
      "deepmovie-core",
      List.of(
          new ProviderClass(TrainerProvider.class, "org.deepmovie.internal.hybrid.PmfProvider"),
          new ProviderClass(TrainerProvider.class, "org.deepmovie.internal.blend.BlendProvider"),
          new ProviderClass(
              EncoderProvider.class, "org.deepmovie.internal.hybrid.FeaturesProvider")),
      List.of("pmf", "blend", "features")),
  FACTORIZATION(
      "deepmovie-models-mf",
      "org.deepmovie.internal.mf.FactorizationModels",
      List.of(
          "als",
          "asymmetric-svd",
          "baseline",
          "bayesian-pmf",
          "bayesian-svd++",
          "implicit-als",
          "mf",
          "nsvd",
          "popularity",
          "svd",
          "svd++",
          "time-svd++")),
  NEIGHBORHOOD(
      "deepmovie-models-neighborhood",
      "org.deepmovie.internal.neighborhood.NeighborhoodModels",
      List.of(
          "cor-ngbr",
          "ease",
          "global-ngbr",
          "integrated",
          "item-knn",
          "slim",
          "slope-one",
          "user-knn",
          "wgt-ngbr")),
  TEXT(
      "deepmovie-text-encoders",
      "org.deepmovie.internal.text.TextEncoderGroup",
      List.of("bag", "cnn", "cnn-kan", "lstm", "resnet", "transformer")),
  DEEP(
      "deepmovie-models-deep",
      "org.deepmovie.internal.deep.DeepModels",
      List.of("autorec-item", "autorec-user", "joint-embedding", "text-cnn-rating", "two-tower"));

  private final String artifact;
  private final List<ProviderClass> providers;
  private final List<String> names;

  LibraryModule(String artifact, String group, List<String> names) {
    this(artifact, List.of(new ProviderClass(ProviderGroup.class, group)), names);
  }

  LibraryModule(String artifact, List<ProviderClass> providers, List<String> names) {
    this.artifact = artifact;
    this.providers = providers;
    this.names = names;
  }

  /**
   * A class that the module lists in {@code META-INF/services}.
   *
   * @param service the interface
   * @param name the class
   */
  record ProviderClass(Class<?> service, String name) {}

  /** The artifact of the module, such as "deepmovie-models-mf". */
  String artifact() {
    return artifact;
  }

  /** The names of the module's trainers and encoders. */
  List<String> names() {
    return names;
  }

  /** The classes of all modules that provide {@code service}. */
  static List<String> providers(Class<?> service) {
    return modules()
        .flatMap(module -> module.providers.stream())
        .filter(provider -> provider.service().equals(service))
        .map(ProviderClass::name)
        .toList();
  }

  /**
   * The module of a model, of which it may be the name with or without an encoder.
   *
   * @param model a name that is not known, such as "svd++" or "pmf+cnn"
   */
  static Optional<LibraryModule> of(String model) {
    String encoder = model.startsWith("pmf+") ? model.substring("pmf+".length()) : model;
    return modules().filter(module -> module.names.contains(encoder)).findFirst();
  }

  private static Stream<LibraryModule> modules() {
    return Arrays.stream(values());
  }
}
