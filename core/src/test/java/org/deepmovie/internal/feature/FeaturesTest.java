package org.deepmovie.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pmf+features} from the data to a saved model. */
class FeaturesTest {

  @TempDir Path folder;

  private static Dataset titled(String title, String text) {
    return Dataset.builder(
            "one",
            IdMap.of(List.of("u")),
            IdMap.of(List.of("i1", "i2", "i3", "i4")),
            RatingMatrix.empty(1, 4))
        .scale(RatingScale.FIVE_STARS)
        .titles(List.of(title, "i2", "i3", "i4"))
        .texts(ItemTexts.of(List.of(text, "ship storm", "garden letter", "garden storm")))
        .build();
  }

  @Test
  void aTitleIsReadBeforeTheText() {
    TextVectorOptions options = TextVectorOptions.defaults().withTextDimension(3);
    ItemFeatures features =
        EncodedFeatures.ofTexts(titled("Ship", "garden"), true, options).features();
    FloatMatrix inTitle = features.encode(titled("Ship", "garden"));
    assertThat(features.encode(titled("i1", "ship garden")).row(0)).containsExactly(inTitle.row(0));
    assertThat(features.encode(titled("i1", "garden")).row(0)).isNotEqualTo(inTitle.row(0));
    assertThat(features.encode(titled("Unheard", "")).row(0)).containsOnly(0);
    ItemFeatures without =
        EncodedFeatures.ofTexts(titled("Ship", "garden"), false, options).features();
    assertThat(without.encode(titled("Ship", "garden")).row(0))
        .containsExactly(without.encode(titled("i1", "garden")).row(0));
  }

  private static final Dataset SAMPLE = Sample.generate(1).dataset();

  @Test
  void coldItemsArePredictedBetterThanByBiases() {
    Split split = Splitters.parse("items:0.8").split(SAMPLE, 1).get(0);
    TrainingContext context = TrainingContext.ofSeed(1);
    double features = error(split, "pmf+features", context);
    assertThat(features).isLessThan(error(split, "pmf", context) - 0.02);
  }

  private static double error(Split split, String model, TrainingContext context) {
    Recommender fitted = Providers.load().trainer(model).fit(split.train(), context);
    return Evaluator.standard().withoutRanking().evaluate(fitted, split).metrics().get("rmse");
  }

  @Test
  void anotherNumberOfThreadsGivesTheSameBits() {
    Recommender one =
        Providers.load().trainer("pmf+features").fit(SAMPLE, TrainingContext.ofSeed(1));
    Recommender three =
        Providers.load()
            .trainer("pmf+features")
            .fit(SAMPLE, TrainingContext.ofSeed(1).withThreads(3));
    assertThat(((ColdStartRecommender) three).predictNew(5, SAMPLE))
        .containsExactly(((ColdStartRecommender) one).predictNew(5, SAMPLE));
  }

  @Test
  void vectorsOfAFileAreReadAgainForNewItemsUnlessTheyCarryThem() throws IOException {
    FloatMatrix values = new FloatMatrix(SAMPLE.items().size(), 2);
    for (int n = 0; n < values.values().length; n++) {
      values.values()[n] = (float) Math.sin(n * n);
    }
    Path file = folder.resolve("plots.npy");
    VectorFiles.write(file, SAMPLE.items().ids(), values);
    Recommender model =
        Providers.load()
            .trainer("pmf+features:textDimension=0,epochs=3,vectors=" + file)
            .fit(SAMPLE, TrainingContext.ofSeed(1));
    Path saved = folder.resolve("model.zip");
    ModelFile.save(model, saved);
    double[] expected = ((ColdStartRecommender) model).predictNew(2, SAMPLE);
    Dataset carrying = SAMPLE.withItemVectors(List.of(VectorFiles.read(file, SAMPLE.items())));
    Files.delete(file);
    ColdStartRecommender loaded = (ColdStartRecommender) ModelFile.load(saved, Providers.load());
    assertThat(loaded.predictNew(2, carrying)).containsExactly(expected);
    assertThat(loaded.predict(2, 3)).isEqualTo(model.predict(2, 3));
    assertThatThrownBy(() -> loaded.predictNew(2, SAMPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "plots.npy: no such file; give its path, or give the items vectors of the name plots");
  }

  @Test
  void aMissingFileIsNamedBeforeTheFit() {
    assertThatThrownBy(
            () ->
                Providers.load()
                    .trainer("pmf+features:vectors=nowhere.npy")
                    .fit(SAMPLE, TrainingContext.ofSeed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("vectors=nowhere");
  }

  @Test
  void newItemsAreRankedByWhatTheScaleWouldClip() {
    ColdStartRecommender model =
        (ColdStartRecommender)
            Providers.load().trainer("pmf+features").fit(SAMPLE, TrainingContext.ofSeed(1));
    for (int user = 0; user < 20; user++) {
      double[] scores = model.scoreNew(user, SAMPLE);
      List<ScoredItem> best = model.recommendNew(user, SAMPLE, 30);
      for (int n = 1; n < best.size(); n++) {
        assertThat(scores[best.get(n).item()]).isLessThanOrEqualTo(scores[best.get(n - 1).item()]);
      }
      assertThat(best.get(0).score()).isEqualTo(SAMPLE.scale().clip(scores[best.get(0).item()]));
    }
  }

  @Test
  void itemsOfWhichNoneIsInTheFileCountAsTheMean() throws IOException {
    Path file = folder.resolve("plots.csv");
    StringBuilder lines = new StringBuilder();
    for (String id : SAMPLE.items().ids()) {
      lines.append(id).append(',').append(id.hashCode() % 100).append('\n');
    }
    Files.writeString(file, lines);
    ColdStartRecommender model =
        (ColdStartRecommender)
            Providers.load()
                .trainer("pmf+features:textDimension=0,attributes=false,epochs=3,vectors=" + file)
                .fit(SAMPLE, TrainingContext.ofSeed(1));
    double[] predicted = model.predictNew(1, titled("New", "ship"));
    assertThat(predicted).hasSize(4).containsOnly(predicted[0]);
    assertThatThrownBy(
            () ->
                Providers.load()
                    .trainer("pmf+features:vectors=" + file + "+" + file)
                    .fit(SAMPLE, TrainingContext.ofSeed(1)))
        .hasMessageEndingWith("has two files of one name; rename one");
  }
}
