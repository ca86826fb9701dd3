package org.deepmovie.internal.format;

import java.util.regex.Pattern;
import org.deepmovie.data.DataFormatException;

/** Forms of text that are not read, by their beginning, and what to do with them. */
enum UnreadableForm {
  MARKUP("<(!|\\?|html|[a-z]+>)", "is HTML or XML", "save the data itself as CSV"),
  SQL("(insert\\s+into|create\\s+table|begin;|--\\s)", "is SQL", "export the table as CSV"),
  JSON_ARRAYS(
      "\\[\\s*\\[", "is JSON of arrays", "write an object for each row, with names of its values"),
  LINE_PER_VALUE(
      "\\w+/\\w+: .*\\R\\w+/\\w+: ",
      "has a line for each value of a review",
      "write a row for each rating, such as user,item,rating"),
  LIBFM(
      "[-+.\\d]+([ \\t]+\\d+:[-+.\\deE]+)+[ \\t]*(\\R|$)",
      "is in the form of libFM or LIBSVM",
      "write a row for each rating, such as user,item,rating");

  private final Pattern start;
  private final String description;
  private final String advice;

  UnreadableForm(String start, String description, String advice) {
    this.start = Pattern.compile("\\s*" + start, Pattern.CASE_INSENSITIVE);
    this.description = description;
    this.advice = advice;
  }

  /** Refuses a text that begins with {@code start} if it is in one of these forms. */
  static void refuse(String source, String start) throws DataFormatException {
    for (UnreadableForm form : values()) {
      if (form.start.matcher(start).lookingAt()) {
        throw new DataFormatException(source, form.description + "; " + form.advice);
      }
    }
  }
}
