package org.deepmovie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class NamedTrainerTest {

  private static final Dataset DATA = Sample.generate(1).dataset();

  @Test
  void isCalledByItsNameAndTheOptionsThatDifferFromTheirDefaults() {
    Providers providers = Providers.load();
    String epochs =
        providers.model("pmf").options().stream()
            .filter(option -> option.name().equals("epochs"))
            .findFirst()
            .orElseThrow()
            .defaultValue();
    assertThat(providers.trainer("pmf", Map.of("factors", "3", "epochs", epochs)))
        .hasToString("pmf:factors=3");
    assertThat(providers.trainer("pmf")).hasToString("pmf");
  }

  @Test
  void theErrorOfAnInterruptedFitNamesTheModelAndKeepsItsCause() {
    CancellationException cause = new CancellationException("the thread was interrupted");
    Trainer interrupted =
        (train, context) -> {
          throw cause;
        };
    assertThatThrownBy(
            () -> named("mine", interrupted).fit(DATA, TrainingContext.ofSeed(1).withThreads(1)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("mine was interrupted during its fit")
        .hasCause(cause);
  }

  @Test
  void anInterruptedThreadDoesNotStartAFit() {
    Trainer never =
        (train, context) -> {
          throw new AssertionError("was started");
        };
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> named("mine", never).fit(DATA, TrainingContext.ofSeed(1)))
          .isInstanceOf(CancellationException.class)
          .hasMessage("mine was interrupted before its fit");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static Trainer named(String name, Trainer trainer) {
    return new NamedTrainer(new ModelSpec(name, Map.of()), trainer);
  }
}
