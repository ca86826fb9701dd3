package org.deepmovie.cli.recommend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.io.ItemFile;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.internal.feature.ItemVectorFiles;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --new-items} and {@code --vectors}: items that the model does not know. */
final class NewItemOptions {

  @Option(
      names = "--new-items",
      paramLabel = "FILE",
      description =
          "Recommend items that the model does not know: a header, then a line for each; columns"
              + " id, title and text, all others are attributes, of which several are separated by"
              + " |.")
  private @Nullable Path file;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      split = ",",
      description =
          "Vectors of the new items, named as those that the model was fitted with: .npy with the"
              + " ids beside it, or lines of an id and numbers.")
  private List<Path> vectors = List.of();

  /** Whether new items are recommended. */
  boolean given() {
    return file != null;
  }

  /**
   * Checks that the options fit each other.
   *
   * @throws IllegalArgumentException if they do not
   */
  void check() {
    if (file == null && !vectors.isEmpty()) {
      throw new IllegalArgumentException("--vectors are those of new items; give --new-items, too");
    }
  }

  /**
   * The best {@code n} of the new items.
   *
   * @param user the index of a user
   * @param err is told which new items the model knows
   * @throws IllegalArgumentException if the model cannot recommend new items, or not these
   */
  List<ScoredItem> recommend(Recommender model, int user, int n, PrintWriter err)
      throws IOException {
    if (!(model instanceof ColdStartRecommender coldStart)) {
      throw new IllegalArgumentException(
          model.header().model()
              + " cannot tell anything of new items; train a model that reads items, such as"
              + " pmf+features");
    }
    if (file == null) {
      throw new IllegalStateException("--new-items is missing");
    }
    Dataset items = ItemFile.read(file);
    noteKnown(items, model, err);
    String option = model.header().options().getOrDefault("vectors", "");
    Set<String> names = ItemVectorFiles.names(option);
    List<GivenVectors> given = new ArrayList<>();
    for (Path path : vectors) {
      requireName(path, names);
      given.add(VectorFiles.read(path, items.items()));
    }
    return coldStart.recommendNew(user, items.withItemVectors(given), n);
  }

  private static void requireName(Path path, Set<String> names) {
    if (!names.contains(VectorFiles.nameOf(path))) {
      throw new IllegalArgumentException(
          "--vectors "
              + path
              + ": "
              + (names.isEmpty()
                  ? "the model reads no vectors; leave it out"
                  : "the model knows vectors by the name of their file, of "
                      + String.join(", ", names)
                      + "; give files of these names, such as "
                      + names.iterator().next()
                      + ".csv"));
    }
  }

  /** Says which of the new items have ratings in the model, which new items do not. */
  private static void noteKnown(Dataset items, Recommender model, PrintWriter err) {
    List<String> known = new ArrayList<>(items.items().ids());
    known.removeIf(item -> model.catalog().items().indexOf(item) == IdMap.UNKNOWN);
    if (!known.isEmpty()) {
      err.println(
          "%d of the %d new items are known to the model, and are treated as new, without their ratings: %s"
              .formatted(
                  known.size(),
                  items.items().size(),
                  Abbreviation.of(known, UnknownItems.MOST_NAMED)));
    }
  }
}
