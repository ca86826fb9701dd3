package org.deepmovie.cli;

import java.io.Console;

/** Whether a person looks on. */
final class Terminal {

  private Terminal() {}

  /** Since JDK 22 there may be a console without a terminal, and a method that tells. */
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
