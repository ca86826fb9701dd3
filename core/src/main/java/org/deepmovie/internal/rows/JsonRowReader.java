package org.deepmovie.internal.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.deepmovie.data.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects, one a line or in an array, as rows. The first row holds the names of the
 * members of the first objects and serves as a header; a member that an object lacks, or that is an
 * array, is an empty field. The members of an object within are named {@code user.id}; one such as
 * {@code {"$oid": "5f"}}, as MongoDB writes values, is a plain value.
 */
final class JsonRowReader implements RowReader {

  /** How such a file begins. */
  static final Pattern START = Pattern.compile("\\s*(\\[\\s*)?\\{");

  /** The greatest number of members of an object, those of objects within included. */
  private static final int MOST_MEMBERS = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final String source;
  private final JsonParser parser;
  private final List<String> names = new ArrayList<>();
  private final Deque<JsonRow> first = new ArrayDeque<>();
  private @Nullable DataFormatException problemAfterFirst;
  private List<String> row = List.of();
  private long line;

  /**
   * An object.
   *
   * @param members by name
   * @param plain whether some of them are not those of an object within
   * @param line the line on which it begins
   */
  private record JsonRow(Map<String, String> members, boolean plain, long line) {}

  JsonRowReader(String source, Reader reader) throws IOException {
    this.source = source;
    this.parser = JSON.createParser(reader);
  }

  @Override
  public boolean next() throws IOException {
    if (names.isEmpty()) {
      return header();
    }
    if (first.isEmpty() && problemAfterFirst != null) {
      throw problemAfterFirst;
    }
    JsonRow next = first.isEmpty() ? object() : first.remove();
    if (next == null) {
      return false;
    }
    line = next.line();
    row = names.stream().map(name -> next.members().getOrDefault(name, "")).toList();
    return true;
  }

  /**
   * Reads the first objects, as a member may be missing in some of them: those within the sample by
   * which a format is detected, so that it has the same columns as the whole text.
   */
  private boolean header() throws IOException {
    Set<String> found = new LinkedHashSet<>();
    try {
      boolean sampled = true;
      for (JsonRow next; sampled && (next = object()) != null; ) {
        first.add(next);
        sampled = parser.currentLocation().getCharOffset() <= DecodedText.SAMPLE_CHARACTERS;
        if (sampled || found.isEmpty()) {
          found.addAll(next.members().keySet());
        }
      }
    } catch (DataFormatException problem) {
      if (first.isEmpty()) {
        throw problem;
      }
      problemAfterFirst = problem;
    }
    if (first.isEmpty()) {
      return false;
    }
    line = first.element().line();
    if (!first.element().plain()) {
      throw new DataFormatException(
          source,
          line,
          String.join(", ", first.element().members().keySet()),
          "a JSON object without plain values; write one for each row, with its user and item");
    }
    names.addAll(found);
    row = names;
    return true;
  }

  /** The next object, or null at the end. */
  private @Nullable JsonRow object() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return null;
      }
      long start = parser.currentTokenLocation().getLineNr();
      if (token != JsonToken.START_OBJECT) {
        throw new DataFormatException(source, start, parser.getText(), "expected a JSON object");
      }
      Map<String, String> members = new LinkedHashMap<>();
      boolean plain = readMembers("", members);
      if (members.isEmpty()) {
        throw new DataFormatException(source, start, "{}", "an empty JSON object");
      }
      return new JsonRow(members, plain, start);
    } catch (JsonProcessingException e) {
      throw new DataFormatException(
          source + ":" + Math.max(1, e.getLocation().getLineNr()),
          "not JSON: " + e.getOriginalMessage() + "; give one object a line");
    }
  }

  /**
   * Reads the members of an object, which is that of the member {@code owner} or "" for a row.
   *
   * @return whether some of them are plain values of the row
   */
  private boolean readMembers(String owner, Map<String, String> members) throws IOException {
    boolean anyPlain = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      boolean wrapped = member.startsWith("$") && !owner.isEmpty();
      String name = owner.isEmpty() ? member : wrapped ? owner : owner + "." + member;
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        anyPlain |= readMembers(name, members) && owner.isEmpty();
      } else {
        boolean plain = value.isScalarValue() && value != JsonToken.VALUE_NULL;
        members.put(name, plain ? parser.getText() : "");
        if (members.size() > MOST_MEMBERS) {
          throw new DataFormatException(
              source + ":" + parser.currentTokenLocation().getLineNr(),
              "a JSON object with more than "
                  + MOST_MEMBERS
                  + " members; write one object for each row, with its user and item");
        }
        anyPlain |= plain && (owner.isEmpty() || wrapped);
        parser.skipChildren();
      }
    }
    return anyPlain;
  }

  @Override
  public int count() {
    return row.size();
  }

  @Override
  public String raw(int index) {
    return row.get(index);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int blankLines() {
    return 0;
  }

  @Override
  public DataFormatException error(String problem) {
    return new DataFormatException(source, line, String.join(", ", row), problem);
  }
}
