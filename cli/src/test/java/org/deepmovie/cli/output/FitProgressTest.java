package org.deepmovie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.deepmovie.train.TrainingListener.Measures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitProgressTest {

  @Test
  void errorsHaveTheNamesOfTheModelsMeasures() {
    Measures ranking = new Measures("loss", "percentile rank");
    assertThat(FitProgress.describe(new Epoch(1, 9, ranking, 1.25, 0.05, 0.1, true)))
        .isEqualTo("validation percentile rank 0.0500, train loss 1.2500");
    assertThat(FitProgress.describe(new Epoch(1, 9, Measures.RMSE, 0.9, Double.NaN, 0.1, true)))
        .isEqualTo("train RMSE 0.9000");
  }

  @Test
  void anErrorThatIsNotComputedIsNoNumber() {
    Measures part = new Measures("RMSE of als", "RMSE of als");
    assertThat(FitProgress.describe(new Epoch(1, 9, part, Double.NaN, 0.9, 0.1, true)))
        .isEqualTo("validation RMSE of als 0.9000");
    assertThat(FitProgress.describe(new Epoch(1, 9, part, Double.NaN, Double.NaN, 0.1, true)))
        .isEqualTo("train RMSE of als not computed");
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource(
      delimiter = '|',
      value = {
        "implicit-als:factors=2,epochs=1 | RMSE of preferences | percentile rank",
        "joint-embedding:factors=2,hiddenUnits=4,epochs=1 | loss | 1 - NDCG@100",
        "mf:factors=2,epochs=1 | RMSE | RMSE"
      })
  void modelsNameTheirMeasures(String model, String train, String validation) {
    List<Epoch> epochs = new ArrayList<>();
    Providers.load()
        .trainer(model)
        .fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1).withListener(epochs::add));
    assertThat(epochs.get(0).measures()).isEqualTo(new Measures(train, validation));
  }
}
