package org.deepmovie.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command answers to a line of arguments. */
record Answer(int code, String out, String err) {

  static Answer to(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Answer(code, out.toString(), err.toString());
  }

  String firstErrorLine() {
    return err.lines().findFirst().orElse("");
  }
}
