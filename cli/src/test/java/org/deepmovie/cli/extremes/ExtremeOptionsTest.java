package org.deepmovie.cli.extremes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a number, such as a learning rate, at either end of its range a model has finite answers, or
 * one sentence says that the value does not go with others, or that the fit diverged.
 */
@Tag("slow")
class ExtremeOptionsTest {

  /** Numbers of units, samples or epochs above it make a fit long, and are not tried. */
  private static final int LARGEST_SIZE = 10;

  private static final int LONGEST_MESSAGE = 300;
  private static final Dataset DATA = SmallModels.data();

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.extremes.SmallModels#names")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anOptionAtAnEndOfItsRangeHasFiniteAnswersOrIsRefusedInOneSentence(String model) {
    Map<String, String> small = ModelSpec.parse(model + ":" + SmallModels.options(model)).options();
    List<String> faults = new ArrayList<>();
    for (OptionDescriptor option : ownOptions(model)) {
      for (String value : ends(option)) {
        Map<String, String> options = new LinkedHashMap<>(small);
        options.put(option.name(), value);
        String fault = fault(model, options);
        if (!fault.isEmpty()) {
          faults.add(option.name() + "=" + value + ": " + fault);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** The options of a model; of those that models with an encoder share, only the first's. */
  private static List<OptionDescriptor> ownOptions(String model) {
    List<OptionDescriptor> options = new ArrayList<>(SmallModels.PROVIDERS.model(model).options());
    if (model.startsWith("pmf+")) {
      SmallModels.names()
          .filter(name -> name.startsWith("pmf"))
          .takeWhile(name -> !name.equals(model))
          .forEach(name -> options.removeAll(SmallModels.PROVIDERS.model(name).options()));
    }
    return options;
  }

  private static List<String> ends(OptionDescriptor option) {
    boolean whole = option.type() == int.class || option.type() == long.class;
    return DoubleStream.of(option.min(), option.max())
        .filter(end -> Double.isFinite(end) && !(whole && end > LARGEST_SIZE))
        .mapToObj(end -> whole ? String.valueOf((long) end) : String.valueOf(end))
        .toList();
  }

  private static String fault(String model, Map<String, String> options) {
    try {
      Recommender fitted =
          SmallModels.PROVIDERS.trainer(model, options).fit(DATA, SmallModels.context(DATA));
      return FiniteAnswers.faults(fitted, DATA).stream().findFirst().orElse("");
    } catch (DivergedException e) {
      return isOneSentence(e) ? "" : "says " + e.getMessage();
    } catch (IllegalArgumentException e) {
      boolean refused = !(e instanceof NumberFormatException) && isOneSentence(e);
      return refused ? "" : String.valueOf(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      return e + " at " + Arrays.stream(e.getStackTrace()).findFirst();
    }
  }

  private static boolean isOneSentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.length() < LONGEST_MESSAGE
        && !message.contains("\n")
        && !message.contains("null");
  }
}
