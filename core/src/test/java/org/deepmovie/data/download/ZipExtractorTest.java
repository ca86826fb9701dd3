package org.deepmovie.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.io.MovieLensFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipExtractorTest {

  @TempDir Path temp;

  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectories(temp.resolve("deep/er/target"));
  }

  @Test
  void filesAndFoldersComeOutAsTheyWentIn() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("top/", new byte[0]);
    files.put("top/a.txt", utf8("a"));
    files.put("top/sub/b..txt", utf8("b".repeat(5000)));
    unzip(new ZipExtractor(3, 5001), archive(files));
    assertEquals("a", Files.readString(target.resolve("top/a.txt")));
    assertEquals(5000, Files.size(target.resolve("top/sub/b..txt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "a/../../evil.txt",
        "/tmp/evil.txt",
        "..\\evil.txt",
        "C:evil.txt",
        "./evil.txt",
        "a//evil.txt",
        "a/.../evil.txt",
        "..",
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    Path archive = archive(Map.of(name, utf8("evil")));
    String problem = refusal(new ZipExtractor(10, 1000), archive);
    assertThat(problem).contains("names a file outside its folder: '" + name);
    assertThat(isEmpty(target)).as("isEmpty(target)").isTrue();
    assertThat(target.resolveSibling("evil.txt")).doesNotExist();
  }

  @Test
  void aLinkBecomesAPlainFileAndNothingIsWrittenThroughIt() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("link", utf8(temp.toString()));
    files.put("link/evil.txt", utf8("evil"));
    Path archive = archive(files);
    markFirstEntryAsLink(archive);
    String problem = refusal(new ZipExtractor(10, 1000), archive);
    assertThat(problem).contains("names a file twice");
    assertThat(Files.isSymbolicLink(target.resolve("link")))
        .as("Files.isSymbolicLink(target.resolve(\"link\"))")
        .isFalse();
    assertThat(temp.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.txt", utf8("first"));
    files.put("b.txt", utf8("other"));
    Path archive = archive(files);
    String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
    Files.writeString(archive, bytes.replace("b.txt", "a.txt"), StandardCharsets.ISO_8859_1);
    String problem = refusal(new ZipExtractor(10, 1000), archive);
    assertThat(problem).contains("names a file twice: 'a.txt'");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    Path archive = archive(Map.of("a", utf8(""), "b", utf8(""), "c", utf8("")));
    unzip(new ZipExtractor(3, 1000), archive);
    target = Files.createDirectories(temp.resolve("again"));
    String problem = refusal(new ZipExtractor(2, 1000), archive);
    assertThat(problem).contains("holds more than 2 files");
  }

  @Test
  void tooManyBytesAreRefusedWithoutBeingWritten() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("small.txt", new byte[600]);
    files.put("bomb.txt", new byte[50_000_000]);
    String problem = refusal(new ZipExtractor(10, 1000), archive(files));
    assertThat(problem).contains("unpacks to more than 1000 bytes");
    assertEquals(401, Files.size(target.resolve("bomb.txt")));
  }

  @Test
  void aTruncatedArchiveIsRefused() throws IOException {
    Path archive = archive(Map.of("a.txt", utf8("x".repeat(5000))));
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, 40));
    String problem = refusal(new ZipExtractor(10, 10_000), archive);
    assertThat(problem).contains("the archive is damaged");
  }

  @Test
  void aFileThatIsNoZipIsRefused() throws IOException {
    Path archive = Files.write(temp.resolve("page.zip"), utf8("<html>moved</html>"));
    String problem = refusal(new ZipExtractor(10, 1000), archive);
    assertEquals(archive + ": the archive holds no files, or is not a zip archive", problem);
  }

  private Path archive(Map<String, byte[]> files) throws IOException {
    return MovieLensFixture.zip(temp.resolve("archive.zip"), "", files);
  }

  private void unzip(ZipExtractor unzipper, Path archive) throws IOException {
    unzipper.unzip(archive, target);
  }

  private String refusal(ZipExtractor unzipper, Path archive) {
    return assertThrows(DataFormatException.class, () -> unzip(unzipper, archive)).getMessage();
  }

  /** Sets the Unix mode of the central directory's first entry to that of a symbolic link. */
  private static void markFirstEntryAsLink(Path archive) throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    int central = 0;
    while (bytes[central] != 'P' || bytes[central + 1] != 'K' || bytes[central + 2] != 1) {
      central++;
    }
    int versionMadeBy = central + 5;
    int externalAttributes = central + 38;
    bytes[versionMadeBy] = 3;
    bytes[externalAttributes + 2] = (byte) 0xff;
    bytes[externalAttributes + 3] = (byte) 0xa1;
    Files.write(archive, bytes);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
