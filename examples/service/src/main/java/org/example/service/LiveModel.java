package org.example.service;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;

/**
 * The model in service. A changed file is loaded beside the old model and takes its place by one
 * write of a reference; requests never wait for it.
 */
final class LiveModel {

  private static final Logger LOG = System.getLogger(LiveModel.class.getName());

  private final Path file;
  private final Providers providers;
  private FileVersion version;
  private volatile ServedModel current;

  private LiveModel(Path file, Providers providers, FileVersion version) {
    this.file = file;
    this.providers = providers;
    this.version = version;
  }

  /**
   * Loads the first model.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  static LiveModel open(Path file) throws IOException {
    LiveModel live = new LiveModel(file, Providers.load(), FileVersion.of(file));
    live.current = live.load();
    return live;
  }

  /** The model for one request: ask once, and use what you got. */
  ServedModel get() {
    return current;
  }

  /**
   * Loads the file if it has changed. If it is missing or broken, the old model stays in service,
   * and one sentence in the log says why; the file is tried again when it changes again.
   *
   * @return whether there is a new model
   */
  synchronized boolean refresh() {
    FileVersion found = FileVersion.of(file);
    if (found.equals(version)) {
      return false;
    }
    version = found;
    try {
      current = load();
      LOG.log(Level.INFO, "A new model is in service: {0}", file);
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The old model stays in service: {0}", e.getMessage());
      return false;
    }
  }

  private ServedModel load() throws IOException {
    Recommender model = ModelFile.load(file, providers);
    model.recommend(0, 1); // so that no request pays for what a model does on its first use
    return new ServedModel(model);
  }
}
