package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Rating;
import org.deepmovie.models.LoadOptions;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is saved, loaded, updated, and the start of a later fit. */
abstract class LifecycleContract extends ModelContract {

  LifecycleContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void aLoadedModelGivesTheSameBitsAlsoIfItsVectorsAreMapped(@TempDir Path folder)
      throws IOException {
    Recommender model = fitted();
    Path file = folder.resolve("model.zip");
    ModelFile.save(model, file);
    byte[] saved = Files.readAllBytes(file);
    for (LoadOptions options : List.of(LoadOptions.defaults(), LoadOptions.mapped(folder))) {
      Recommender loaded = ModelFile.load(file, Providers.load(), options);
      assertSamePredictions(model, loaded);
      assertSameLists(model, loaded);
      assertEquals(model.header().options(), loaded.header().options());
      assertEquals(model.header().fingerprint(), loaded.header().fingerprint());
      ModelFile.save(loaded, file);
      assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }
  }

  private void assertSameLists(Recommender expected, Recommender actual) {
    float[] expectedScores = new float[DATA.items().size()];
    float[] actualScores = new float[DATA.items().size()];
    for (int user = -1; user < DATA.users().size(); user++) {
      expected.score(user, expectedScores);
      actual.score(user, actualScores);
      assertThat(actualScores).isEqualTo(expectedScores);
    }
    assertEquals(expected.recommend("u2", 5), actual.recommend("u2", 5));
    Map<String, Integer> ratings = Map.of("i1", 5, "i2", 1);
    assertEquals(expected.foldIn(ratings).recommend(5), actual.foldIn(ratings).recommend(5));
    if (contract().findsSimilarItems()) {
      assertEquals(expected.similar("i3", 5), actual.similar("i3", 5));
    }
    if (expected.capabilities().contains(Capability.ITEM_RATINGS)) {
      Map<String, Integer> byUsers = Map.of("u1", 5, "u2", 1);
      assertEquals(
          expected.foldInItem(byUsers).predict("u3"), actual.foldInItem(byUsers).predict("u3"));
    }
  }

  @Test
  void aFitStartsFromAnEarlierModelIfTheTrainerSaysSo() {
    Trainer trainer = trainer();
    Recommender earlier =
        trainer.fit(
            DATA.withRatings(DATA.ratings().filter(p -> p % 7 != 2)), TrainingContext.ofSeed(SEED));
    TrainingContext context = TrainingContext.ofSeed(SEED + 1).startingFrom(earlier);
    if (!trainer.warmStarts()) {
      assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.fit(DATA, context)))
          .hasMessageContaining("cannot start from an earlier model");
      return;
    }
    Recommender warm = trainer.fit(DATA, context);
    assertThat(warm.header().startedFrom())
        .contains(new ModelHeader.EarlierModel(SEED, earlier.header().fingerprint()));
    assertSamePredictions(warm, trainer.fit(DATA, context.withThreads(3)));
    assertThat(warm.recommend(2, 9))
        .isNotEqualTo(trainer.fit(DATA, TrainingContext.ofSeed(SEED + 1)).recommend(2, 9));
    Recommender other =
        Providers.load()
            .trainer("pmf+features", Map.of("epochs", "1"))
            .fit(DATA, TrainingContext.ofSeed(SEED));
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(DATA, context.startingFrom(other))))
        .hasMessageContaining("cannot start from a model of pmf+features");
  }

  @Test
  void anUpdatedModelKnowsTheNewDataAndIsSavedAndChangesNothingWithoutIfTheModelSaysSo()
      throws IOException {
    Recommender model = fitted();
    List<Rating> arrived =
        List.of(
            new Rating("u1", "i30", 5),
            new Rating("u1", "new item", 4),
            new Rating("new user", "i2", 1),
            new Rating("new user", "new item", 2));
    if (!model.capabilities().contains(Capability.UPDATES)) {
      assertThrows(UnsupportedQueryException.class, () -> model.updated(arrived));
      return;
    }
    double[][] before = predictions(model);
    assertThat(model.updated(DATA)).isSameAs(model);
    Recommender updated = model.updated(arrived);
    assertArrayEquals(before, predictions(model));
    assertThat(updated.catalog().users().ids()).hasSize(42).endsWith("new user");
    assertThat(updated.catalog().items().ids()).hasSize(32).endsWith("new item");
    assertThat(updated.capabilities()).isEqualTo(model.capabilities());
    assertThat(updated.header().startedFrom().orElseThrow().fingerprint())
        .isEqualTo(model.header().fingerprint());
    assertThat(updated.header().fingerprint()).isNotEqualTo(model.header().fingerprint());
    assertThat(updated.recommend("u1", 40))
        .extracting(ScoredItem::id)
        .isNotEmpty()
        .doesNotContain("i30", "new item");
    assertThat(updated.recommend("new user", 40))
        .extracting(ScoredItem::id)
        .hasSize(30)
        .doesNotContain("i2", "new item");
    assertSamePredictions(updated, model.updated(arrived));
    Recommender loaded = loaded(updated);
    assertSamePredictions(updated, loaded);
    assertEquals(updated.header().startedFrom(), loaded.header().startedFrom());
    assertThat(loaded.recommend("new user", 9)).isEqualTo(updated.recommend("new user", 9));
    assertThat(loaded.updated(arrived)).isSameAs(loaded);
    assertThrows(
        IllegalArgumentException.class, () -> model.updated(List.of(new Rating("u1", "i30", 9))));
  }
}
