package org.deepmovie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** On processes of their own; {@code mvn verify -Pcluster} runs it. */
@Tag("slow")
@EnabledIfSystemProperty(named = "deepmovie.cluster", matches = "true")
class ClusterTest {

  private static final long SEED = 3;
  private static final int EPOCH_OF_DEATH = 2;

  @TempDir Path dir;

  @Test
  void anExecutorThatIsKilledChangesNoBit() throws Exception {
    PmfOptions options = PmfOptions.defaults().withFactors(8).withEpochs(5);
    SplitSample sample = SplitSample.ofUsers(150, SEED);
    Recommender expected = sample.onOneMachine(options, RatingScale.FIVE_STARS, 1, epoch -> {});
    List<String> removed = new CopyOnWriteArrayList<>();
    List<Long> killed = new CopyOnWriteArrayList<>();
    try (LoopbackCluster cluster = new LoopbackCluster(dir, 2);
        SparkSession spark = cluster.session()) {
      spark
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
                  removed.add(event.reason());
                }
              });
      TrainingContext context =
          TrainingContext.ofSeed(SEED)
              .withListener(
                  epoch -> {
                    if (epoch.number() == EPOCH_OF_DEATH) {
                      assertThat(cluster.executors()).hasSize(2);
                      ProcessHandle victim = cluster.executors().get(0);
                      killed.add(victim.pid());
                      victim.destroyForcibly(); // kill -9
                    }
                  });
      try (SparkPmfModel model =
          SparkPmf.of(options)
              .withBlocks(3, 2)
              .fit(
                  LocalSpark.frame(spark, sample.users(), sample.items(), sample.train()),
                  LocalSpark.frame(spark, sample.users(), sample.items(), sample.validation()),
                  context)) {
        SplitSample.assertSameBits(expected, model.toRecommender());
      }
      assertThat(killed).hasSize(1);
      assertThat(removed).as("executors that Spark lost").isNotEmpty();
    }
  }
}
