package org.deepmovie.recommend;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.number.PlainNumbers;
import org.deepmovie.internal.options.SimilarNames;

/**
 * Tells which items of a model may be recommended: by id, or by the attributes that the model's
 * data had.
 *
 * <pre>{@code
 * ItemFilter horrorSince1990 =
 *     ItemFilter.category("genre", "Horror").and(ItemFilter.range("year", 1990, 2100));
 * }</pre>
 */
@FunctionalInterface
public interface ItemFilter {

  /**
   * The filter of a model's items, by index.
   *
   * @throws IllegalArgumentException if the catalog lacks an attribute or a category; the message
   *     lists those it has
   */
  IntPredicate of(Catalog catalog);

  /** All items. */
  static ItemFilter all() {
    return catalog -> item -> true;
  }

  /** The items with one of {@code ids}; ids that the model does not know are ignored. */
  static ItemFilter ids(Collection<String> ids) {
    List<String> copy = List.copyOf(ids);
    return catalog -> {
      boolean[] listed = new boolean[catalog.items().size()];
      for (String id : copy) {
        int item = catalog.items().indexOf(id);
        if (item != IdMap.UNKNOWN) {
          listed[item] = true;
        }
      }
      return item -> listed[item];
    };
  }

  /** The items that have at least one of {@code categories} in {@code field}. */
  static ItemFilter category(String field, String... categories) {
    List<String> copy = List.of(categories);
    return catalog -> {
      CategoricalField values = field(catalog, field);
      boolean[] wanted = new boolean[values.categories().size()];
      for (String category : copy) {
        wanted[index(values, category)] = true;
      }
      return item -> anyCategory(values, item, category -> wanted[category]);
    };
  }

  /**
   * The items that have a number of at least {@code min} and at most {@code max} in {@code field}.
   */
  static ItemFilter range(String field, double min, double max) {
    return catalog -> {
      CategoricalField values = field(catalog, field);
      boolean[] wanted = new boolean[values.categories().size()];
      boolean numbers = false;
      for (int category = 0; category < wanted.length; category++) {
        double number = number(values.categories().id(category));
        numbers |= !Double.isNaN(number);
        wanted[category] = number >= min && number <= max;
      }
      if (!numbers) {
        throw new IllegalArgumentException("the attribute '" + field + "' has no numbers");
      }
      return item -> anyCategory(values, item, category -> wanted[category]);
    };
  }

  /** The items that pass both filters. */
  default ItemFilter and(ItemFilter other) {
    return catalog -> of(catalog).and(other.of(catalog));
  }

  /** The items that pass at least one of the filters. */
  default ItemFilter or(ItemFilter other) {
    return catalog -> of(catalog).or(other.of(catalog));
  }

  /** The items that do not pass this filter. */
  default ItemFilter negate() {
    return catalog -> of(catalog).negate();
  }

  /**
   * The filter that {@code text} describes: {@code genre=Horror|Thriller} for categories, {@code
   * year=1990..1999}, {@code year=1990..} or {@code year=..1999} for numbers, {@code genre!=Horror}
   * for all but these.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  static ItemFilter parse(String text) {
    int equals = text.indexOf('=');
    boolean negated = equals > 0 && text.charAt(equals - 1) == '!';
    String field = equals < 0 ? "" : text.substring(0, negated ? equals - 1 : equals).strip();
    String value = text.substring(equals + 1).strip();
    if (field.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is not a filter; write genre=Horror|Thriller, genre!=Horror or year=1990.."
              .formatted(text));
    }
    ItemFilter filter =
        parseRange(field, value)
            .orElseGet(
                () ->
                    category(
                        field,
                        Stream.of(value.split("\\|"))
                            .map(String::strip)
                            .filter(category -> !category.isEmpty())
                            .toArray(String[]::new)));
    return negated ? filter.negate() : filter;
  }

  private static Optional<ItemFilter> parseRange(String field, String value) {
    int dots = value.indexOf("..");
    if (dots < 0) {
      return Optional.empty();
    }
    String low = value.substring(0, dots).strip();
    String high = value.substring(dots + 2).strip();
    double min = low.isEmpty() ? Double.NEGATIVE_INFINITY : number(low);
    double max = high.isEmpty() ? Double.POSITIVE_INFINITY : number(high);
    return Double.isNaN(min) || Double.isNaN(max)
        ? Optional.empty()
        : Optional.of(range(field, min, max));
  }

  private static CategoricalField field(Catalog catalog, String name) {
    return catalog
        .itemAttributes()
        .field(name)
        .orElseThrow(
            () -> {
              List<String> names =
                  catalog.itemAttributes().fields().stream().map(CategoricalField::name).toList();
              return new IllegalArgumentException(
                  names.isEmpty()
                      ? "items cannot be filtered by '" + name + "': the model has no attributes"
                      : "items have no attribute '%s'%s; they have %s"
                          .formatted(
                              name, SimilarNames.hint(name, names), String.join(", ", names)));
            });
  }

  private static int index(CategoricalField field, String category) {
    int index = field.categories().indexOf(category);
    if (index == IdMap.UNKNOWN) {
      List<String> known = field.categories().ids();
      throw new IllegalArgumentException(
          "no item has %s=%s%s"
              .formatted(field.name(), category, SimilarNames.hint(category, known)));
    }
    return index;
  }

  private static boolean anyCategory(CategoricalField field, int item, IntPredicate wanted) {
    for (int n = 0; n < field.count(item); n++) {
      if (wanted.test(field.category(item, n))) {
        return true;
      }
    }
    return false;
  }

  /** NaN if it is none. */
  private static double number(String text) {
    try {
      return PlainNumbers.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
