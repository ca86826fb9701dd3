package org.deepmovie.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("model.zip");
  }

  private static void write(Path path, String text) throws IOException {
    AtomicFile.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private Path part(String name, Duration age) throws IOException {
    Path part = Files.writeString(folder.resolve(name), "half");
    return Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void whatKilledProcessesLeftIsDeletedByTheNextWrite() throws IOException {
    part(".model.zip.1af3.part", Duration.ofHours(1));
    write(file, "whole");
    assertThat(names()).containsExactly("model.zip");
    assertThat(file).hasContent("whole");
  }

  @Test
  void partsInUseFreshPartsAndOtherFilesStay() throws IOException {
    Path live = part(".model.zip.1.part", Duration.ofHours(1));
    part(".model.zip.2.part", Duration.ZERO);
    part(".model.zip.notes.part", Duration.ofHours(1));
    part(".other.zip.3.part", Duration.ofHours(1));
    try (FileChannel channel = FileChannel.open(live, StandardOpenOption.WRITE)) {
      channel.lock();
      write(file, "whole");
    }
    assertThat(names())
        .containsExactly(
            ".model.zip.1.part",
            ".model.zip.2.part",
            ".model.zip.notes.part",
            ".other.zip.3.part",
            "model.zip");
  }

  @Test
  void aLinkThatIsNamedLikeAPartIsNotFollowed() throws IOException {
    Path precious = part("precious", Duration.ofHours(1));
    Files.createSymbolicLink(folder.resolve(".model.zip.1.part"), precious);
    write(file, "whole");
    assertThat(precious).hasContent("half");
  }

  @Test
  void aReplacedFilePassesOnItsPermissions() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX here");
    write(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    write(file, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aFailureLeavesTheOldFileAndNamesIt() throws IOException {
    write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(names()).containsExactly("model.zip");
    assertThat(file).hasContent("old");
  }

  @Test
  void aLinkToAFileIsFollowedAndOneToNoFileIsNotReplaced() throws IOException {
    Path linked = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThatThrownBy(() -> write(linked, "whole"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + linked + ": it is a link to no file; give another path");
    assertThat(linked).isSymbolicLink();
    write(file, "old");
    write(linked, "new");
    assertThat(linked).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThatThrownBy(() -> write(Path.of(""), "x")).hasMessageContaining("empty path");
  }

  @Test
  void aFileThatCannotBeMadeIsNamedAndNotItsTemporaryOne() {
    Path tooLong = folder.resolve("a".repeat(300));
    assertThatThrownBy(() -> write(tooLong, "x"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write " + tooLong + ": ")
        .hasMessageNotContaining(".part");
  }
}
