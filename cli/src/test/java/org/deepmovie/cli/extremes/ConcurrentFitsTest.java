package org.deepmovie.cli.extremes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network that is fitted beside others has the same bits as one that is fitted alone. */
@Tag("slow")
class ConcurrentFitsTest {

  private static final Dataset DATA = PlantedRatings.generate(60, 40, 0.3, 5);

  /** Networks that share the BLAS of the process. */
  private static final List<String> MODELS =
      List.of("two-tower", "joint-embedding", "text-cnn-rating", "pmf+lstm", "pmf+cnn");

  private static double[] fit(String model, int threads) {
    Recommender fitted =
        SmallModels.PROVIDERS
            .trainer(model + ":" + SmallModels.options(model))
            .fit(DATA, TrainingContext.ofSeed(5).withThreads(threads));
    int items = DATA.items().size();
    double[] predictions = new double[DATA.users().size() * items];
    for (int n = 0; n < predictions.length; n++) {
      predictions[n] = fitted.predict(n / items, n % items);
    }
    return predictions;
  }

  /** One thread for every other model: a fit on another number of threads runs beside it. */
  private static int threads(int model) {
    return 1 + model % 2;
  }

  @Test
  void fitsOnDifferentNumbersOfThreadsDoNotChangeEachOther() throws Exception {
    List<double[]> alone = new ArrayList<>();
    for (int model = 0; model < MODELS.size(); model++) {
      alone.add(fit(MODELS.get(model), threads(model)));
    }
    ExecutorService pool = Executors.newFixedThreadPool(MODELS.size());
    try {
      List<Future<double[]>> beside = new ArrayList<>();
      for (int model = 0; model < MODELS.size(); model++) {
        int index = model;
        beside.add(pool.submit(() -> fit(MODELS.get(index), threads(index))));
      }
      for (int model = 0; model < MODELS.size(); model++) {
        assertThat(beside.get(model).get()).as(MODELS.get(model)).isEqualTo(alone.get(model));
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
