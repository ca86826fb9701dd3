package org.deepmovie.data.io;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.format.ColumnRole;

/**
 * What was read, and what was guessed, changed or left out.
 *
 * @param layout the label of the {@link MovieLensLayout} that the data has, or "" if it has none
 * @param files the files of ratings and of implicit feedback
 * @param usersWithoutEntry the number of users with ratings that the file of users lacks, if there
 *     is one; they have no attributes
 * @param itemsWithoutEntry the number of items with ratings that the file of items lacks, if there
 *     is one; their titles are their ids
 * @param remarks other facts, a line each, such as a missing file
 */
public record ReadReport(
    String layout,
    List<RatingFileReport> files,
    int usersWithoutEntry,
    int itemsWithoutEntry,
    List<String> remarks) {

  /** A report of nothing. */
  public static final ReadReport EMPTY = new ReadReport("", List.of(), 0, 0, List.of());

  public ReadReport {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /** The report of one file of ratings. */
  static ReadReport of(RatingFileReport file) {
    return new ReadReport("", List.of(file), 0, 0, List.of());
  }

  /** The same report with another file. */
  public ReadReport withFile(RatingFileReport file) {
    List<RatingFileReport> more = new ArrayList<>(files);
    more.add(file);
    return new ReadReport(layout, more, usersWithoutEntry, itemsWithoutEntry, remarks);
  }

  /** The same report with another remark. */
  public ReadReport withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new ReadReport(layout, files, usersWithoutEntry, itemsWithoutEntry, more);
  }

  /**
   * All that a person should be told, a line each: for each file of ratings what was taken for
   * what, unless it holds the ratings of a known layout, and then what was changed or left out.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (RatingFileReport file : files) {
      if (layout.isEmpty() || !file.columns().containsKey(ColumnRole.RATING.label())) {
        lines.add(file.taken());
      }
      lines.addAll(file.remarks());
    }
    lines.addAll(remarks);
    add(
        usersWithoutEntry,
        "1 user has ratings but no entry, and so no attributes",
        "%d users have ratings but no entry, and so no attributes",
        lines);
    add(
        itemsWithoutEntry,
        "1 item has ratings but no entry; its title is its id",
        "%d items have ratings but no entry; their titles are their ids",
        lines);
    return lines;
  }

  /** Adds the line for {@code count} things. */
  static void add(int count, String one, String several, List<String> lines) {
    if (count > 0) {
      lines.add(count == 1 ? one : several.replace("%d", String.valueOf(count)));
    }
  }
}
