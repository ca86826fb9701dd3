package org.deepmovie.cli.recommend;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.cli.model.SavedModelOptions;
import org.deepmovie.cli.options.IntervalOption;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.RowOptions;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recommends items by a saved model to one of its users, to all, or to a new user. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "Recommend items by a saved model to one of its users, to all, or to a new user.")
public final class RecommendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOptions saved;

  @Mixin private RecipientOptions recipient;

  @Mixin private ListOptions lists;

  @Mixin private ListFileOptions listFile;

  @Mixin private NewItemOptions newItems;

  @Mixin private IntervalOption interval;

  @Option(
      names = "--strict",
      description =
          "Refuse --ratings and --candidates with items that the model does not know. Otherwise"
              + " they are left out and named.")
  private boolean strict;

  @Mixin private RowOptions rows;

  @Mixin private JsonOption json;

  private List<String> unknownItems = List.of();

  @Override
  public Integer call() throws IOException {
    check();
    Recommender model = saved.load();
    interval.check(model);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (recipient.all()) {
      listFile.write(model, query(model), interval, out, err);
      return 0;
    }
    RangedItems list = recommend(model);
    List<ScoredItem> items = list.items();
    if (items.isEmpty()) {
      out.println(whyNone(model));
    }
    RecommendationPrinter.print(items, list.ranges(), out);
    json.write(
        () ->
            new RankedItemsJson(
                model.header().model(),
                recipient.user(),
                null,
                RankedItemsJson.ranked(items, list.ranges()),
                unknownItems));
    return 0;
  }

  /** Refuses options that do not fit each other, before the model is loaded. */
  private void check() throws IOException {
    recipient.check();
    newItems.check();
    lists.check();
    if (newItems.given() && lists.given()) {
      throw new IllegalArgumentException(
          "--filter, --candidates, --with-known-items and --diversity are for items of the model;"
              + " leave them out, or leave out --new-items");
    }
    if (newItems.given() && interval.given()) {
      throw new IllegalArgumentException(
          "--interval is for items of the model; leave it out, or leave out --new-items");
    }
    if (newItems.given() && recipient.user() == null) {
      throw new IllegalArgumentException("new items are recommended to a user; give --user");
    }
    listFile.check(recipient.all());
    if (recipient.all() && json.given()) {
      throw new IllegalArgumentException(
          "--json is for one list; with --all give --out FILE.jsonl");
    }
    json.checkWritable();
  }

  private RecommendationQuery query(Recommender model) throws IOException {
    return lists.query(saved.items(), model.catalog(), unknownItems());
  }

  private UnknownItems unknownItems() {
    return new UnknownItems(strict, spec.commandLine().getErr());
  }

  /**
   * A list, best first.
   *
   * @param ranges in which the ratings of the items are expected; empty if they are not asked for
   */
  private record RangedItems(List<ScoredItem> items, List<ExpectedRange> ranges) {}

  private RangedItems recommend(Recommender model) throws IOException {
    String id = recipient.user();
    if (id == null) {
      FoldedInUser user = model.foldIn(recipient.attributes(), knownRatings(model));
      return withRanges(user.recommend(query(model)), user::predictInterval);
    }
    if (newItems.given()) {
      int user = SavedModelOptions.userIndex(model, id, "");
      return new RangedItems(
          newItems.recommend(model, user, saved.items(), spec.commandLine().getErr()), List.of());
    }
    int user =
        SavedModelOptions.userIndex(model, id, "; for a new user give --ratings or --attributes");
    return withRanges(
        model.recommend(user, query(model)),
        (item, level) -> model.predictInterval(user, item, level));
  }

  private RangedItems withRanges(List<ScoredItem> items, IntervalOption.UserIntervals intervals) {
    return new RangedItems(items, interval.ranges(items, intervals));
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
    unknownItems().check("--ratings", unknownItems, history.ratings().size());
    return history.without(unknownItems).ratings();
  }

  private String whyNone(Recommender model) {
    if (newItems.given()) {
      return "nothing to recommend: the file of new items has none";
    }
    String items =
        lists.given()
            ? "all items of the model that pass --filter and --candidates"
            : "all " + model.catalog().items().size() + " items of the model";
    return recipient.user() == null
        ? "nothing to recommend: --ratings has " + items
        : "nothing to recommend: user %s is known to have interacted with %s"
            .formatted(recipient.user(), items);
  }
}
