package org.deepmovie.cli.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;

/**
 * The categories of an attribute as charts show them: numbers in ascending order and, if there are
 * many, in ranges; the most frequent names, and one category for the rest.
 */
public final class Categories {

  private static final int MAX_NAMES = 40;
  private static final int MAX_RANGES = 15;
  private static final String REST = "(others)";
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  private final String field;
  private final boolean numeric;
  private final List<String> names;
  private final int[][] members;

  private Categories(String field, boolean numeric, List<String> names, int[][] members) {
    this.field = field;
    this.numeric = numeric;
    this.names = List.copyOf(names);
    this.members = members;
  }

  /** The categories of {@code field}, an attribute of {@code entities} users or items. */
  public static Categories of(CategoricalField field, int entities) {
    List<String> ids = field.categories().ids();
    boolean numeric =
        ids.stream().allMatch(id -> INTEGER.matcher(id).matches())
            && IntStream.range(0, entities).allMatch(e -> field.count(e) <= 1);
    List<Integer> order =
        IntStream.range(0, ids.size()).boxed().sorted(order(field, numeric, entities)).toList();
    List<String> shown = numeric ? ranges(ids) : new ArrayList<>(ids);
    if (!numeric && ids.size() > MAX_NAMES) {
      order.subList(MAX_NAMES - 1, ids.size()).forEach(category -> shown.set(category, REST));
    }
    Map<String, Integer> groups = new LinkedHashMap<>();
    order.forEach(category -> groups.putIfAbsent(shown.get(category), groups.size()));
    int[] group = shown.stream().mapToInt(groups::get).toArray();
    int[][] members = new int[entities][];
    for (int e = 0; e < entities; e++) {
      int entity = e;
      members[e] =
          IntStream.range(0, field.count(e))
              .map(n -> group[field.category(entity, n)])
              .distinct()
              .toArray();
    }
    return new Categories(field.name(), numeric, List.copyOf(groups.keySet()), members);
  }

  /** Orders names that all contain a number by it ("Under 18", "18-24"), others by frequency. */
  private static Comparator<Integer> order(CategoricalField field, boolean numeric, int entities) {
    List<String> ids = field.categories().ids();
    if (numeric) {
      return Comparator.comparingInt(category -> Integer.parseInt(ids.get(category)));
    }
    if (ids.stream().allMatch(id -> NUMBER.matcher(id).find())) {
      return Comparator.comparingDouble((Integer category) -> firstNumber(ids.get(category)))
          .thenComparing(category -> Character.isDigit(ids.get(category).charAt(0)))
          .thenComparing(ids::get);
    }
    int[] frequency = new int[ids.size()];
    for (int e = 0; e < entities; e++) {
      for (int n = 0; n < field.count(e); n++) {
        frequency[field.category(e, n)]++;
      }
    }
    return Comparator.comparingInt((Integer category) -> -frequency[category])
        .thenComparing(ids::get);
  }

  private static double firstNumber(String name) {
    Matcher number = NUMBER.matcher(name);
    return number.find() ? Double.parseDouble(number.group()) : 0;
  }

  /** The numbers themselves if they are few, else the ranges that contain them. */
  private static List<String> ranges(List<String> ids) {
    if (ids.size() <= MAX_RANGES) {
      return ids;
    }
    long[] numbers = ids.stream().mapToLong(Long::parseLong).toArray();
    long width =
        Histogram.width(
            Arrays.stream(numbers).min().orElseThrow(),
            Arrays.stream(numbers).max().orElseThrow(),
            MAX_RANGES);
    return Arrays.stream(numbers)
        .map(number -> Math.floorDiv(number, width) * width)
        .mapToObj(from -> width == 1 ? String.valueOf(from) : from + "–" + (from + width - 1))
        .toList();
  }

  /** The attribute's name, such as "genre". */
  public String field() {
    return field;
  }

  /** Whether these are numbers or ranges of them, such as years. */
  public boolean numeric() {
    return numeric;
  }

  /** The names of the categories, in the order in which charts show them. */
  public List<String> names() {
    return names;
  }

  /** The number of categories. */
  public int size() {
    return names.size();
  }

  /** The indices in {@link #names} of the categories of {@code entity}; not to be modified. */
  int[] of(int entity) {
    return members[entity];
  }

  /** The number of users or items. */
  int entities() {
    return members.length;
  }
}
