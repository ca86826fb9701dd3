package org.deepmovie.cli.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.models.ModelDescription;

/** Families of models, in the order of the reference page. */
enum ModelFamily {
  BASELINES("Baselines", "baseline", "popularity"),
  MATRIX_FACTORIZATION("Matrix factorization", "als", "implicit-als", "mf", "svd"),
  IMPLICIT_FEEDBACK(
      "Matrix factorization with implicit feedback",
      "svd++",
      "time-svd++",
      "asymmetric-svd",
      "nsvd"),
  BAYESIAN("Bayesian matrix factorization", "bayesian-pmf", "bayesian-svd++"),
  NEIGHBORHOOD("Neighborhood models", "user-knn", "item-knn", "slope-one", "cor-ngbr", "wgt-ngbr"),
  GLOBAL_NEIGHBORHOOD("Global neighborhood models", "global-ngbr", "integrated"),
  LINEAR("Linear item models", "ease", "slim"),
  DEEP(
      "Deep models",
      "autorec-item",
      "autorec-user",
      "two-tower",
      "joint-embedding",
      "text-cnn-rating"),
  HYBRID("Probabilistic matrix factorization with an item encoder", ModelFamily.PMF),
  ENSEMBLES("Models of models", "blend"),
  OTHER("Other models");

  /** The model whose options every hybrid {@code pmf+ENCODER} shares. */
  static final String PMF = "pmf";

  private static final String HYBRID_PREFIX = PMF + "+";

  private final String title;
  private final List<String> members;

  ModelFamily(String title, String... members) {
    this.title = title;
    this.members = List.of(members);
  }

  String title() {
    return title;
  }

  /** The family of a model; {@link #OTHER} for a model that a plugin provides. */
  static ModelFamily of(String model) {
    if (isHybrid(model)) {
      return HYBRID;
    }
    Optional<ModelFamily> family =
        Arrays.stream(values()).filter(each -> each.members.contains(model)).findFirst();
    return family.orElse(OTHER);
  }

  /** Whether a model is {@code pmf+ENCODER}. */
  static boolean isHybrid(String model) {
    return model.startsWith(HYBRID_PREFIX);
  }

  /** The models of this family among {@code models}, in the family's order. */
  List<ModelDescription> members(List<ModelDescription> models) {
    return models.stream()
        .filter(model -> of(model.name()) == this)
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .toList();
  }

  /** Models that the family does not list stand behind the others, in their given order. */
  private int rank(ModelDescription model) {
    int rank = members.indexOf(model.name());
    return rank < 0 ? members.size() : rank;
  }
}
