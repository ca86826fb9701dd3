package org.deepmovie.data.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.DataFiles;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.DelimitedRowReader;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/** The users of a MovieLens data set. */
final class MovieLensUsers {

  /** The age groups of MovieLens 1M by their code, the least age. */
  private static final Map<String, String> AGE_GROUPS =
      Map.of(
          "1", "Under 18",
          "18", "18-24",
          "25", "25-34",
          "35", "35-44",
          "45", "45-49",
          "50", "50-55",
          "56", "56+");

  /** The occupations of MovieLens 1M; the code is the index in this list. */
  private static final List<String> OCCUPATIONS =
      List.of(
          "other",
          "academic/educator",
          "artist",
          "clerical/admin",
          "college/grad student",
          "customer service",
          "doctor/health care",
          "executive/managerial",
          "farmer",
          "homemaker",
          "K-12 student",
          "lawyer",
          "programmer",
          "retired",
          "sales/marketing",
          "scientist",
          "self-employed",
          "technician/engineer",
          "tradesman/craftsman",
          "unemployed",
          "writer");

  /** The fields of a line of MovieTweetings, which has the users' ids alone. */
  private static final int ID_FIELDS = 2;

  private static final int FIELDS = 5;

  private final IdMap ids;
  private final List<ParsedUser> users;

  private MovieLensUsers(IdMap ids, List<ParsedUser> users) {
    this.ids = ids;
    this.users = users;
  }

  /** The users' ids. */
  IdMap ids() {
    return ids;
  }

  /** Whether the file has attributes of the users. */
  boolean hasAttributes() {
    return !users.isEmpty();
  }

  private record ParsedUser(String gender, String age, String occupation) {}

  /** Parses one row; field 0 is the id. */
  private interface UserParser {
    ParsedUser parse(RowReader row) throws DataFormatException;
  }

  /** The users; empty if there is no users file. */
  static Optional<MovieLensUsers> read(DataFiles files, MovieLensLayout layout) throws IOException {
    Optional<String> file = layout.usersFile().filter(files::has);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    TextFile users = files.file(file.get());
    return Optional.of(
        layout == MovieLensLayout.ML_100K
            ? read(users, "|", MovieLensUsers::user100K)
            : read(users, "::", MovieLensUsers::user1M));
  }

  private static MovieLensUsers read(TextFile file, String delimiter, UserParser parser)
      throws IOException {
    return file.parse(
        text -> {
          DelimitedRowReader rows = new DelimitedRowReader(text.source(), text.reader(), delimiter);
          IdMapBuilder ids = new IdMapBuilder();
          List<ParsedUser> users = new ArrayList<>();
          boolean idsAlone = false;
          while (rows.next()) {
            idsAlone = ids.size() == 0 ? rows.count() == ID_FIELDS : idsAlone;
            rows.requireCount(idsAlone ? ID_FIELDS : FIELDS);
            String id = rows.id(0, "user");
            int before = ids.size();
            if (ids.add(id) != before) {
              throw rows.error("user '" + Abbreviation.of(id) + "' occurs twice");
            }
            if (!idsAlone) {
              users.add(parser.parse(rows));
            }
          }
          return new MovieLensUsers(ids.build(), users);
        });
  }

  /** {@code id|age|gender|occupation|zip code}. */
  private static ParsedUser user100K(RowReader row) throws DataFormatException {
    String age = row.field(1);
    if (!Float.isFinite(DecimalNumbers.parse(age))) {
      throw row.error("age '" + Abbreviation.of(age) + "' is not a number");
    }
    if (row.field(3).isEmpty()) {
      throw row.error("empty occupation");
    }
    return new ParsedUser(gender(row, 2), age, row.field(3));
  }

  /** {@code id::gender::age group::occupation::zip code}. */
  private static ParsedUser user1M(RowReader row) throws DataFormatException {
    String age = AGE_GROUPS.get(row.field(2));
    if (age == null) {
      throw row.error("unknown age group '" + Abbreviation.of(row.field(2)) + "'");
    }
    return new ParsedUser(gender(row, 1), age, occupation(row, 3));
  }

  private static String gender(RowReader row, int field) throws DataFormatException {
    String gender = row.field(field);
    if (!gender.equals("M") && !gender.equals("F")) {
      throw row.error("gender '" + Abbreviation.of(gender) + "' is neither M nor F");
    }
    return gender;
  }

  private static String occupation(RowReader row, int field) throws DataFormatException {
    float number = DecimalNumbers.parse(row.field(field));
    if (number != Math.rint(number) || number < 0 || number >= OCCUPATIONS.size()) {
      throw row.error("unknown occupation '" + Abbreviation.of(row.field(field)) + "'");
    }
    return OCCUPATIONS.get((int) number);
  }

  /**
   * The {@code gender}, {@code age} and {@code occupation} of the users.
   *
   * @param allUsers the users' ids and perhaps others, who get no attributes
   */
  Attributes attributes(IdMap allUsers) {
    AttributesBuilder attributes = new AttributesBuilder(allUsers.size());
    for (int user = 0; user < allUsers.size(); user++) {
      int row = ids.indexOf(allUsers.id(user));
      if (row != IdMap.UNKNOWN) {
        attributes.add(user, "gender", users.get(row).gender());
        attributes.add(user, "age", users.get(row).age());
        attributes.add(user, "occupation", users.get(row).occupation());
      }
    }
    return attributes.build();
  }
}
