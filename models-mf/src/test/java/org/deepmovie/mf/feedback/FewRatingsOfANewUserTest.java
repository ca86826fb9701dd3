package org.deepmovie.mf.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rating of a new user tells little; it must not do harm. */
@Tag("slow")
class FewRatingsOfANewUserTest {

  private static final Dataset DATA = Sample.generate(1).dataset();
  private static final Split USERS = Splitters.users(0.8).split(DATA, 101).get(0);

  @ParameterizedTest
  @ValueSource(strings = {"svd++:epochs=20", "nsvd:epochs=20", "asymmetric-svd:epochs=20"})
  void oneRatingMakesPredictionsHardlyWorseThanNone(String model) {
    Recommender fitted =
        Providers.load().trainer(model).fit(USERS.train(), TrainingContext.ofSeed(1));
    CsrMatrix test = USERS.test().byUser();
    double withOne = 0;
    double withNone = 0;
    for (int user = 0; user < test.rows(); user++) {
      if (test.count(user) > 1) {
        int first = test.start(user);
        String rated = DATA.items().id(test.column(first));
        FoldedInUser guest = fitted.foldIn(Map.of(rated, test.value(first)));
        for (int p = first + 1; p < test.end(user); p++) {
          int item = test.column(p);
          withOne += Math.pow(guest.predict(item) - test.value(p), 2);
          withNone += Math.pow(fitted.predict(IdMap.UNKNOWN, item) - test.value(p), 2);
        }
      }
    }
    assertThat(Math.sqrt(withOne / withNone)).isLessThan(1.05);
  }
}
