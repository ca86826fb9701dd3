package org.deepmovie.cli.process;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.models.LoadOptions;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;

/** Loads a model to the heap, which may be too small for it, and mapped, and prints answers. */
public final class LargeModelMain {

  private LargeModelMain() {}

  /** Takes the model file and the folder of the mapped file. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Providers providers = Providers.load();
    try {
      ModelFile.load(file, providers);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        answers(ModelFile.load(file, providers, LoadOptions.mapped(Path.of(arguments[1])))));
  }

  /** Predictions and lists of some users, as one line. */
  static String answers(Recommender model) {
    StringBuilder answers = new StringBuilder();
    float[] scores = new float[model.catalog().items().size()];
    for (int user = 0; user < model.catalog().users().size(); user += 10_000) {
      model.score(user, scores);
      answers
          .append(model.predict(user, user % scores.length))
          .append(scores[scores.length - 1])
          .append(model.recommend(user, 5));
    }
    return answers.append(model.similar(0, 5)).toString();
  }
}
