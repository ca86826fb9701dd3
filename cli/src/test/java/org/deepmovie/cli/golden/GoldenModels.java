package org.deepmovie.cli.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;

/**
 * Writes a small model file of every model, with what the model predicts, for a release. Later
 * releases must read these files and predict the same: {@link GoldenModelsTest}.
 */
public final class GoldenModels {

  /** The release whose files are written. */
  static final String RELEASE = "0.1";

  private static final String SMALL_TEXT = "wordDimension=4,vocabularySize=20,encoderEpochs=1";

  /** Options that make a model small and its fit short, by model. */
  public static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("als", "factors=2,epochs=2"),
          Map.entry("asymmetric-svd", "factors=2,epochs=2"),
          Map.entry("autorec-item", "hiddenUnits=3,epochs=2"),
          Map.entry("autorec-user", "hiddenUnits=3,epochs=2"),
          Map.entry("baseline", "epochs=2"),
          Map.entry("bayesian-pmf", "factors=2,burnIn=1,epochs=3,draws=2"),
          Map.entry("bayesian-svd++", "factors=2,burnIn=1,epochs=3,draws=2"),
          Map.entry(
              "blend",
              "models=svd++(factors=2,epochs=2)/item-knn(k=3)/pmf(factors=2,epochs=2),validation=0.2"),
          Map.entry("cor-ngbr", "k=3"),
          Map.entry("ease", "regularization=3"),
          Map.entry("global-ngbr", "maxNeighbors=3,epochs=2"),
          Map.entry("implicit-als", "factors=2,epochs=2"),
          Map.entry("integrated", "factors=2,maxNeighbors=3,epochs=2"),
          Map.entry("item-knn", "k=3"),
          Map.entry(
              "joint-embedding",
              "factors=2,userIdEmbeddings=true,idEmbeddingDimension=2,textDimension=2,epochs=1"),
          Map.entry("mf", "factors=2,epochs=2"),
          Map.entry("nsvd", "factors=2,epochs=2"),
          Map.entry("pmf", "factors=3,epochs=4"),
          Map.entry("pmf+bag", "factors=2,epochs=2," + SMALL_TEXT),
          Map.entry("pmf+cnn", "factors=2,epochs=2,filters=2,hiddenUnits=3," + SMALL_TEXT),
          Map.entry(
              "pmf+cnn-kan",
              "factors=2,epochs=2,filters=2,hiddenUnits=3,basisFunctions=4," + SMALL_TEXT),
          Map.entry("pmf+features", "factors=2,epochs=2,textDimension=2,vocabularySize=20"),
          Map.entry("pmf+lstm", "factors=2,epochs=2,units=2,hiddenUnits=3," + SMALL_TEXT),
          Map.entry("pmf+resnet", "factors=2,epochs=2,filters=2,hiddenUnits=3," + SMALL_TEXT),
          Map.entry(
              "pmf+transformer",
              "factors=2,epochs=2,modelDimension=4,layers=1,heads=2,feedForwardUnits=4,"
                  + "hiddenUnits=3,maxTokens=20,"
                  + SMALL_TEXT),
          Map.entry("popularity", "count=interactions"),
          Map.entry("slim", "epochs=5"),
          Map.entry("slope-one", "minOverlap=2"),
          Map.entry("svd", "factors=2,epochs=2"),
          Map.entry("svd++", "factors=2,epochs=2"),
          Map.entry(
              "text-cnn-rating",
              "factors=2,hiddenUnits=3,filters=2,epochs=1,wordDimension=4,vocabularySize=20"),
          Map.entry("time-svd++", "factors=2,epochs=2"),
          Map.entry(
              "two-tower",
              "hiddenUnits=3,headUnits=3,idEmbeddingDimension=2,textDimension=2,epochs=1"),
          Map.entry("user-knn", "k=3"),
          Map.entry("wgt-ngbr", "k=3"));

  /**
   * What a golden model answers.
   *
   * @param fingerprint of its training data
   * @param predictions of every user, and of an unknown one, for every item, and an unknown one
   * @param recommended the ids of the best three items for the first user
   */
  record Answers(String fingerprint, double[][] predictions, List<String> recommended) {

    static Answers of(Recommender model) {
      int users = model.catalog().users().size();
      int items = model.catalog().items().size();
      double[][] predictions = new double[users + 1][items + 1];
      for (int user = 0; user <= users; user++) {
        for (int item = 0; item <= items; item++) {
          predictions[user][item] =
              model.predict(user < users ? user : -1, item < items ? item : -1);
        }
      }
      List<String> recommended = model.recommend("u0", 3).stream().map(ScoredItem::id).toList();
      return new Answers(model.header().fingerprint(), predictions, recommended);
    }
  }

  private GoldenModels() {}

  static String fileName(String model) {
    return model + ".zip";
  }

  /**
   * Writes the files.
   *
   * @param arguments the folder, such as {@code src/test/resources/golden/0.1}
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Dataset data = PlantedRatings.generate(12, 9, 0.5, 5);
    Providers providers = Providers.load();
    Map<String, Answers> answers = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (var model : providers.models()) {
      if (!OPTIONS.containsKey(model.name())) {
        missing.add(model.name());
        continue;
      }
      Recommender fitted =
          providers
              .trainer(model.name() + ":" + OPTIONS.get(model.name()))
              .fit(data, TrainingContext.ofSeed(5).withThreads(1));
      ModelFile.save(fitted, folder.resolve(fileName(model.name())));
      answers.put(model.name(), Answers.of(fitted));
    }
    new ObjectMapper()
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValue(folder.resolve("answers.json").toFile(), answers);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("give these models options here: " + missing);
    }
  }
}
