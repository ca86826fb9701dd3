package org.deepmovie.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A run of the command: its exit code and what it printed. */
public record CommandRun(int code, String out, String err) {

  /** Runs the command with {@code args}. */
  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** The first line of the error output, or "". */
  public String firstErrorLine() {
    return err.lines().findFirst().orElse("");
  }
}
