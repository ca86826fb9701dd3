package org.deepmovie.cli.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DelimitedText;
import org.deepmovie.data.io.ImplicitFeedback;
import org.deepmovie.data.io.ItemFile;
import org.deepmovie.data.io.SplitReading;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.internal.analysis.PretrainedVectors;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionException;
import org.deepmovie.split.Splitters;
import org.deepmovie.store.ModelFileException;
import org.deepmovie.tune.TuningJournal;

/** A reader of the library, to which any bytes may be given. */
enum FuzzTarget {
  RATINGS("ratings.csv", FuzzTarget::readRatings),
  ARCHIVE("archive.zip", FuzzTarget::readRatings),
  HISTORY(
      "history.csv",
      file ->
          ValidData.require(
              DatasetReader.detecting().readHistory(file, RatingScale.FIVE_STARS).dataset())),
  FEEDBACK(
      "feedback.csv",
      file -> ValidData.require(ImplicitFeedback.read(file, data()).interactions())),
  SPLIT(
      "split.csv",
      file -> {
        String name = file.toString();
        SplitReading read =
            DatasetReader.detecting()
                .readSplit(Optional.empty(), name, Optional.empty(), Optional.of(name));
        ValidData.require(read.dataset());
      }),
  TEXTS("texts.csv", file -> DelimitedText.readTexts(file, ',', "item", "text", data().items())),
  ITEMS("items.csv", file -> ValidData.require(ItemFile.read(file))),
  U_ITEM("u.item", FuzzTarget::readFolder),
  U_USER("u.user", FuzzTarget::readFolder),
  U_GENRE("u.genre", FuzzTarget::readFolder),
  MOVIES_DAT("movies.dat", FuzzTarget::readFolder),
  USERS_DAT("users.dat", FuzzTarget::readFolder),
  PLOTS("ml_plot.dat", FuzzTarget::readFolder),
  MOVIES_CSV("movies.csv", FuzzTarget::readFolder),
  VECTORS_NPY("vectors.npy", FuzzTarget::readVectors),
  VECTORS_CSV("vectors.csv", FuzzTarget::readVectors),
  WORD_VECTORS(
      "words.txt",
      IllegalArgumentException.class,
      file ->
          ValidData.require(
              PretrainedVectors.read(file, Vocabulary.of(List.of("cat", "dog", "the"))))),
  JOURNAL(
      "journal.jsonl",
      IllegalArgumentException.class,
      file ->
          TuningJournal.open(
                  file,
                  Dataset.of(List.of(), RatingScale.FIVE_STARS),
                  Map.of("model", "pmf", "seed", "1"))
              .close()),
  SPLITTER(
      "spec.txt",
      IllegalArgumentException.class,
      file -> Splitters.parse(Files.readString(file, StandardCharsets.ISO_8859_1))),
  MODEL_SPEC("spec.txt", OptionException.class, FuzzTarget::readSpec),
  MODEL("model.zip", ModelFileException.class, FuzzTarget::readModel),
  MODEL_PARTS("model.zip", ModelFileException.class, FuzzTarget::readModel) {
    @Override
    void read(Path folder, byte[] input) throws IOException {
      super.read(folder, new ModelMutation(input).archive());
    }

    @Override
    String describe(byte[] input) {
      return new ModelMutation(input).toString();
    }
  };

  /** Reads a file, and checks what is in it. */
  private interface Reading {
    void read(Path file) throws IOException;
  }

  /** Looked up only by those who need it: Jazzer instruments every class that is loaded. */
  private static final class KnownModels {
    static final Providers PROVIDERS = Providers.load();
  }

  private static final Dataset DATA =
      Dataset.builder(
              "data",
              IdMap.of(List.of("1", "2", "3")),
              IdMap.of(List.of("11", "12", "13", "14")),
              new RatingMatrixBuilder().add(0, 0, 5).add(1, 1, 1).build(3, 4))
          .scale(RatingScale.FIVE_STARS)
          .build();

