package org.deepmovie.cli.model;

import java.util.Iterator;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;

/** The names of all models, for completion. */
final class ModelNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Providers.load().models().stream().map(ModelDescription::name).iterator();
  }
}
