package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;

/** A model says what it is: its name, its options, what it can do. */
abstract class DescriptionContract extends ModelContract {

  DescriptionContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void nameAndSummaryAreOneLineAndEveryOptionIsDocumented() {
    ModelDescription description = description();
    assertAll(
        () -> assertThat(description.name()).matches("[a-z0-9]+([-+][a-z0-9]+|\\++)*"),
        () -> assertThat(description.summary()).isNotBlank().doesNotContain("\n"),
        () -> assertThat(description.options()).noneMatch(option -> option.doc().isBlank()));
  }

  @Test
  void theHeaderOfAModelListsAllOptionsAlsoThoseLeftOut() {
    Map<String, String> defaults = new TreeMap<>();
    for (OptionDescriptor option : description().options()) {
      defaults.put(option.name(), option.defaultValue());
    }
    assertEquals(defaults.keySet(), new TreeMap<>(fitted().header().options()).keySet());
    assertThat(defaults.keySet()).containsAll(contract().options().keySet());
  }

  @Test
  void defaultsLieWithinTheTunedRanges() {
    for (OptionDescriptor option : description().options()) {
      option
          .tuning()
          .ifPresent(
              range ->
                  assertThat(option.defaultValue())
                      .as("default of %s", option.name())
                      .matches(range::contains, "is in " + range));
    }
  }

  @Test
  void theResourceOptionIsTheNumberOfEpochs() {
    for (OptionDescriptor option : description().options()) {
      if (option.resource()) {
        Map<String, String> two = new TreeMap<>(contract().options());
        two.put(option.name(), "2");
        List<TrainingListener.Epoch> epochs = new ArrayList<>();
        trainer(two).fit(DATA, TrainingContext.ofSeed(SEED).withListener(epochs::add));
        assertEquals(2, epochs.size());
        assertEquals(2, epochs.get(0).maxEpochs());
      }
    }
  }

  @Test
  void aTrainerAndAModelDescribeThemselvesInOneLine() {
    Trainer trainer = trainer();
    assertThat(trainer.toString()).startsWith(contract().model()).doesNotContain("\n");
    assertThat(fitted().toString())
        .startsWith(contract().model() + " of 41 users, 31 items and ")
        .contains("seed " + SEED)
        .doesNotContain("\n");
  }

  @Test
  void theModelTellsWhatItCanDo() {
    Recommender model = fitted();
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    if (contract().explains()) {
      declared.add(Capability.EXPLANATIONS);
    }
    if (contract().findsSimilarItems()) {
      declared.add(Capability.SIMILAR_ITEMS);
    }
    if (contract().givesIntervals() || holdsOut()) {
      declared.add(Capability.PREDICTION_INTERVALS);
    }
    if (contract().predictsNewItems()) {
      declared.add(Capability.NEW_ITEMS);
    }
    Set<Capability> told = EnumSet.copyOf(declared);
    told.addAll(model.capabilities());
    if (!told.remove(Capability.USER_ATTRIBUTES)) {
      assertThrows(
          UnsupportedQueryException.class, () -> model.foldIn(Map.of("age", "9"), Map.of()));
    }
    told.removeAll(Set.of(Capability.ITEM_RATINGS, Capability.UPDATES));
    assertEquals(declared, told);
    assertThat(model.capabilities()).containsAll(declared);
  }

  @Test
  void aModelThatPredictsNoRatingsRanksInteractions() {
    boolean predicts = trainer().predictsRatings();
    assertThat(predicts || contract().fitsInteractions()).isTrue();
  }
}