  private static final Map<String, String> ML_100K =
      Map.of(
          "u.data", "2\t11\t3\t880000001\n1\t11\t5\t0\n1\t13\t4\t880000002\n",
          "u.genre", "unknown|0\nFarce|1\nWestern|2\n",
          "u.item", "11|Pluma (1931)|01-Jan-1931||http://x|0|1|1\n13|unknown||||1|0|0\n",
          "u.user", "1|24|M|baker|00000\n2|53|F|other|00000\n");

  private static final Map<String, String> ML_1M =
      Map.of(
          "ratings.dat", "2::11::3::978300760\n1::11::5::0\n1::13::4::978300761\n",
          "movies.dat", "11::Pluma (1931)::Farce|Western\n13::Scope:: Two (1994)::Western\n",
          "users.dat", "1::F::1::10::48067\n2::M::56::16::70072\n");

  private static final Map<String, String> ML_LATEST =
      Map.of("ratings.csv", "userId,movieId,rating,timestamp\n2,11,3.5,978300760\n1,11,5.0,0\n");

  private final String file;
  private final Class<? extends Exception> refusal;
  private final Reading reading;

  FuzzTarget(String file, Reading reading) {
    this(file, DataFormatException.class, reading);
  }

  FuzzTarget(String file, Class<? extends Exception> refusal, Reading reading) {
    this.file = file;
    this.refusal = refusal;
    this.reading = reading;
  }

  private static Dataset data() {
    return DATA;
  }

  private static void readRatings(Path file) throws IOException {
    ValidData.require(DatasetReader.detecting().read(file).dataset());
  }

  private static void readFolder(Path file) throws IOException {
    readRatings(file.toAbsolutePath().getParent());
  }

  private static void readVectors(Path file) throws IOException {
    ValidData.require(VectorFiles.read(file, DATA.items()));
  }

  private static void readSpec(Path file) throws IOException {
    for (ModelSpec spec : ModelSpec.parseAll(Files.readString(file, StandardCharsets.ISO_8859_1))) {
      KnownModels.PROVIDERS.trainer(spec.name(), spec.options());
    }
  }

  private static void readModel(Path file) throws IOException {
    ModelAnswers.require(ModelFile.load(file, KnownModels.PROVIDERS));
  }

  /** The name in reports. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The folder of the seeds, as a resource. */
  String seeds() {
    return this == MODEL ? ModelMutation.GOLDEN : "/fuzz/" + label();
  }

  /** The most characters of a message; some list all models, options or layouts of data. */
  int longestMessage() {
    return switch (this) {
      case MODEL_SPEC, MODEL, MODEL_PARTS, ARCHIVE -> 600;
      default -> 300;
    };
  }

  /** The exception by which bytes are refused. */
  Class<? extends Exception> refusal() {
    return refusal;
  }

  /** The name that messages must give, or "" if the text itself is the input. */
  String source() {
    return switch (this) {
      case SPLITTER, MODEL_SPEC -> "";
      case U_ITEM, U_USER, U_GENRE, MOVIES_DAT, USERS_DAT, PLOTS, MOVIES_CSV -> "";
      default -> file;
    };
  }

  /** Writes the files beside the one of the input to {@code folder}. */
  void prepare(Path folder) throws IOException {
    Map<String, String> beside =
        switch (this) {
          case U_ITEM, U_USER, U_GENRE -> ML_100K;
          case MOVIES_DAT, USERS_DAT, PLOTS -> ML_1M;
          case MOVIES_CSV -> ML_LATEST;
          case VECTORS_NPY -> Map.of("vectors.ids", "11\n12\n13\n");
          default -> Map.of();
        };
    for (var other : beside.entrySet()) {
      Files.writeString(folder.resolve(other.getKey()), other.getValue());
    }
  }

  /**
   * Reads {@code input}.
   *
   * @param folder a folder that was {@link #prepare prepared}
   */
  void read(Path folder, byte[] input) throws IOException {
    reading.read(Files.write(folder.resolve(file), input));
  }

  /** What the library is given, if the bytes of {@code input} do not say it. */
  String describe(byte[] input) {
    return "";
  }
}
