package org.deepmovie.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.internal.io.ZipArchiveReader;
import org.deepmovie.internal.io.ZipArchiveWriter;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.ModelFileException;
import org.deepmovie.store.Storable;
import org.deepmovie.train.Trainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recommender in a file: a zip of {@code manifest.json}, the ids and titles as JSON, the training
 * ratings, the calibration of prediction intervals and the model's own arrays as {@code .npy},
 * which NumPy opens. What is loaded predicts bit for bit what was saved.
 *
 * <pre>{@code
 * ModelFile.save(model, Path.of("model.zip"));
 * Recommender loaded = ModelFile.load(Path.of("model.zip"), Providers.load());
 * }</pre>
 */
public final class ModelFile {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFile.class);

  private static final int FORMAT = 1;
  private static final String MANIFEST = "manifest.json";

  /** The training ratings are the arrays rating_counts, rating_items and rating_values. */
  private static final String RATING = "rating";

  private static final String ITEMS = "items";

  /** The entry that names the model which the fit started from, if there was one. */
  private static final String STARTED_FROM = "started-from.json";

  private ModelFile() {}

  /**
   * Writes {@code model} to {@code path}, on any file system. The file appears whole or not at all;
   * an older one is replaced and passes on its permissions.
   *
   * @throws IllegalArgumentException if the model is not {@link Storable}
   * @throws IOException if it cannot be written
   */
  public static void save(Recommender model, Path path) throws IOException {
    Storable storable = storable(model);
    AtomicFile.write(path, out -> write(model, storable, out));
  }

  /**
   * Writes {@code model} to a stream, which is left open.
   *
   * @throws IllegalArgumentException if the model is not {@link Storable}
   * @throws IOException if it cannot be written
   */
  public static void save(Recommender model, OutputStream out) throws IOException {
    write(model, storable(model), out);
  }

  private static Storable storable(Recommender model) {
    if (model instanceof Storable storable) {
      return storable;
    }
    throw new IllegalArgumentException(
        model.header().model() + " cannot be saved: " + model.getClass() + " is not Storable");
  }

  private static void write(Recommender model, Storable storable, OutputStream out)
      throws IOException {
    ZipArchiveWriter archive = new ZipArchiveWriter(out);
    saveHeader(model.header(), archive);
    model.header().intervals().save(model, archive);
    storable.save(archive);
    archive.finish();
  }

  private static void saveHeader(ModelHeader header, ArchiveWriter archive) throws IOException {
    Catalog catalog = header.catalog();
    CsrMatrix ratings = catalog.ratings();
    RatingScale scale = catalog.scale();
    archive.json(
        MANIFEST,
        new Manifest(
            FORMAT,
            libraryVersion(),
            header.model(),
            header.options(),
            header.seed(),
            header.fingerprint(),
            catalog.users().size(),
            catalog.items().size(),
            ratings.size(),
            new Manifest.Scale(scale.min(), scale.max(), scale.step())));
    archive.json("users.json", catalog.users().ids());
    archive.json("items.json", catalog.items().ids());
    archive.json("titles.json", catalog.titles());
    ratings.save(archive, RATING, ITEMS);
    CsrMatrix further = catalog.interactions().without(ratings);
    StoredInteractions stored = new StoredInteractions(scale.type(), further.size());
    if (!stored.equals(StoredInteractions.NONE)) {
      archive.json(StoredInteractions.ENTRY, stored);
    }
    if (further.size() > 0) {
      further.save(archive, StoredInteractions.ARRAYS, ITEMS);
    }
    StoredAttributes.save(catalog.itemAttributes(), archive);
    if (header.startedFrom().isPresent()) {
      archive.json(STARTED_FROM, header.startedFrom().get());
    }
  }

  private static String libraryVersion() {
    String version = ModelFile.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /**
   * Reads the model at {@code path}, on any file system.
   *
   * @param providers know the model by name
   * @throws IOException if the file is missing, truncated, corrupt, of a later format, or fitted by
   *     a provider that is not there or cannot load models; the message is one sentence
   */
  public static Recommender load(Path path, Providers providers) throws IOException {
    return load(path, providers, LoadOptions.defaults());
  }

  /**
   * Reads the model at {@code path}, on any file system.
   *
   * @param providers know the model by name
   * @param options where its vectors are to lie
   * @throws IOException as {@link #load(Path, Providers)}, and if the mapped file cannot be written
   */
  public static Recommender load(Path path, Providers providers, LoadOptions options)
      throws IOException {
    try (ZipArchiveReader archive = ZipArchiveReader.open(path, options.mappingFolder())) {
      Recommender model = read(path.toString(), archive, providers);
      if (options.mappingFolder().isPresent() && archive.mappedBytes() == 0) {
        LOG.warn(
            "{}: nothing is mapped, since {} is read to the heap", path, model.header().model());
      }
      return model;
    }
  }

  /**
   * Reads a model from a stream to its end, such as a resource of the class path, and leaves the
   * stream open. The bytes are copied to a temporary file while the model is read.
   *
   * @param name the name of the stream in messages
   * @param providers know the model by name
   * @throws IOException as {@link #load(Path, Providers)}
   */
  public static Recommender load(String name, InputStream in, Providers providers)
      throws IOException {
    Objects.requireNonNull(in, () -> "there is no model " + name);
    try (ZipArchiveReader archive = ZipArchiveReader.open(name, in, Optional.empty())) {
      return read(name, archive, providers);
    }
  }

  private static Recommender read(String name, ZipArchiveReader archive, Providers providers)
      throws IOException {
    long start = System.nanoTime();
    Manifest manifest = archive.json(MANIFEST, Manifest.class);
    if (manifest.format() != FORMAT) {
      throw new ModelFileException(
          name + " has format " + manifest.format() + "; this version reads format " + FORMAT);
    }
    try {
      Trainer trainer = providers.trainer(manifest.model(), manifest.options());
      Recommender model = trainer.load(header(manifest, archive), archive);
      if (LOG.isInfoEnabled()) {
        LOG.info(
            "loaded {} from {}: {} ratings of {} users and {} items in {} s{}",
            trainer,
            name,
            manifest.ratings(),
            manifest.users(),
            manifest.items(),
            String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / 1e9),
            archive.mappedBytes() == 0
                ? ""
                : ", %d MB of vectors mapped".formatted(archive.mappedBytes() >> 20));
      }
      return model;
    } catch (EOFException e) {
      throw new ModelFileException(name + " cannot be loaded: a part of it ends too early", e);
    } catch (IOException e) {
      throw String.valueOf(e.getMessage()).startsWith(name) ? e : notLoaded(name, e);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw notLoaded(name, e);
    }
  }

  private static ModelFileException notLoaded(String name, Exception e) {
    String problem = Abbreviation.ofSentence(String.valueOf(e.getMessage()));
    return new ModelFileException(name + " cannot be loaded: " + problem, e);
  }

  private static ModelHeader header(Manifest manifest, ZipArchiveReader archive)
      throws IOException {
    CsrMatrix ratings = CsrMatrix.load(archive, RATING, ITEMS, manifest.users(), manifest.items());
    for (int p = 0; p < ratings.size(); p++) {
      if (!NumberLimits.isInData(ratings.value(p))) {
        throw new ModelFileException("a rating is " + ratings.value(p));
      }
    }
    if (ratings.size() != manifest.ratings()) {
      throw new ModelFileException(
          "there are %d ratings, not the %d of the manifest"
              .formatted(ratings.size(), manifest.ratings()));
    }
    StoredInteractions stored =
        archive.contains(StoredInteractions.ENTRY)
            ? archive.json(StoredInteractions.ENTRY, StoredInteractions.class)
            : StoredInteractions.NONE;
    Manifest.Scale scale = manifest.scale();
    Catalog catalog =
        new Catalog(
            IdMap.of(archive.strings("users.json", manifest.users())),
            IdMap.of(archive.strings("items.json", manifest.items())),
            archive.strings("titles.json", manifest.items()),
            new RatingScale(scale.min(), scale.max(), scale.step(), stored.type()),
            ratings,
            interactions(manifest, stored, ratings, archive),
            StoredAttributes.load(archive, manifest.items()));
    return new ModelHeader(
        manifest.model(),
        manifest.options(),
        manifest.seed(),
        manifest.data(),
        catalog,
        IntervalCalibration.load(archive),
        archive.contains(STARTED_FROM)
            ? Optional.of(archive.json(STARTED_FROM, ModelHeader.EarlierModel.class))
            : Optional.empty());
  }

  private static CsrMatrix interactions(
      Manifest manifest, StoredInteractions stored, CsrMatrix ratings, ZipArchiveReader archive)
      throws IOException {
    if (stored.further() == 0) {
      return ratings;
    }
    CsrMatrix further =
        CsrMatrix.load(
            archive, StoredInteractions.ARRAYS, ITEMS, manifest.users(), manifest.items());
    if (further.size() != stored.further()) {
      throw new ModelFileException(
          "there are %d further interactions, not the %d of %s"
              .formatted(further.size(), stored.further(), StoredInteractions.ENTRY));
    }
    return ratings.union(further);
  }
}
