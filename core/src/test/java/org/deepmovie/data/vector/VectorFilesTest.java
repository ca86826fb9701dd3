package org.deepmovie.data.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.io.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFilesTest {

  private static final IdMap IDS = IdMap.of(List.of("a", "b", "c"));

  @TempDir Path folder;

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private void assertIsRead(Path file, String name) throws IOException {
    GivenVectors vectors = VectorFiles.read(file, IDS);
    assertThat(vectors.name()).isEqualTo(name);
    assertThat(vectors.dimension()).isEqualTo(2);
    assertThat(vectors.isKnown(0)).isTrue();
    assertThat(vectors.isKnown(1)).isFalse();
    assertThat(vectors.get(0, 0)).isEqualTo(1.5f);
    assertThat(vectors.get(0, 1)).isEqualTo(-2);
    assertThat(vectors.get(2, 1)).isEqualTo(0.25f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c,0,0.25\na,1.5,-2\nother,9,9\n",
        "id,x,y\nc,0,0.25\n\na,1.5,-2",
        "\uFEFFid;x;y\r\nc;0;.25\r\na;1.5;-2e0\r\n",
        "a\t1.5\t-2\nc\t0\t0.25\nb\t0\t0\n",
        "\"a\", 1.5, -2\n\"c\", 0, 0.25\n",
        "a 1.5 -2\nc 0 0.25\n",
        ",0,1\nc,0,0.25\na,1.5,-2\n",
        "2 2\nc 0 0.25\na  1.5   -2 \n",
        "\"c\",\"0\",\"0.25\"\n\"a\",\"1.5\",\"-2\"\n"
      })
  void linesOfAnIdAndNumbersAreRead(String content) throws IOException {
    assertIsRead(text("plots.csv", content), "plots");
  }

  @Test
  void compressedLinesAreRead() throws IOException {
    Path file = folder.resolve("plots.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\t1.5\t-2\nc\t0\t0.25\n".getBytes(StandardCharsets.UTF_8));
    }
    assertIsRead(file, "plots");
  }

  @Test
  void anArrayThatWasWrittenIsRead() throws IOException {
    Path file = folder.resolve("plots.npy");
    FloatMatrix vectors = new FloatMatrix(3, 2, new float[] {0, 0.25f, 1.5f, -2, 9, 9});
    VectorFiles.write(file, List.of("c", "a", "other"), vectors);
    assertIsRead(file, "plots");
  }

  private Path doubles(String type, int... shape) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Npy.writeHeader(bytes, type, shape);
    ByteBuffer values = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : new double[] {0, 0.25, 1.5, -2}) {
      values.putDouble(value);
    }
    bytes.write(values.array());
    text("plots.ids", "c\na\n");
    return Files.write(folder.resolve("plots.npy"), bytes.toByteArray());
  }

  @Test
  void anArrayOfDoublesIsRead() throws IOException {
    assertIsRead(doubles("<f8", 2, 2), "plots");
  }

  private static void assertRefused(Path file, String... message) {
    assertThatThrownBy(() -> VectorFiles.read(file, IDS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContainingAll(message);
  }

  @Test
  void anArrayThatDoesNotFitIsRefused() throws IOException {
    assertRefused(
        doubles("<i8", 2, 2),
        "plots.npy: it holds <i8; save numpy.ascontiguousarray(x, 'float32') by numpy.save");
    assertRefused(doubles("<f8", 4), "has the shape [4]; give one row of numbers for each id");
    assertRefused(doubles("<f8", 2, 3), "the array ends early");
    assertRefused(doubles("<f8", 2, 1), "goes on after its last row");
    assertRefused(
        doubles("<f8", 4, 1), "has 4 rows, and plots.ids 2 ids; give one id for each row");
    Files.delete(folder.resolve("plots.ids"));
    assertRefused(
        folder.resolve("plots.npy"), "needs the ids of its rows; write them to", "plots.ids");
    assertRefused(text("no.npy", "nothing"), "needs the ids");
  }

  @Test
  void linesThatDoNotFitAreRefusedWithTheirNumber() throws IOException {
    assertRefused(text("a.csv", "a,1,2\nb,1\n"), "a.csv:2: an id and 2 numbers expected: 'b,1'");
    assertRefused(text("b.csv", "a,1,2\nb,1,x\n"), "b.csv:2: an id and 2 numbers expected");
    assertRefused(
        text("c.csv", "a,1,NaN\n"), "the vector of a holds NaN; give numbers from -1e12 to 1e12");
    assertRefused(text("d.csv", "a,1,2\na,1,2\n"), "has two vectors of a; give one");
    assertRefused(text("e.csv", ""), "is empty");
    assertRefused(text("f.csv", "a\nb\n"), "f.csv:1: an id and numbers expected");
    assertRefused(text("g.csv", "a,0,0\n"), "has vectors of zeros only");
    assertRefused(
        text("h.csv", "x1,1,0\n"),
        "has a vector of none of the 3 ids of the data, such as 'a'; give the vectors of these");
    assertRefused(folder.resolve("none.csv"), "none.csv: no such file");
  }

  @Test
  void aTypoInTheFirstLineIsNoHeader() throws IOException {
    assertRefused(text("a.csv", "a,x1.5,2\nb,1,2\n"), "a.csv:1: an id and 2 numbers expected");
  }

  @Test
  void aShapeThatTheFileCannotHoldIsRefusedBeforeMemoryIsTaken() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Npy.writeHeader(bytes, Npy.FLOAT, 2, 4000);
    text("plots.ids", "c\na\n\n");
    Path file = Files.write(folder.resolve("plots.npy"), bytes.toByteArray());
    assertRefused(file, "plots.npy: the array ends early");
  }

  @Test
  void anArrayOfFormatTwoIsRead() throws IOException {
    byte[] one = Files.readAllBytes(doubles("<f8", 2, 2));
    byte[] two = new byte[one.length + 2];
    System.arraycopy(one, 0, two, 0, 10);
    two[6] = 2;
    System.arraycopy(one, 10, two, 12, one.length - 10);
    assertIsRead(Files.write(folder.resolve("plots.npy"), two), "plots");
  }

  @Test
  void whatIsNoFileOfItsKindIsNamed() throws IOException {
    byte[] cut = {0x1f, (byte) 0x8b, 8, 0};
    Path damaged = Files.write(folder.resolve("a.csv.gz"), cut);
    assertRefused(damaged, "a.csv.gz: cannot be read: ");
    assertRefused(folder, "cannot be read: ");
  }

  @Test
  void writingRefusesWhatCouldNotBeRead() {
    FloatMatrix vectors = new FloatMatrix(1, 2);
    assertThatThrownBy(() -> VectorFiles.write(folder.resolve("a.csv"), List.of("a"), vectors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give a name that ends in .npy");
    assertThatThrownBy(() -> VectorFiles.write(folder.resolve("a.npy"), List.of("a", "b"), vectors))
        .hasMessageContaining("1 vectors and 2 ids");
    assertThatThrownBy(() -> VectorFiles.write(folder.resolve("a.npy"), List.of("a\nb"), vectors))
        .hasMessageContaining("one id of one line");
  }
}
