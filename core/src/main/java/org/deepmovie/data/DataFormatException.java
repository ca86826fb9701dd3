package org.deepmovie.data;

import java.io.IOException;
import org.deepmovie.internal.message.MessageText;

/** A data file cannot be read; the message gives the file and, if known, the line and its text. */
public class DataFormatException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int MAX_QUOTE_LENGTH = 80;

  /**
   * An error in one line.
   *
   * @param source the file's name
   * @param line the line's number, from 1
   * @param text the offending line, quoted in the message (shortened if long)
   * @param problem what is wrong and what is expected
   */
  public DataFormatException(String source, long line, String text, String problem) {
    super(MessageText.oneLine(source + ":" + line + ": " + problem + ": '" + shorten(text) + "'"));
  }

  /** An error of a file as a whole. */
  public DataFormatException(String source, String problem) {
    super(MessageText.oneLine(source + ": " + problem));
  }

  private static String shorten(String text) {
    return text.length() <= MAX_QUOTE_LENGTH ? text : text.substring(0, MAX_QUOTE_LENGTH) + "...";
  }
}
