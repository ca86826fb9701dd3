package org.deepmovie.cli.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.cli.process.ChildJvm;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;

/** Saves two models to one file by turns, until it is killed. */
final class SaveMain {

  private SaveMain() {}

  /**
   * Saves.
   *
   * @param arguments the files of the two models, and the file to save to
   */
  public static void main(String[] arguments) throws IOException {
    Providers providers = Providers.load();
    Recommender some = ModelFile.load(Path.of(arguments[0]), providers);
    Recommender other = ModelFile.load(Path.of(arguments[1]), providers);
    Path target = Path.of(arguments[2]);
    System.out.println(ChildJvm.READY);
    while (true) {
      ModelFile.save(other, target);
      ModelFile.save(some, target);
    }
  }
}
