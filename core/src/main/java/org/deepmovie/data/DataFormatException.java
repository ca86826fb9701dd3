package org.deepmovie.data;

import java.io.IOException;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.message.MessageText;

/** A data file cannot be read; the message gives the file and, if known, the line and its text. */
public class DataFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * An error in one line.
   *
   * @param source the file's name
   * @param line the line's number, from 1
   * @param text the offending line, quoted in the message (shortened if long)
   * @param problem what is wrong and what is expected
   */
  public DataFormatException(String source, long line, String text, String problem) {
    super(
        MessageText.oneLine(
            source + ":" + line + ": " + problem + ": '" + Abbreviation.ofLine(text) + "'"));
  }

  /** An error of a file as a whole. */
  public DataFormatException(String source, String problem) {
    super(MessageText.oneLine(source + ": " + problem));
  }
}
