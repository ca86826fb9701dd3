package org.deepmovie.mf.bayes;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsRun;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.GibbsSchedule;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/** Fits a model by running a Markov chain and storing draws from it. */
abstract class BayesianTrainer implements Trainer {

  private final String name;
  private final Record options;
  private final GibbsSchedule schedule;
  private final int length;
  private final boolean feedback;

  /**
   * A trainer.
   *
   * @param factors the length of the vectors without biases
   * @param feedback as in {@link PosteriorDraws#room}
   */
  <O extends Record> BayesianTrainer(
      String name, O options, GibbsSchedule schedule, int factors, boolean feedback) {
    this.name = name;
    this.options = OptionsMapper.checked(options);
    this.schedule = schedule;
    this.length = factors + PosteriorDraws.BIASES;
    this.feedback = feedback;
  }

  /**
   * The chain before its first epoch.
   *
   * @param earlier the draw from which it goes on, if any
   */
  abstract GibbsSampler chain(
      Dataset train, Workers workers, long seed, Optional<EarlierDraw> earlier);

  @Override
  public final Recommender fit(Dataset train, TrainingContext context) {
    ModelHeader header = context.warmStartHeader(name, options, train);
    Optional<EarlierDraw> earlier = EarlierDraw.of(context, name, length);
    try (Workers workers = new Workers(context.threads())) {
      PosteriorDraws draws =
          new GibbsRun(schedule)
              .run(
                  name,
                  train,
                  context,
                  workers,
                  length,
                  feedback,
                  data -> chain(data, workers, context.seed(), earlier));
      return new BayesianRecommender(header, draws);
    }
  }

  @Override
  public final boolean warmStarts() {
    return true;
  }

  @Override
  public final boolean usesValidation() {
    return false;
  }

  @Override
  public final boolean givesIntervals() {
    return true;
  }

  @Override
  public final Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new BayesianRecommender(
        header, PosteriorDraws.load(archive, schedule.draws(), length, header.catalog(), feedback));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(name, options);
  }
}
