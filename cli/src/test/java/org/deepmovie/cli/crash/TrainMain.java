package org.deepmovie.cli.crash;

import org.deepmovie.cli.Main;
import org.deepmovie.cli.process.ChildJvm;

/** The command line, which says when it starts. */
final class TrainMain {

  private TrainMain() {}

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.out.println(ChildJvm.READY);
    Main.main(arguments);
  }
}
