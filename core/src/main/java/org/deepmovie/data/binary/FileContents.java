package org.deepmovie.data.binary;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FeedbackType;
import org.deepmovie.data.RatingScale;

/**
 * The table of contents of a file.
 *
 * @param name the name of the data set
 * @param min the lowest rating
 * @param max the highest rating
 * @param step the distance between neighboring ratings
 * @param type what the values say
 * @param users the number of users
 * @param items the number of items
 * @param userFields the names of the users' attributes
 * @param itemFields the names of the items' attributes
 * @param sections the arrays
 */
record FileContents(
    String name,
    double min,
    double max,
    double step,
    FeedbackType type,
    int users,
    int items,
    List<String> userFields,
    List<String> itemFields,
    List<FileSection> sections) {

  FileContents {
    userFields = List.copyOf(userFields);
    itemFields = List.copyOf(itemFields);
    sections = List.copyOf(sections);
  }

  /** The contents of a file of {@code data}. */
  static FileContents of(Dataset data, List<FileSection> sections) {
    return new FileContents(
        data.name(),
        data.scale().min(),
        data.scale().max(),
        data.scale().step(),
        data.scale().type(),
        data.users().size(),
        data.items().size(),
        data.userAttributes().fields().stream().map(CategoricalField::name).toList(),
        data.itemAttributes().fields().stream().map(CategoricalField::name).toList(),
        sections);
  }

  RatingScale scale() {
    return new RatingScale(min, max, step, type);
  }

  /** The sections by name. */
  Map<String, FileSection> byName() {
    return sections.stream().collect(Collectors.toMap(FileSection::name, Function.identity()));
  }
}
