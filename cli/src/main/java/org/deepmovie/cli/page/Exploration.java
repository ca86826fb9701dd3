package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deepmovie.cli.explore.LongTail;
import org.deepmovie.cli.explore.Sparsity;
import org.deepmovie.cli.explore.TextLengths;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.ItemTexts;

/**
 * All that the page shows.
 *
 * @param name of the data
 * @param overview numbers that need no chart: what they are, and the number
 * @param parts in the order of the page
 */
public record Exploration(String name, Table overview, List<Part> parts) {

  public Exploration {
    parts = List.copyOf(parts);
  }

  /**
   * Looks at {@code data}.
   *
   * @throws IllegalArgumentException if it has no ratings
   */
  public static Exploration of(Dataset data) {
    if (data.ratings().size() == 0) {
      throw new IllegalArgumentException(
          data.name() + " has no ratings; give data with at least one");
    }
    Sparsity sparsity = Sparsity.of(data);
    return new Exploration(
        data.name(),
        overview(sparsity),
        withNamesOfTheirOwn(
            List.of(
                RatingCharts.part(data),
                users(data, sparsity),
                items(data, sparsity),
                usersAndItems(data, sparsity))));
  }

  /** Fields whose names differ in signs alone would else have the same files. */
  private static List<Part> withNamesOfTheirOwn(List<Part> parts) {
    Set<String> taken = new HashSet<>();
    List<Part> named = new ArrayList<>();
    for (Part part : parts) {
      List<Exhibit> exhibits = new ArrayList<>();
      for (Exhibit exhibit : part.exhibits()) {
        String name = exhibit.name();
        for (int n = 2; !taken.add(name); n++) {
          name = exhibit.name() + "-" + n;
        }
        exhibits.add(exhibit.withName(name));
      }
      named.add(new Part(part.title(), exhibits, part.missing()));
    }
    return named;
  }

  /** All charts, in the order of the page. */
  public List<Exhibit> exhibits() {
    return parts.stream().flatMap(part -> part.exhibits().stream()).toList();
  }

  private static Table overview(Sparsity sparsity) {
    LongTail users = sparsity.users();
    LongTail items = sparsity.items();
    Table.Builder table = new Table.Builder("what", "number");
    table.row("ratings", sparsity.ratings());
    table.row("users with ratings", users.size());
    table.row("users without", users.unrated());
    table.row("items with ratings", items.size());
    table.row("items without", items.unrated());
    if (sparsity.interactions() > 0) {
      table.row("pairs of a user and an item known without a rating", sparsity.interactions());
    }
    table.row(
        "density: rated share of the pairs of users and items with ratings, in %",
        100 * sparsity.density());
    table.row("ratings of the median user", users.median());
    table.row("ratings of the median item", items.median());
    table.row("Gini coefficient of the items' numbers of ratings", items.gini());
    table.row("Gini coefficient of the users' numbers of ratings", users.gini());
    return table.build();
  }

  private static Part users(Dataset data, Sparsity sparsity) {
    Side users = Side.users(data);
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(TailCharts.ranks(users, sparsity.users()));
    exhibits.add(SpreadChart.of(users, data.scale()));
    exhibits.addAll(AttributeCharts.categories(users, data.scale()));
    return new Part(
        "Users", exhibits, lacking(users.attributes(), "attributes of users, such as age"));
  }

  private static Part items(Dataset data, Sparsity sparsity) {
    Side items = Side.items(data);
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(TailCharts.ranks(items, sparsity.items()));
    exhibits.add(SpreadChart.of(items, data.scale()));
    exhibits.addAll(AttributeCharts.categories(items, data.scale()));
    List<String> missing = new ArrayList<>();
    if (AttributeCharts.kinds(items).isEmpty()) {
      missing.add("This data has no genres.");
    }
    ItemTexts texts = data.texts();
    if (texts.count() > 0) {
      exhibits.add(textLengths(TextLengths.of(texts)));
    } else {
      missing.add("This data has no texts of items.");
    }
    return new Part("Items", exhibits, missing);
  }

  private static Exhibit textLengths(TextLengths lengths) {
    return HistogramChart.of(
        "text-lengths",
        "Length of the texts",
        "words of the item's text",
        "item",
        lengths.words(),
        numbers ->
            "%s of %s have a text, the median one of %s words, the shortest of %s, the longest of %s."
                .formatted(
                    Words.number(lengths.texts()),
                    Words.count(lengths.items(), "item"),
                    Words.plain(numbers.median()),
                    Words.number(numbers.least()),
                    Words.number(numbers.greatest())));
  }

  private static Part usersAndItems(Dataset data, Sparsity sparsity) {
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(TailCharts.concentration(sparsity));
    List<CategoricalField> kinds = AttributeCharts.kinds(Side.items(data));
    for (CategoricalField kind : kinds) {
      exhibits.add(AttributeCharts.perUser(kind, data.ratings().byUser()));
      for (CategoricalField known : data.userAttributes().fields()) {
        exhibits.add(CrossChart.of(known, kind, data));
      }
    }
    boolean compared = !kinds.isEmpty() && !data.userAttributes().fields().isEmpty();
    return new Part(
        "Users and items",
        exhibits,
        compared
            ? List.of()
            : List.of("Who rates what is left out: it takes genres and attributes of users."));
  }

  private static List<String> lacking(Attributes attributes, String what) {
    return attributes.fields().isEmpty() ? List.of("This data has no " + what + ".") : List.of();
  }
}
