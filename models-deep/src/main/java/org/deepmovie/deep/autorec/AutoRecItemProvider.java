package org.deepmovie.deep.autorec;

import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link AutoRec} of items as {@code autorec-item}. */
public final class AutoRecItemProvider implements TrainerProvider<AutoRecOptions> {

  @Override
  public String name() {
    return RatedSide.ITEM.model();
  }

  @Override
  public String summary() {
    return "AutoRec: an autoencoder that rebuilds every item's ratings, from how and by whom it was"
               + " rated";
  }

  @Override
  public Class<AutoRecOptions> optionsType() {
    return AutoRecOptions.class;
  }

  @Override
  public Trainer create(AutoRecOptions options) {
    return AutoRec.ofItems(options);
  }
}
