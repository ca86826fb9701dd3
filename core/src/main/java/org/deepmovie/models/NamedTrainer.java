package org.deepmovie.models;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trainer that was asked for by name. It logs each fit and its epochs, and the error of an
 * interrupted fit names the model.
 */
final class NamedTrainer extends ForwardingTrainer {

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final ModelSpec spec;

  /**
   * Names a trainer.
   *
   * @param spec the model with the options that differ from their defaults
   */
  NamedTrainer(ModelSpec spec, Trainer trainer) {
    super(trainer);
    this.spec = spec;
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    long start = System.nanoTime();
    Recommender model;
    try {
      requireNotInterrupted();
      model =
          super.fit(
              train,
              LOG.isDebugEnabled()
                  ? context.withListener(context.listener().after(this::log))
                  : context);
    } catch (CancellationException e) {
      throw named(e);
    }
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "fitted {} to {} ratings of {} users and {} items in {} s",
          spec,
          train.ratings().size(),
          train.users().size(),
          train.items().size(),
          String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / 1e9));
    }
    return model;
  }

  private void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(spec.name() + " was interrupted before its fit");
    }
  }

  /** The same error with the name of the model, which workers do not know. */
  private CancellationException named(CancellationException e) {
    if (String.valueOf(e.getMessage()).startsWith(spec.name())) {
      return e;
    }
    CancellationException named =
        new CancellationException(spec.name() + " was interrupted during its fit");
    named.initCause(e);
    return named;
  }

  private void log(Epoch epoch) {
    LOG.debug(
        "{}: epoch {} of {}, {} {} on training ratings, {} {} on validation ratings, {} s",
        spec,
        epoch.number(),
        epoch.maxEpochs(),
        epoch.measures().train(),
        epoch.trainError(),
        epoch.measures().validation(),
        epoch.validationError(),
        epoch.seconds());
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
