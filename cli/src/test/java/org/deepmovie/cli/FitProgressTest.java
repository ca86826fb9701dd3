package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.deepmovie.train.TrainingListener.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitProgressTest {

  @Test
  void errorsAreCalledWhatTheModelCallsThem() {
    Measures ranking = new Measures("loss", "percentile rank");
    assertEquals(
        "validation percentile rank 0.0500, train loss 1.2500",
        FitProgress.errors(new Epoch(1, 9, ranking, 1.25, 0.05, 0.1, true)));
    assertEquals(
        "train RMSE 0.9000",
        FitProgress.errors(new Epoch(1, 9, Measures.RMSE, 0.9, Double.NaN, 0.1, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "implicit-als:factors=2,epochs=1 | RMSE of preferences | percentile rank",
        "joint-embedding:dimensions=2,width=4,epochs=1 | loss | 1 - NDCG@100",
        "mf:factors=2,epochs=1 | RMSE | RMSE"
      })
  void modelsThatRankDoNotCallTheirErrorsRmse(String model, String train, String validation) {
    List<Epoch> epochs = new ArrayList<>();
    Providers.load()
        .trainer(model)
        .fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(1).withListener(epochs::add));
    assertEquals(new Measures(train, validation), epochs.get(0).measures());
  }
}
