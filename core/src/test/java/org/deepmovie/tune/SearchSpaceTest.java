package org.deepmovie.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {

  private static SearchSpace space(String model, Map<String, String> ranges) {
    return SearchSpace.of(Providers.load(), ModelSpec.parse(model), ranges);
  }

  @Test
  void holdsTheOptionsThatTheRecordSaysToTuneExceptThoseThatAreGiven() {
    assertEquals(
        List.of("factors", "userRegularization", "itemRegularization"),
        List.copyOf(space("pmf", Map.of()).ranges().keySet()));
    assertEquals(
        List.of("userRegularization", "itemRegularization"),
        List.copyOf(space("pmf:factors=5", Map.of()).ranges().keySet()));
  }

  @Test
  void aRangeThatIsGivenAddsAnOptionOrReplacesTheRecordsRange() {
    SearchSpace space = space("pmf", Map.of("patience", "1..4", "userRegularization", "1..2"));
    assertEquals("1..4", space.ranges().get("patience").toString());
    assertEquals("1..2 log", space.ranges().get("userRegularization").toString());
    assertEquals(4, space.ranges().size());
  }

  @Test
  void knowsTheNumberOfEpochsOfAFullFit() {
    assertEquals(50, space("pmf", Map.of()).epochs());
    assertEquals(7, space("pmf:epochs=7", Map.of()).epochs());
  }

  @Test
  void theFirstTrialHasTheDefaultsAsFarAsTheyLieWithinTheRanges() {
    SearchSpace space = space("pmf", Map.of("itemRegularization", "5..9"));
    Map<String, String> first = space.draw(3, 1);
    assertEquals("50", first.get("factors"));
    assertEquals("auto", first.get("userRegularization"));
    assertThat(space.ranges().get("itemRegularization").contains(first.get("itemRegularization")))
        .as(
            "space.ranges().get(\"itemRegularization\").contains(first.get(\"itemRegularization\"))")
        .isTrue();
  }

  @Test
  void everyTrialLiesWithinTheRangesAndTheSameSeedGivesTheSameOne() {
    SearchSpace space = space("pmf", Map.of("centering", "none,biases"));
    Set<Map<String, String>> different = new HashSet<>();
    for (int number = 1; number <= 200; number++) {
      Map<String, String> drawn = space.draw(3, number);
      space
          .ranges()
          .forEach(
              (option, range) ->
                  assertThat(range.contains(drawn.get(option)))
                      .as("range.contains(drawn.get(option))")
                      .isTrue());
      assertEquals(drawn, space.draw(3, number));
      different.add(drawn);
    }
    assertThat(different.size())
        .as("only " + different.size() + " different trials")
        .isGreaterThan(190);
    assertNotEquals(space.draw(3, 2), space.draw(4, 2));
  }

  @Test
  void anotherRangeForOneOptionDoesNotChangeTheOthers() {
    SearchSpace one = space("pmf", Map.of());
    SearchSpace other = space("pmf", Map.of("userRegularization", "2..3", "patience", "1..4"));
    for (int number = 1; number < 20; number++) {
      assertEquals(one.draw(3, number).get("factors"), other.draw(3, number).get("factors"));
    }
  }

  @Test
  void aFitHasTheOptionsThatStayThoseDrawnAndTheEpochsOfItsRound() {
    SearchSpace space = space("pmf:epochs=30,patience=2", Map.of());
    Map<String, String> drawn = space.draw(3, 2);
    Map<String, String> options = space.options(drawn, 4);
    assertEquals("4", options.get("epochs"));
    assertEquals("2", options.get("patience"));
    assertEquals(drawn.get("factors"), options.get("factors"));
    assertEquals(
        "pmf:epochs=30,patience=2,factors="
            + drawn.get("factors")
            + ",userRegularization="
            + drawn.get("userRegularization")
            + ",itemRegularization="
            + drawn.get("itemRegularization"),
        space.spec(drawn).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pfm | factors | 1..2 | there is no model 'pfm'",
        "pmf:factors=x | patience | 1..2 | pmf: option factors=x is not accepted",
        "pmf | factor | 1..2 | unknown option 'factor' (did you mean factors?); the options are factors",
        "pmf | factors | 0..2 | range factors=0..2: an end of it is not accepted",
        "pmf:factors=5 | factors | 1..2 | option 'factors' has a value and a range",
        "pmf | epochs | 1..2 | option 'epochs' is the number of epochs",
      })
  void whatCannotBeSearchedIsRefused(String model, String option, String range, String problem) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> space(model, Map.of(option, range)))
            .getMessage();
    assertThat(message).startsWith(problem);
  }

  @Test
  void aModelOfWhichEverythingIsGivenHasNothingToTune() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> space("pmf:factors=5,userRegularization=1,itemRegularization=1", Map.of()))
            .getMessage();
    assertThat(message).startsWith("pmf:factors=5");
    assertThat(message).contains(" has no options to tune; give a range for one of factors, ");
  }
}
