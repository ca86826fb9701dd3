package org.deepmovie.cli.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.cli.golden.GoldenModels;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.options.OptionException;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A number at an end of its range gives a model whose predictions are finite and on the scale, or
 * one sentence: that the value does not go with others, or that the fit diverged.
 */
@Tag("slow")
class OptionEndsTest {

  /** Numbers of units, samples or epochs above it make a fit long, and are not tried. */
  private static final int LARGEST_SIZE = 10;

  private static final Dataset DATA = PlantedRatings.generate(10, 8, 0.5, 5);

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.properties.SmallFits#models")
  void anOptionAtAnEndOfItsRangeGivesFinitePredictionsOrOneSentence(String model) {
    Map<String, String> small =
        ModelSpec.parse(model + ":" + GoldenModels.OPTIONS.get(model)).options();
    List<String> faults = new ArrayList<>();
    for (OptionDescriptor option : ownOptions(model)) {
      for (String value : values(option)) {
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

  /** The options of a model, without those that a model with an encoder has from it. */
  private static List<OptionDescriptor> ownOptions(String model) {
    List<OptionDescriptor> options = new ArrayList<>(SmallFits.PROVIDERS.model(model).options());
    if (model.startsWith("pmf+")) {
      options.removeAll(SmallFits.PROVIDERS.model("pmf").options());
    }
    return options;
  }

  private static List<String> values(OptionDescriptor option) {
    boolean whole = option.type() == int.class || option.type() == long.class;
    List<String> values = new ArrayList<>();
    for (double end : new double[] {option.min(), option.max()}) {
      if (Double.isFinite(end) && !(whole && end > LARGEST_SIZE)) {
        values.add(whole ? String.valueOf((long) end) : String.valueOf(end));
      }
    }
    return values;
  }

  private static String fault(String model, Map<String, String> options) {
    try {
      Recommender fitted =
          SmallFits.PROVIDERS
              .trainer(model, options)
              .fit(DATA, TrainingContext.ofSeed(5).withThreads(1));
      for (int user = -1; user < DATA.users().size(); user++) {
        for (int item = -1; item < DATA.items().size(); item++) {
          double prediction = fitted.predict(user, item);
          if (!(prediction >= DATA.scale().min() && prediction <= DATA.scale().max())) {
            return "predicts " + prediction;
          }
        }
      }
      return "";
    } catch (OptionException | DivergedException e) {
      return isOneSentence(e) ? "" : "says " + e.getMessage();
    } catch (IllegalArgumentException e) {
      return e.getClass() == IllegalArgumentException.class && isOneSentence(e)
          ? ""
          : String.valueOf(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      return e + " at " + Arrays.stream(e.getStackTrace()).findFirst();
    }
  }

  private static boolean isOneSentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.length() < 300 && !message.contains("\n");
  }
}
