package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.RowOptions;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.io.ItemFile;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.internal.feature.ItemVectorFiles;
import org.deepmovie.internal.io.Abbreviation;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recommends items by a saved model to one of its users, or to a new user. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "Recommend items by a saved model to one of its users, or to a new user.")
public final class RecommendCommand implements Callable<Integer> {

  /** The number of unknown items that a message names. */
  private static final int MOST_NAMED = 10;

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOptions saved;

  @Mixin private RecipientOptions recipient;

  @Option(
      names = "--new-items",
      paramLabel = "FILE",
      description =
          "Recommend items that the model does not know: a header, then a line for each; columns"
              + " id, title and text, all others are attributes, of which several are separated by"
              + " |.")
  private @Nullable Path newItems;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      split = ",",
      description =
          "Vectors of the new items, named as those that the model was fitted with: .npy with the"
              + " ids beside it, or lines of an id and numbers.")
  private List<Path> vectors = List.of();

  @Option(
      names = "--strict",
      description =
          "Refuse --ratings with items that the model does not know. Otherwise they are left out"
              + " and named.")
  private boolean strict;

  @Mixin private RowOptions rows;

  @Mixin private JsonOption json;

  private List<String> unknownItems = List.of();

  @Override
  public Integer call() throws IOException {
    recipient.check();
    json.checkWritable();
    Recommender model = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    List<ScoredItem> items = recommend(model);
    if (items.isEmpty()) {
      out.println(whyNone(model));
    }
    RecommendationPrinter.print(items, out);
    json.write(
        () ->
            new RankedItemsJson(
                model.header().model(),
                recipient.user(),
                null,
                RankedItemsJson.ranked(items),
                unknownItems));
    return 0;
  }

  private List<ScoredItem> recommend(Recommender model) throws IOException {
    if (newItems != null) {
      return recommendNew(model, newItems);
    }
    if (!vectors.isEmpty()) {
      throw new IllegalArgumentException("--vectors are those of new items; give --new-items, too");
    }
    if (recipient.user() == null) {
      return model.foldIn(recipient.attributes(), knownRatings(model)).recommend(saved.items());
    }
    int index =
        SavedModelOptions.userIndex(
            model, recipient.user(), "; for a new user give --ratings or --attributes");
    return model.recommend(index, saved.items());
  }

  /** The ratings of a new user without those of unknown items, which are named. */
  private Map<String, Double> knownRatings(Recommender model) throws IOException {
    String given = recipient.ratings();
    if (given == null) {
      return Map.of();
    }
    UserHistory history =
        UserHistory.of(given, model.catalog().scale(), rows.reader(), spec.commandLine().getErr());
    unknownItems = history.unknownTo(model.catalog());
    if (unknownItems.isEmpty()) {
      return history.ratings();
    }
    String named = Abbreviation.of(unknownItems, MOST_NAMED);
    if (strict || unknownItems.size() == history.ratings().size()) {
      throw new IllegalArgumentException(
          "the model does not know %d of the %d items of --ratings: %s"
              .formatted(unknownItems.size(), history.ratings().size(), named));
    }
    spec.commandLine()
        .getErr()
        .println(
            "left out, as the model does not know them: %d of the %d items of --ratings: %s"
                .formatted(unknownItems.size(), history.ratings().size(), named));
    return history.without(unknownItems).ratings();
  }

  private String whyNone(Recommender model) {
    if (newItems != null) {
      return "nothing to recommend: the file of new items has none";
    }
    int items = model.catalog().items().size();
    return recipient.user() == null
        ? "nothing to recommend: --ratings has all " + items + " items of the model"
        : "nothing to recommend: user %s is known to have interacted with all %d items of the model"
            .formatted(recipient.user(), items);
  }

  /** Says which of the new items have ratings in the model, which new items do not. */
  private void noteKnown(Dataset items, Recommender model) {
    List<String> known = new ArrayList<>(items.items().ids());
    known.removeIf(item -> model.catalog().items().indexOf(item) == IdMap.UNKNOWN);
    if (!known.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "%d of the %d new items are known to the model, and are treated as new, without their ratings: %s"
                  .formatted(
                      known.size(), items.items().size(), Abbreviation.of(known, MOST_NAMED)));
    }
  }

  private List<ScoredItem> recommendNew(Recommender model, Path file) throws IOException {
    if (!(model instanceof ColdStartRecommender coldStart)) {
      throw new IllegalArgumentException(
          model.header().model()
              + " cannot tell anything of new items; train a model that reads items, such as"
              + " pmf+features");
    }
    if (recipient.user() == null) {
      throw new IllegalArgumentException("new items are recommended to a user; give --user");
    }
    int user = SavedModelOptions.userIndex(model, recipient.user(), "");
    Dataset items = ItemFile.read(file);
    noteKnown(items, model);
    String option = model.header().options().getOrDefault("vectors", "");
    Set<String> names = ItemVectorFiles.names(option);
    List<GivenVectors> given = new ArrayList<>();
    for (Path path : vectors) {
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
      given.add(VectorFiles.read(path, items.items()));
    }
    return coldStart.recommendNew(user, items.withItemVectors(given), saved.items());
  }
}
