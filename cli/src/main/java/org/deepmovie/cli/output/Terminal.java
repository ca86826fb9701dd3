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
}
