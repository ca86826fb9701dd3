package org.deepmovie.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  private static final Dataset DATA = SmallRatings.generate(12, 9, 0.5, 1);
  private static final Providers PROVIDERS = Providers.load();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("model.zip");
    ModelFile.save(fit(1), file);
  }

  private static Recommender fit(long seed) {
    return PROVIDERS.trainer("pmf:factors=3,epochs=2").fit(DATA, TrainingContext.ofSeed(seed));
  }

  @Test
  void oneModelAlwaysGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again.zip");
    ModelFile.save(fit(1), again);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void savingReplacesAnOlderFileAndLeavesNothingBesideIt() throws IOException {
    ModelFile.save(fit(2), file);
    assertEquals(2, ModelFile.load(file, PROVIDERS).header().seed());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aModelThatFailsToSaveLeavesTheOlderFileAlone() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThrows(IOException.class, () -> ModelFile.save(new Unsavable(fit(2)), file));
    assertArrayEquals(before, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private record Unsavable(Recommender model) implements Recommender, Storable {
    @Override
    public ModelHeader header() {
      return model.header();
    }

    @Override
    public double predict(int user, int item) {
      return model.predict(user, item);
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
      throw new IOException("no");
    }
  }

  @Test
  void aMissingFileAndAFolderThatIsNotThereAreOneSentence() {
    assertTrue(message(folder.resolve("none.zip")).contains("there is no model file"));
    assertTrue(
        assertThrows(IOException.class, () -> ModelFile.save(fit(1), folder.resolve("x/y.zip")))
            .getMessage()
            .contains("does not exist; create it first"));
  }

  @Test
  void whateverIsCutOffTheFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> ModelFile.load(cut, PROVIDERS), "length " + length);
    }
  }

  @Test
  void aFlippedByteGivesTheSameModelOrAnIOException() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int n = 0; n < 300; n++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      Path bad = Files.write(folder.resolve("flipped.zip"), flipped);
      try {
        assertSame(fit(1), ModelFile.load(bad, PROVIDERS));
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 150, refused + " refused");
  }

  private static void assertSame(Recommender expected, Recommender actual) {
    assertEquals(expected.catalog().users(), actual.catalog().users());
    assertEquals(expected.catalog().items(), actual.catalog().items());
    assertEquals(expected.catalog().titles(), actual.catalog().titles());
    for (int user = -1; user < DATA.users().size(); user++) {
      for (int item = -1; item < DATA.items().size(); item++) {
        assertEquals(expected.predict(user, item), actual.predict(user, item));
      }
    }
  }

  @Test
  void aLaterFormatAnUnknownModelAndABadOptionAreRefusedWithTheReason() throws IOException {
    String manifest = entries().get("manifest.json");
    assertTrue(
        message(with("manifest.json", manifest.replace("\"format\" : 1", "\"format\" : 99")))
            .contains("has format 99"));
    assertTrue(
        message(with("manifest.json", manifest.replace("\"pmf\"", "\"later\"")))
            .contains("there is no model 'later'"));
    assertTrue(
        message(
                with(
                    "manifest.json",
                    manifest.replace("\"factors\" : \"3\"", "\"factors\" : \"0\"")))
            .contains("option factors=0 is not accepted"));
  }

  @Test
  void shapesThatDoNotFitAreRefusedBeforeAnythingIsAllocated() throws IOException {
    String manifest = entries().get("manifest.json");
    String more = manifest.replace("\"users\" : 12", "\"users\" : 2000000000");
    assertTrue(message(with("manifest.json", more)).contains("has the shape"));
    String wide = manifest.replace("\"factors\" : \"3\"", "\"factors\" : \"2000\"");
    assertTrue(message(with("manifest.json", wide)).contains("user_vectors.npy has the shape"));
    String array = entries().get("rating_values.npy");
    String claims = array.replaceFirst("\\(\\d+,\\)", "(2000000000,)");
    String ratings = manifest.replaceFirst("\"ratings\" : \\d+", "\"ratings\" : 2000000000");
    Path hostile = with("manifest.json", ratings, "rating_values.npy", claims);
    assertThrows(IOException.class, () -> ModelFile.load(hostile, PROVIDERS));
  }

  @Test
  void aMissingEntryAndBrokenJsonAreNamed() throws IOException {
    assertTrue(message(with("titles.json", null)).contains("it has no titles.json"));
    assertTrue(message(with("titles.json", "[")).contains("titles.json cannot be read"));
    String twice = "[\"a\"" + ",\"a\"".repeat(11) + "]";
    assertTrue(message(with("users.json", twice)).contains("'a' occurs twice"));
  }

  @Test
  void aListOfAnythingButTheNumberOfStringsIsRefused() throws IOException {
    String eleven = "\"a\"" + ",\"b\"".repeat(10);
    for (String last : new String[] {"", ",null", ",5", ",[]", ",\"c\",\"d\""}) {
      String list = "[" + eleven + last + "]";
      assertTrue(
          message(with("users.json", list)).contains("users.json is not an array of 12 strings"));
    }
    assertTrue(message(with("users.json", "{}")).contains("is not an array"));
    assertTrue(message(with("titles.json", "null")).contains("is not an array"));
  }

  @Test
  void whatIsNullIsRefused() throws IOException {
    String manifest = entries().get("manifest.json");
    String option = manifest.replace("\"factors\" : \"3\"", "\"factors\" : null");
    assertTrue(message(with("manifest.json", option)).contains("it holds null"));
    assertTrue(message(with("manifest.json", "null")).contains("it holds null"));
  }

  @Test
  void aModelIsSavedToAndLoadedFromStreams() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelFile.save(fit(1), bytes);
    assertArrayEquals(Files.readAllBytes(file), bytes.toByteArray());
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    assertSame(fit(1), ModelFile.load("a stream", in, PROVIDERS));
    InputStream none = new ByteArrayInputStream(new byte[10]);
    assertEquals(
        "a stream is not a model file, or it is truncated",
        assertThrows(IOException.class, () -> ModelFile.load("a stream", none, PROVIDERS))
            .getMessage());
  }

  @Test
  void aModelLivesOnAnyFileSystem() throws IOException {
    URI archive = URI.create("jar:" + folder.resolve("models.jar").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path inside = zip.getPath("/film.zip");
      ModelFile.save(fit(2), inside);
      ModelFile.save(fit(1), inside);
      assertSame(fit(1), ModelFile.load(inside, PROVIDERS));
      assertTrue(message(zip.getPath("/none.zip")).contains("there is no model file /none.zip"));
    }
  }

  @Test
  void numbersThatAreNoneAreRefused() throws IOException {
    String vectors = entries().get("user_vectors.npy");
    String withNaN = vectors.substring(0, 128) + "\0\0\u00c0\u007f" + vectors.substring(132);
    assertTrue(message(with("user_vectors.npy", withNaN)).contains("user_vectors.npy holds NaN"));
    String twice = entries().get("manifest.json").replaceFirst("\\{", "{\"model\":\"als\",");
    assertTrue(message(with("manifest.json", twice)).contains("manifest.json cannot be read"));
    for (String settings : new String[] {"{}", "{\"offset\":\"NaN\"}", "{\"offset\":null}"}) {
      assertTrue(message(with("pmf.json", settings)).contains("pmf.json cannot be read"));
    }
    String manifest = entries().get("manifest.json").replace("\"scale\"", "\"scales\"");
    assertTrue(message(with("manifest.json", manifest)).contains("manifest.json cannot be read"));
  }

  @Test
  void aFolderIsNoModelFile() {
    assertTrue(message(folder).endsWith(" is a folder, or you may not read it; give a file"));
  }

  @Test
  void settingsThatUnpackToMuchAreRefusedWithoutAdviceOfMoreMemory() throws IOException {
    Path bomb = withBlanks("manifest.json", 17);
    assertTrue(message(bomb).endsWith("manifest.json has 17 MB; settings have at most 16 MB"));
  }

  @Test
  void moreIdsThanTheirFileCanHoldAreRefusedWithoutAdviceOfMoreMemory() throws IOException {
    String manifest = entries().get("manifest.json");
    String many = manifest.replaceAll("\"items\" *: *\\d+", "\"items\":2147483647");
    assertNotEquals(manifest, many);
    String message = message(with("manifest.json", many));
    assertTrue(message.endsWith("items.json is not an array of 2147483647 strings"), message);
  }

  @Test
  @Tag("slow")
  void anEntryThatUnpacksToMoreThanTheHeapHoldsIsRefused() throws IOException {
    Path bomb = withBlanks("users.json", (int) (Runtime.getRuntime().maxMemory() / 4 >> 20) + 1);
    assertTrue(message(bomb).contains("more than a quarter of this JVM's heap"));
  }

  /** The file with so many megabytes of blanks in the place of an entry. */
  private Path withBlanks(String name, int megabytes) throws IOException {
    Path changed = with(name, null);
    Path bomb = folder.resolve("bomb.zip");
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (ZipFile others = new ZipFile(changed.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      for (ZipEntry entry : others.stream().toList()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        others.getInputStream(entry).transferTo(zip);
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(name));
      for (int written = 0; written < megabytes; written++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    return bomb;
  }

  private String message(Path path) {
    String message =
        assertThrows(IOException.class, () -> ModelFile.load(path, PROVIDERS)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  private Map<String, String> entries() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return entries;
  }

  /** The file with other entries; null removes one. */
  private Path with(String... namesAndTexts) throws IOException {
    Map<String, String> entries = entries();
    for (int n = 0; n < namesAndTexts.length; n += 2) {
      assertTrue(entries.containsKey(namesAndTexts[n]));
      entries.put(namesAndTexts[n], namesAndTexts[n + 1]);
    }
    Path changed = folder.resolve("changed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        if (entry.getValue() != null) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
          zip.closeEntry();
        }
      }
    }
    return changed;
  }
}
