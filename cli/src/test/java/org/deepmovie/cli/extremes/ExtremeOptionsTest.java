package org.deepmovie.cli.extremes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a real-valued option, such as a learning rate, at either end of its range a model has finite
 * answers, or is refused in one sentence.
 */
@Tag("slow")
class ExtremeOptionsTest {

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.extremes.SmallModels#names")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anOptionAtTheEndOfItsRangeHasFiniteAnswersOrIsRefused(String model) {
    Dataset data = SmallModels.data();
    List<String> faults = new ArrayList<>();
    ModelDescription description =
        SmallModels.PROVIDERS.models().stream()
            .filter(each -> each.name().equals(model))
            .findFirst()
            .orElseThrow();
    for (OptionDescriptor option : description.options()) {
      for (String value : ends(option)) {
        String changed = option.name() + "=" + value;
        try {
          Recommender fitted =
              SmallModels.PROVIDERS
                  .trainer(model + ":" + with(SmallModels.options(model), option.name(), value))
                  .fit(data, SmallModels.context(data));
          Answers.faults(fitted, data).stream()
              .limit(1)
              .forEach(fault -> faults.add(changed + ": " + fault));
        } catch (DivergedException | IllegalArgumentException e) {
          String message = String.valueOf(e.getMessage());
          if (message.contains("\n") || message.contains("null") || message.length() > 400) {
            faults.add(changed + " was refused by '" + message + "'");
          }
        } catch (RuntimeException e) {
          faults.add(changed + " threw " + e + " at " + e.getStackTrace()[0]);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> ends(OptionDescriptor option) {
    return option.type() == double.class
        ? DoubleStream.of(option.min(), option.max())
            .filter(Double::isFinite)
            .mapToObj(String::valueOf)
            .toList()
        : List.of();
  }

  private static String with(String options, String name, String value) {
    Pattern given = Pattern.compile("(^|,)" + name + "=[^,]*");
    Matcher found = given.matcher(options);
    return found.find()
        ? found.replaceFirst("$1" + name + "=" + value)
        : options + "," + name + "=" + value;
  }
}
