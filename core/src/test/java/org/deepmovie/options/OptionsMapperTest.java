package org.deepmovie.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class OptionsMapperTest {

  enum Colour {
    RED,
    DARK_BLUE
  }

  record Sample(
      @Hyperparameter(value = "5", min = 1, max = 9, doc = "an int") int count,
      @Hyperparameter(value = "0.5", min = 0, doc = "a double") double rate,
      @Hyperparameter(value = "0.25", max = 1, doc = "a float") float share,
      @Hyperparameter(value = "9000000000", doc = "a long") long big,
      @Hyperparameter(value = "true", doc = "a switch") boolean on,
      @Hyperparameter(value = "x", doc = "a word") String word,
      @Hyperparameter(value = "dark-blue", doc = "a choice") Colour colour) {}

  private static final OptionsMapper<Sample> TYPE = OptionsMapper.of(Sample.class);

  @Test
  void whatIsNotGivenTakesItsDefault() {
    assertEquals(
        new Sample(5, 0.5, 0.25f, 9_000_000_000L, true, "x", Colour.DARK_BLUE),
        TYPE.parse(Map.of()));
  }

  @Test
  void namesAndValuesBecomeTheRecordAndTheRecordBecomesThem() {
    Map<String, String> values =
        Map.of(
            "count", "9", "rate", "1.5", "share", "1.0", "big", "-1", "on", "false", "word", "a b",
            "colour", "red");
    Sample parsed = TYPE.parse(values);
    assertEquals(new Sample(9, 1.5, 1, -1, false, "a b", Colour.RED), parsed);
    assertEquals(values, TYPE.format(parsed));
  }

  @Test
  void oneValueIsChangedAndTheRestStays() {
    Sample changed = TYPE.with(TYPE.parse(Map.of("count", "2")), "colour", Colour.RED);
    assertEquals(2, changed.count());
    assertEquals(Colour.RED, changed.colour());
  }

  record Outer(
      @Hyperparameter(value = "1", doc = "before") int before,
      Inner inner,
      @Hyperparameter(value = "3", doc = "after") int after) {}

  record Inner(@Hyperparameter(value = "2", max = 5, doc = "between") int between) {}

  @Test
  void theOptionsOfARecordInTheRecordStandInItsPlace() {
    OptionsMapper<Outer> type = OptionsMapper.of(Outer.class);
    assertEquals(
        List.of("before", "between", "after"),
        type.options().stream().map(OptionDescriptor::name).toList());
    Outer parsed = type.parse(Map.of("between", "4"));
    assertEquals(new Outer(1, new Inner(4), 3), parsed);
    assertEquals(Map.of("before", "1", "between", "4", "after", "3"), type.format(parsed));
    assertEquals(5, type.with(parsed, "between", 5).inner().between());
    assertThrows(
        IllegalArgumentException.class, () -> OptionsMapper.checked(new Outer(1, new Inner(6), 3)));
  }

  record Automatic(
      @Hyperparameter(value = "auto", min = 0, tune = "1..9", doc = "by the data")
          OptionalDouble strength)
      implements DataDependentOptions<Automatic> {
    @Override
    public Automatic chosenBy(RatingMatrix ratings) {
      return strength.isPresent() ? this : new Automatic(OptionalDouble.of(ratings.size()));
    }
  }

  record WithAutomatic(
      @Hyperparameter(value = "1", doc = "before") int before, Automatic automatic) {}

  @Test
  void anOptionThatIsNotGivenIsChosenByTheRatings() {
    OptionsMapper<WithAutomatic> type = OptionsMapper.of(WithAutomatic.class);
    WithAutomatic standard = type.parse(Map.of());
    assertThat(type.format(standard)).containsEntry("strength", "auto");
    RatingMatrix ratings = new RatingMatrixBuilder().add(0, 0, 3).add(0, 1, 4).build(1, 2);
    assertThat(OptionsMapper.chosenBy(standard, ratings))
        .isEqualTo(new WithAutomatic(1, new Automatic(OptionalDouble.of(2))));
    WithAutomatic given = type.parse(Map.of("strength", "0.5", "before", "7"));
    assertThat(OptionsMapper.chosenBy(given, ratings)).isEqualTo(given);
    assertThat(type.parse(type.format(given))).isEqualTo(given);
    assertThat(type.options().get(1).range()).isEqualTo("auto or number from 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.parse(Map.of("strength", "-1")))
        .withMessageContaining("give auto or number from 0");
    assertThat(TuningRange.parse(type.options().get(1), "2..5").contains("auto")).isTrue();
  }

  record Placed(
      @Preset(option = "between", value = "3", tune = "3..5") Inner inner,
      @Hyperparameter(value = "1", doc = "after") int after) {}

  record PlacedAgain(
      @Preset(option = "between", value = "4") @Preset(option = "after", value = "7")
          Placed inner) {}

  @Test
  void aRecordOfOptionsHasTheDefaultsAndTuningRangesThatItsPlaceGivesIt() {
    OptionsMapper<Placed> type = OptionsMapper.of(Placed.class);
    assertEquals("3", type.options().get(0).defaultValue());
    assertEquals("3..5", type.options().get(0).tuning().orElseThrow().toString());
    assertEquals(new Placed(new Inner(3), 1), type.parse(Map.of()));
    assertEquals(new Placed(new Inner(2), 1), type.parse(Map.of("between", "2")));
    OptionsMapper<PlacedAgain> again = OptionsMapper.of(PlacedAgain.class);
    assertEquals("7", again.options().get(1).defaultValue());
    assertEquals("3..5", again.options().get(0).tuning().orElseThrow().toString());
    assertEquals(new PlacedAgain(new Placed(new Inner(4), 7)), again.parse(Map.of()));
    assertEquals(new PlacedAgain(new Placed(new Inner(4), 2)), again.parse(Map.of("after", "2")));
  }

  record PresetOfNone(@Preset(option = "beyond", value = "3") Inner inner) {}

  record PresetOutOfRange(@Preset(option = "between", value = "6") Inner inner) {}

  @Test
  void aPresetOfNoOptionOrOutOfRangeIsRefused() {
    assertEquals(
        "unknown option 'beyond'; the options are between",
        assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(PresetOfNone.class))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(PresetOutOfRange.class));
  }

  record Twice(Inner one, Inner another) {}

  @Test
  void twoOptionsOfOneNameAreRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(Twice.class));
    assertThat(error.getMessage()).contains("two options of the same name");
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    assertMessage(
        "unknown option 'counts' (did you mean count?); the options are count, rate, share, big,"
            + " on, word, colour",
        Map.of("counts", "1"));
  }

  @Test
  void valuesThatDoNotFitAreRefusedWithWhatIsAccepted() {
    assertMessage("option count=0 is not accepted; give integer from 1 to 9", Map.of("count", "0"));
    assertMessage(
        "option count=1.5 is not accepted; give integer from 1 to 9", Map.of("count", "1.5"));
    assertMessage("option rate=NaN is not accepted; give number from 0", Map.of("rate", "NaN"));
    assertMessage("option rate=1e999 is not accepted; give number from 0", Map.of("rate", "1e999"));
    assertMessage("option share=2 is not accepted; give number up to 1", Map.of("share", "2"));
    assertMessage("option on=yes is not accepted; give true or false", Map.of("on", "yes"));
    assertMessage(
        "option colour=green is not accepted; give one of red, dark-blue",
        Map.of("colour", "green"));
  }

  private static void assertMessage(String message, Map<String, String> values) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> TYPE.parse(values)).getMessage());
  }

  @Test
  void aRecordBuiltByHandIsCheckedToo() {
    Sample bad = new Sample(0, 0.5, 0.25f, 1, true, "x", Colour.RED);
    assertThrows(IllegalArgumentException.class, () -> OptionsMapper.checked(bad));
  }

  @Test
  void everyOptionTellsItsNameDefaultRangeAndMeaning() {
    List<String> lines =
        TYPE.options().stream()
            .map(o -> o.name() + "=" + o.defaultValue() + " (" + o.range() + ") " + o.doc())
            .toList();
    assertEquals("count=5 (integer from 1 to 9) an int", lines.get(0));
    assertEquals("colour=dark-blue (one of red, dark-blue) a choice", lines.get(6));
  }

  record Tuned(
      @Hyperparameter(value = "5", min = 1, tune = "1..50 log", doc = "d") int factors,
      @Hyperparameter(value = "9", resource = true, doc = "d") int epochs) {}

  @Test
  void anOptionTellsWhichValuesATunerTriesAndWhetherItIsTheEpochs() {
    List<OptionDescriptor> options = OptionsMapper.of(Tuned.class).options();
    assertEquals("1..50 log", options.get(0).tuning().orElseThrow().toString());
    assertThat(options.get(1).tuning()).isEmpty();
    assertThat(options.get(0).resource()).as("options.get(0).resource()").isFalse();
    assertThat(options.get(1).resource()).as("options.get(1).resource()").isTrue();
  }

  @Test
  void anOptionKnowsWhichTextsItAccepts() {
    OptionDescriptor share = TYPE.options().get(2);
    assertThat(share.accepts("0.5")).as("share.accepts(\"0.5\")").isTrue();
    assertThat(share.accepts("1.5") || share.accepts("x") || share.accepts("NaN"))
        .as("share.accepts(\"1.5\") || share.accepts(\"x\") || share.accepts(\"NaN\")")
        .isFalse();
    assertThat(List.of("\u0660.\u0665", "0.5d", " 0.5", "0x1p-1")).noneMatch(share::accepts);
  }

  record TunedOutOfRange(@Hyperparameter(value = "5", max = 9, tune = "1..10", doc = "d") int x) {}

  record TwoResources(
      @Hyperparameter(value = "5", resource = true, doc = "d") int x,
      @Hyperparameter(value = "5", resource = true, doc = "d") int y) {}

  record HalfAnEpoch(@Hyperparameter(value = "5", resource = true, doc = "d") double x) {}

  record Undeclared(int x) {}

  record OutOfItsOwnRange(@Hyperparameter(value = "0", min = 1, doc = "d") int x) {}

  record Unmappable(@Hyperparameter(value = "", doc = "d") List<String> x) {}

  @Test
  void recordsThatCannotBeMappedAreRefusedWhenTheMapperIsMade() {
    assertThat(
            assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(Undeclared.class))
                .getMessage())
        .contains("needs a @Hyperparameter");
    assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(OutOfItsOwnRange.class));
    for (Class<? extends Record> wrong :
        List.of(Unmappable.class, TunedOutOfRange.class, TwoResources.class, HalfAnEpoch.class)) {
      assertThrows(IllegalArgumentException.class, () -> OptionsMapper.of(wrong));
    }
  }
}
