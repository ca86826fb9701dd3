package org.deepmovie.cli.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell to whom items are recommended: a user of the model, all, or a new user. */
final class RecipientOptions {

  @Option(names = "--user", paramLabel = "ID", description = "A user of the model.")
  private @Nullable String user;

  @Option(
      names = "--attributes",
      paramLabel = "NAME=CATEGORY",
      split = ",",
      description =
          "The attributes of a new user, such as gender=F,age=25, under the names that the model"
              + " was fitted with; several categories are separated by |.")
  private List<String> attributes = List.of();

  @Option(
      names = "--ratings",
      paramLabel = "ITEM=RATING,...|FILE|-",
      description =
          "The ratings of a new user, such as 1=5,32=4; an item with a comma or an equals sign"
              + " stands in double quotes. Or a file with an item and a rating in every row, in any"
              + " form of a file of ratings, or - for standard input. Of interactions, items are"
              + " enough.")
  private @Nullable String ratings;

  @Option(
      names = "--all",
      description = "All users of the model; their lists are written to the file --out.")
  private boolean all;

  /**
   * Requires a user of the model, all of them, or a new user, and only one of these.
   *
   * @throws IllegalArgumentException if this is not so
   */
  void check() {
    boolean newUser = ratings != null || !attributes.isEmpty();
    if (user == null && !newUser && !all) {
      throw new IllegalArgumentException(
          "to whom? give --user, --all, or --ratings or --attributes of a new user");
    }
    if (all && (user != null || newUser)) {
      throw new IllegalArgumentException(
          "--all are all users of the model; leave out --user, --ratings and --attributes");
    }
    if (user != null && newUser) {
      throw new IllegalArgumentException(
          "--user is a user of the model, --ratings and --attributes are those of a new one; give"
              + " one or the other");
    }
  }

  /** Whether lists of all users of the model are asked for. */
  boolean all() {
    return all;
  }

  /** The user of the model; null for all of them and for a new user. */
  @Nullable String user() {
    return user;
  }

  /** What {@code --ratings} gives, or null. */
  @Nullable String ratings() {
    return ratings;
  }

  /**
   * The attributes of a new user by name.
   *
   * @throws IllegalArgumentException if one has no name or no category, or is given twice
   */
  Map<String, String> attributes() {
    Map<String, String> categories = new LinkedHashMap<>();
    for (String attribute : attributes) {
      int equals = attribute.indexOf('=');
      if (equals <= 0 || equals == attribute.length() - 1) {
        throw new IllegalArgumentException(
            "--attributes '" + attribute + "'; write NAME=CATEGORY, such as gender=F");
      }
      String name = attribute.substring(0, equals).strip();
      if (categories.put(name, attribute.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException(
            "--attributes: "
                + name
                + " is given twice; separate several categories by |, in quotes: 'NAME=A|B'");
      }
    }
    return categories;
  }
}
