package org.deepmovie.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlendTest {

  private static final Dataset DATA = SmallRatings.generate(40, 30, 0.4, 1);
  private static final Providers PROVIDERS = Providers.load();
  private static final TrainingContext CONTEXT = TrainingContext.ofSeed(3).withThreads(1);
  private static final String PARTS =
      "pmf(factors=2,epochs=4)/pmf(factors=3,inference=gibbs,burnIn=1,epochs=5,draws=2)";

  private static Recommender fit(String options) {
    return PROVIDERS.trainer("blend:models=" + PARTS + options).fit(DATA, CONTEXT);
  }

  private static void assertRefused(String options, String message) {
    assertThatThrownBy(() -> PROVIDERS.trainer("blend:" + options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void modelsThatCannotBeBlendedAreRefusedInOneSentence() {
    assertRefused(
        "models=pmf",
        "blend: models=pmf is 1 model; give 2 to 63, separated by slashes:"
            + " models=svd++/pmf(factors=20)");
    assertRefused(
        "models=pmf/blend(models=pmf/pmf)",
        "blend: a blend cannot be a part of a blend; give the models of both in one list");
    assertThatThrownBy(() -> PROVIDERS.trainer("blend:models=pmf/pmff"))
        .hasMessageStartingWith("blend: there is no model 'pmff' (did you mean pmf?)");
    assertThatThrownBy(() -> PROVIDERS.trainer("blend:models=pmf/pmf(factor=3)"))
        .hasMessageStartingWith("blend: pmf: unknown option 'factor' (did you mean factors?)");
    assertRefused(
        "models=pmf/pmf(factors)",
        "blend: 'factors' in 'pmf(factors)' is not option=value; write NAME(option=value,...)");
    assertRefused(
        "models=pmf/pmf:factors",
        "blend: 'pmf:factors' is not a model; write NAME or NAME(option=value,...)");
    assertRefused("models=pmf/", "blend: '' is not a model; write NAME or NAME(option=value,...)");
    assertThatThrownBy(() -> PROVIDERS.trainer("blend:models=pmf/pmf(factors=3"))
        .hasMessageContaining("has a parenthesis without its partner");
  }

  @Test
  void itIsBetterThanEachOfItsPartsOnNewRatings() {
    Dataset sample = Sample.generate(1).dataset();
    var split = org.deepmovie.split.Splitters.holdout(0.8).split(sample, 101).get(0);
    String parts = "pmf(epochs=8)/pmf(factors=5,inference=gibbs,burnIn=5,epochs=20,draws=10)";
    double blend = rmse("blend:models=" + parts, split.train(), split.test());
    for (ModelSpec part : ModelSpec.parseParts(parts)) {
      assertThat(blend).isLessThan(rmse(part.toString(), split.train(), split.test()) - 0.002);
    }
  }

  private static double rmse(String model, Dataset train, RatingMatrix test) {
    Recommender fitted = PROVIDERS.trainer(model).fit(train, CONTEXT.withThreads(2));
    double squares = 0;
    for (int user = 0; user < test.users(); user++) {
      for (int p = test.byUser().start(user); p < test.byUser().end(user); p++) {
        double error = fitted.predict(user, test.byUser().column(p)) - test.byUser().value(p);
        squares += error * error;
      }
    }
    return Math.sqrt(squares / test.size());
  }

  @Test
  void theHeaderSaysWhichModelsWereChosen() {
    Recommender auto =
        PROVIDERS.trainer("blend").fit(SmallRatings.generate(12, 9, 0.5, 1), CONTEXT);
    assertThat(auto.header().options()).containsEntry("models", "pmf/pmf(inference=gibbs)");
    assertThat(fit("").header().options())
        .containsEntry("models", PARTS)
        .containsEntry("weights", "non-negative");
  }

  @Test
  void aRefittedBlendIsFittedToTrainingAndValidationRatings() {
    RatingMatrix validation = DATA.ratings().filter(p -> p % 5 == 0);
    Dataset train = DATA.withRatings(DATA.ratings().filter(p -> p % 5 != 0));
    TrainingContext context = CONTEXT.withValidation(validation);
    Recommender refitted = PROVIDERS.trainer("blend:models=" + PARTS).fit(train, context);
    Recommender once = PROVIDERS.trainer("blend:refit=false,models=" + PARTS).fit(train, context);
    assertThat(refitted.catalog().ratings().size()).isEqualTo(DATA.ratings().size());
    assertThat(refitted.header().fingerprint()).isEqualTo(DATA.fingerprint());
    assertThat(once.catalog().ratings().size()).isEqualTo(train.ratings().size());
    assertThat(once.catalog().interactions().size()).isEqualTo(DATA.ratings().size());
  }

  @Test
  void aFinalFitIsToAllRatings() {
    ModelSpec model = ModelSpec.parse("blend:models=" + PARTS);
    var all = new FinalFit(PROVIDERS, model, 0.2, true).fit(DATA, CONTEXT);
    assertThat(all.heldOut()).isZero();
    assertThat(all.model().catalog().ratings().size()).isEqualTo(DATA.ratings().size());
    assertThatThrownBy(() -> new FinalFit(PROVIDERS, model, 0.2, false).fit(DATA, CONTEXT))
        .hasMessage("blend refits by itself; to leave that out, set its option refit=false");
    ModelSpec once = ModelSpec.parse("blend:refit=false,models=" + PARTS);
    var held = new FinalFit(PROVIDERS, once, 0.2, false).fit(DATA, CONTEXT);
    assertThat(held.heldOut()).isEqualTo((int) Math.rint(0.2 * DATA.ratings().size()));
    assertThat(held.bestEpoch()).isEmpty();
  }

  @Test
  void withTooFewRatingsForAValidationSetTheWeightsAreEqual() {
    Dataset few = SmallRatings.generate(3, 3, 0.5, 1);
    Recommender blend = PROVIDERS.trainer("blend:models=" + PARTS).fit(few, CONTEXT);
    assertThat(blend.catalog().ratings().size()).isEqualTo(few.ratings().size());
    assertThat(blend.predict(0, 0)).isBetween(few.scale().min(), few.scale().max());
  }

  @Test
  void eachFitOfAPartIsReportedAsAnEpochThatNamesThePart() {
    List<Epoch> epochs = new ArrayList<>();
    PROVIDERS.trainer("blend:models=" + PARTS).fit(DATA, CONTEXT.withListener(epochs::add));
    assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4);
    assertThat(epochs).extracting(Epoch::maxEpochs).containsOnly(4);
    assertThat(epochs.get(0).measures().validation()).isEqualTo("RMSE of pmf(factors=2,epochs=4)");
    assertThat(epochs.get(0).validationError()).isPositive();
    assertThat(epochs.get(3).measures().train()).startsWith("RMSE of pmf(factors=3,");
    assertThat(epochs.get(3).validationError()).isNaN();
  }

  /** The same data, of which the last item and the last user have no ratings, only attributes. */
  private static Dataset withColdRows() {
    int item = DATA.items().size() - 1;
    int user = DATA.users().size() - 1;
    AttributesBuilder items = new AttributesBuilder(DATA.items().size());
    for (int each = 0; each <= item; each++) {
      items.add(each, "genre", each % 2 == 0 ? "comedy" : "drama");
    }
    var rows = DATA.ratings().byUser();
    RatingMatrix warm =
        DATA.ratings().filter(p -> rows.column(p) != item && (p < rows.start(user)));
    return Dataset.builder("cold", DATA.users(), DATA.items(), warm)
        .scale(DATA.scale())
        .itemAttributes(items.build())
        .build();
  }

  @Test
  void aColdItemIsPredictedByThePartsThatKnowSomethingOfIt() {
    Dataset data = withColdRows();
    int cold = data.items().size() - 1;
    String reader = "pmf+features(factors=2,epochs=4)";
    Recommender blend =
        PROVIDERS.trainer("blend:models=pmf(factors=2,epochs=4)/" + reader).fit(data, CONTEXT);
    assertThat(blend).isInstanceOf(ColdStartRecommender.class);
    BlendRecommender parts = (BlendRecommender) blend;
    Recommender knowing = parts.parts().get(1).model();
    for (int user = 0; user < 5; user++) {
      double expected = knowing.predict(user, cold);
      double base = parts.baseline().value(user, cold);
      double share = (blend.predict(user, cold) - base) / (expected - base);
      assertThat(share).isBetween(0.5, 1.0 + 1e-6);
    }
    double[] fresh = ((ColdStartRecommender) blend).predictNew(2, data);
    assertThat(fresh).hasSize(data.items().size());
    assertThat(((ColdStartRecommender) blend).recommendNew(2, data, 3)).hasSize(3);
    assertThat(((ColdStartRecommender) blend).similarToNew(data, cold, 3)).hasSize(3);
  }

  @Test
  void aColdUserIsPredictedNoWorseThanByTheBaselineWhereNoPartKnowsMore() {
    Dataset data = withColdRows();
    int cold = data.users().size() - 1;
    Recommender blend = PROVIDERS.trainer("blend:models=" + PARTS).fit(data, CONTEXT);
    for (int item = 0; item < 10; item++) {
      assertThat(blend.predict(cold, item))
          .isCloseTo(blend.predict(IdMap.UNKNOWN, item), within(1e-6));
    }
  }

  @Test
  void aNewUserIsFoldedIntoEachPart() {
    Recommender blend = fit("");
    Map<String, Integer> ratings = Map.of("i1", 5, "i2", 5, "i3", 5, "i4", 5);
    assertThat(blend.foldIn(ratings).predict("i5")).isGreaterThan(blend.predict(IdMap.UNKNOWN, 5));
    assertThat(blend.foldIn(Map.of()).predict("i5"))
        .isCloseTo(blend.predict(IdMap.UNKNOWN, 5), within(1e-9));
    assertThatThrownBy(() -> blend.foldIn(Map.of("age", "25"), ratings))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aLoadedBlendPredictsTheSameBitsAndABrokenEntryIsOneSentence(@TempDir Path folder)
      throws IOException {
    Recommender blend = fit("");
    Path file = folder.resolve("blend.zip");
    ModelFile.save(blend, file);
    Recommender loaded = ModelFile.load(file, PROVIDERS);
    for (int user = -1; user < DATA.users().size(); user++) {
      for (int item = -1; item < DATA.items().size(); item++) {
        assertThat(loaded.predict(user, item)).isEqualTo(blend.predict(user, item));
      }
    }
    assertRefused(file, "part2/posterior.json", bytes -> null, "it has no part2/posterior.json");
    assertRefused(file, "parts.json", text -> text.replace("\"pmf\"", "\"blend\""), "parts.json");
    assertRefused(
        file,
        "parts.json",
        text -> text.replace("\"factors\" : \"2\"", "\"factors\" : \"7\""),
        "part1/");
    assertRefused(file, "support.json", text -> text.replace("least", "lost"), "support.json");
    assertRefused(file, "weights.npy", text -> "", "weights.npy");
  }

  /** A file with one entry changed, or left out if {@code change} gives null, is refused. */
  private static void assertRefused(
      Path file, String entry, UnaryOperator<String> change, String message) throws IOException {
    Path broken = file.resolveSibling("broken.zip");
    boolean found = false;
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(broken))) {
      for (ZipEntry each : java.util.Collections.list(from.entries())) {
        byte[] bytes;
        try (InputStream in = from.getInputStream(each)) {
          bytes = in.readAllBytes();
        }
        if (each.getName().equals(entry)) {
          found = true;
          String changed = change.apply(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
          if (changed == null) {
            continue;
          }
          bytes = changed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        to.putNextEntry(new ZipEntry(each.getName()));
        to.write(bytes);
        to.closeEntry();
      }
    }
    assertThat(found).as("there is an entry %s", entry).isTrue();
    assertThatThrownBy(() -> ModelFile.load(broken, PROVIDERS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }
}
