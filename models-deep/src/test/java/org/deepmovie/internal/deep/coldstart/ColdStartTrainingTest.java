package org.deepmovie.internal.deep.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class ColdStartTrainingTest {

  private static final int USERS = 12;
  private static final int ITEMS = 10;

  /** What an epoch predicts for everyone. */
  private record ConstantModel(double prediction) implements ColdStartModel<ConstantModel> {
    @Override
    public double predict(int user, int item) {
      return prediction;
    }

    @Override
    public ConstantModel withShrinkage(BaselineShrinkage other) {
      return this;
    }
  }

  /** Epoch n predicts n; how many epochs a fit ran is noted when it is closed. */
  private record CountingFit(int[] epoch, List<Integer> epochs)
      implements ColdStartFit<ConstantModel> {
    @Override
    public double epoch(int number) {
      epoch[0] = number;
      return 0;
    }

    @Override
    public double predict(int user, int item) {
      return epoch[0];
    }

    @Override
    public ConstantModel checkpoint() {
      return new ConstantModel(epoch[0]);
    }

    @Override
    public boolean knowsColdUsers() {
      return true;
    }

    @Override
    public boolean knowsColdItems() {
      return true;
    }

    @Override
    public void close() {
      epochs.add(epoch[0]);
    }
  }

  private static RatingMatrix ratings(float rating) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        ratings.add(user, item, rating);
      }
    }
    return ratings.build(USERS, ITEMS);
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  @Test
  void eachFitRunsItsSecondOneForAsManyEpochsAsItsOwnBestHas() {
    TrainingContext context = TrainingContext.ofSeed(1).withValidation(ratings(3));
    ColdStartTraining training =
        new ColdStartTraining(new EarlyStopping("test", 9, 2, "nothing"), context, true);
    Dataset data =
        Dataset.builder("data", ids("u", USERS), ids("i", ITEMS), ratings(3))
            .scale(RatingScale.FIVE_STARS)
            .build();
    List<Integer> epochs = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      for (int fit = 0; fit < 2; fit++) {
        ConstantModel model =
            training.fit(data, workers, train -> new CountingFit(new int[1], epochs));
        assertThat(model.prediction()).isEqualTo(3);
      }
    }
    assertThat(epochs).containsExactly(5, 3, 5, 3);
  }
}
