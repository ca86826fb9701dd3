package org.deepmovie.cli.output;

import java.io.Console;

/** The terminal that the command may run on. */
public final class Terminal {

  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  public static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since JDK 22 a console may have no terminal; this method, which is new then, tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /**
   * The number of characters of a line, which the script {@code deepmovie} passes on; no limit if
   * standard output is no terminal.
   */
  static int columns() {
    int columns = Integer.getInteger("deepmovie.columns", 0);
    return columns > 0 ? columns : Integer.MAX_VALUE;
  }
}
