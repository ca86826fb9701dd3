package org.deepmovie.cli.tune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningJournal;
import org.deepmovie.tune.TuningListener;
import org.jspecify.annotations.Nullable;

/**
 * Shows the progress of a search, and writes its fits to a journal if there is one.
 *
 * @param journal closed with this
 */
record JournaledProgress(@Nullable TuningJournal journal, TuningListener display)
    implements TuningListener, AutoCloseable {

  /** The fits of an earlier run. */
  List<Trial> finished() {
    return journal == null ? List.of() : journal.finished();
  }

  @Override
  public void onFit(Rung rung, int done, int total) {
    display.onFit(rung, done, total);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    display.onEpoch(epoch);
  }

  @Override
  public void onTrial(Trial trial) {
    if (journal != null) {
      try {
        journal.add(trial);
      } catch (IOException e) {
        throw new UncheckedIOException("the journal cannot be written: " + e.getMessage(), e);
      }
    }
    display.onTrial(trial);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
