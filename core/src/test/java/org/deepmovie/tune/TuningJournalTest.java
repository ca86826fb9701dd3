package org.deepmovie.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.train.DivergedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningJournalTest {

  private static final Map<String, String> SEARCH = Map.of("model", "pmf", "seed", "3");

  private static final Dataset DATA =
      Dataset.of(List.of(new Rating("ann", "x", 5), new Rating("bob", "y", 3)));

  /** What the library gave as the fingerprint of the data before it hashed ids for indices. */
  private static final String EARLIER = "dff355a6b146e292";

  @TempDir Path folder;

  private static Tuner tuner() {
    SearchSpace space = SearchSpace.of(Providers.load(), ModelSpec.parse("pmf:epochs=9"), Map.of());
    return Tuner.of(space).withTrials(9).withSeed(3);
  }

  /** Two errors; many factors diverge. */
  private static ObjectiveValue fit(Map<String, String> options) {
    double factors = Double.parseDouble(options.get("factors"));
    if (factors > 60) {
      throw new DivergedException("pmf", 1, Double.NaN, "too many factors");
    }
    double error = 1 / factors + 1.0 / Integer.parseInt(options.get("epochs"));
    return new ObjectiveValue("a", error, List.of(new ObjectiveValue("b", factors)));
  }

  /** Runs a search until {@code fits} new fits are journaled, as if it was killed then. */
  private List<Trial> run(Path file, int fits) throws IOException {
    int[] done = {0};
    try (TuningJournal journal = TuningJournal.open(file, DATA, SEARCH)) {
      tuner()
          .run(
              (options, listener) -> {
                if (done[0]++ == fits) {
                  throw new IllegalStateException("killed");
                }
                return fit(options);
              },
              writingTo(journal),
              journal.finished());
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    try (TuningJournal journal = TuningJournal.open(file, DATA, SEARCH)) {
      return journal.finished();
    }
  }

  private static TuningListener writingTo(TuningJournal journal) {
    return new TuningListener() {
      @Override
      public void onEpoch(Epoch epoch) {}

      @Override
      public void onTrial(Trial trial) {
        try {
          journal.add(trial);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  private static List<String> withoutTimes(List<Trial> trials) {
    return trials.stream()
        .map(t -> t.number() + " " + t.options() + t.value() + t.epochs() + " " + t.limit())
        .toList();
  }

  @Test
  void aSearchThatWasKilledAtAnyFitGoesOnToTheSameResult() throws IOException {
    List<String> unbroken =
        withoutTimes(tuner().run((options, listener) -> fit(options), epoch -> {}).history());
    assertThat(unbroken).hasSize(13).anyMatch(trial -> trial.contains("Optional.empty"));
    for (int fits = 0; fits <= 13; fits++) {
      Path file = folder.resolve("journal" + fits);
      assertThat(run(file, fits)).hasSize(fits);
      assertThat(withoutTimes(run(file, 99))).isEqualTo(unbroken);
    }
  }

  @Test
  void aLineThatWasWrittenInPartIsFittedAgain() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 5);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 20));
    assertThat(run(file, 0)).hasSize(4);
    assertThat(Files.readString(file)).isEqualTo(text.substring(0, text.lastIndexOf("{\"trial")));
  }

  @Test
  void fitsOfAnEarlierRunAreNotFittedAgain() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 7);
    List<Trial> fitted = new ArrayList<>();
    try (TuningJournal journal = TuningJournal.open(file, DATA, SEARCH)) {
      TuningListener listener =
          new TuningListener() {
            @Override
            public void onEpoch(Epoch epoch) {}

            @Override
            public void onTrial(Trial trial) {
              fitted.add(trial);
            }
          };
      tuner().run((options, ignored) -> fit(options), listener, journal.finished());
    }
    assertThat(fitted).hasSize(13 - 7);
  }

  @Test
  void theJournalOfAnotherSearchIsRefusedWithTheDifference() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 2);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> TuningJournal.open(file, DATA, Map.of("model", "pmf", "seed", "4", "split", "x")))
        .hasMessage(
            file + " is the journal of another search: its seed is 3, not 4; give another file");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void theJournalOfASearchOnOtherDataIsRefused() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 2);
    Dataset other = Dataset.of(List.of(new Rating("ann", "x", 4), new Rating("bob", "y", 3)));
    assertThatThrownBy(() -> TuningJournal.open(file, other, SEARCH))
        .hasMessage(
            "%s is the journal of another search: its data is %s, not %s; give another file"
                .formatted(file, DATA.fingerprint(), other.fingerprint()));
  }

  @Test
  void aJournalWithTheFingerprintOfAnEarlierVersionGoesOn() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 5);
    String earlier = Files.readString(file).replace(DATA.fingerprint(), EARLIER);
    assertThat(earlier).contains(EARLIER);
    Files.writeString(file, earlier);
    assertThat(run(file, 0)).hasSize(5);
    assertThat(file).hasContent(earlier);
  }

  @Test
  void aFileThatIsNoJournalIsRefusedAndLeftAlone() throws IOException {
    Path file = folder.resolve("notes.txt");
    for (String text :
        List.of("milk", "milk\neggs\n", "{}\n", "[1]\n", "\n", "null\n", "{\"search\":null}\n")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> TuningJournal.open(file, DATA, SEARCH))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + ", line 1 is not of the journal of a search; give another file");
      assertThat(file).hasContent(text);
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Path file = folder.resolve("journal");
    run(file, 3);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "{\"trial\":2}");
    Files.write(file, lines);
    assertThatThrownBy(() -> TuningJournal.open(file, DATA, SEARCH))
        .hasMessage(file + ", line 3 is not of the journal of a search; give another file");
  }

  @Test
  void fitsWithOtherOptionsThanTheSearchDrawsAreRefused() {
    Trial other = new Trial(2, Map.of("factors", "1"), Optional.empty(), 1, 1, 0);
    assertThatThrownBy(
            () -> tuner().run((options, listener) -> fit(options), epoch -> {}, List.of(other)))
        .hasMessage(
            "finished trial 2 has other options than this search draws; start a new search");
  }
}
