package org.deepmovie.models;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/** Another trainer in all that a subclass does not override. */
abstract class ForwardingTrainer implements Trainer {

  private final Trainer trainer;

  ForwardingTrainer(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    return trainer.fit(train, context);
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return trainer.load(header, archive);
  }

  @Override
  public boolean usesTimes() {
    return trainer.usesTimes();
  }

  @Override
  public boolean usesValidation() {
    return trainer.usesValidation();
  }

  @Override
  public boolean refits() {
    return trainer.refits();
  }

  @Override
  public boolean warmStarts() {
    return trainer.warmStarts();
  }

  @Override
  public boolean givesIntervals() {
    return trainer.givesIntervals();
  }

  @Override
  public boolean predictsRatings() {
    return trainer.predictsRatings();
  }
}
