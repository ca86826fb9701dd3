package org.deepmovie.spark.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deepmovie.spark.LocalSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SparkPmfMainTest {

  private static final String CSV =
      """
      user,item,rating
      a,x,5
      a,y,1
      b,x,4
      b,z,2
      c,y,2
      """;

  @TempDir Path dir;

  private record Result(int code, String log) {}

  /** Runs the command in a session of its own, which it stops. */
  private static Result run(String... args) {
    LocalSpark.session();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = SparkPmfMain.run(args, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Result(code, bytes.toString(StandardCharsets.UTF_8));
  }

  private String ratings(String text) throws IOException {
    return Files.writeString(dir.resolve("ratings.csv"), text).toString();
  }

  @Test
  void fitsCsvAndWritesModelAndRecommendations() throws IOException {
    String out = dir.resolve("out").toString();
    Result result =
        run(
            "--ratings",
            ratings(CSV),
            "--out",
            out,
            "--model",
            "pmf:factors=2,epochs=2",
            "--blocks",
            "2x1",
            "--recommend",
            "2",
            "--recommendations-format",
            "csv");
    assertThat(result.log()).contains("epoch 2 of at most 2: RMSE").contains("model written");
    assertThat(result.code()).isZero();
    try (Stream<Path> files = Files.list(dir.resolve("out/recommendations"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".csv"))
                  .flatMap(SparkPmfMainTest::lines))
          .anyMatch(line -> line.startsWith("a,1,z,"));
    }
  }

  @Test
  void anEncoderReadsItemsSoThatOneWithoutRatingsIsRecommended() throws IOException {
    String out = dir.resolve("out").toString();
    String items =
        Files.writeString(
                dir.resolve("items.csv"),
                "item,title,genre\nx,One,drama\ny,Two,comedy\nz,Three,drama\nnew,Four,drama\n")
            .toString();
    Result result =
        run(
            "--ratings",
            ratings(CSV),
            "--items",
            items,
            "--out",
            out,
            "--model",
            "pmf+features:factors=2,epochs=2,titles=false,coldStartHoldout=0",
            "--blocks",
            "1x2",
            "--recommend",
            "3",
            "--recommendations-format",
            "csv");
    assertThat(result.code()).as(result.log()).isZero();
    try (Stream<Path> files = Files.list(dir.resolve("out/recommendations"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".csv"))
                  .flatMap(SparkPmfMainTest::lines))
          .anyMatch(line -> line.matches("a,[12],new,.*"));
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void saysInOneSentenceWhatIsWrong() throws IOException {
    String out = dir.resolve("out").toString();
    assertError("nothing there", "deepmovie: ", "--ratings", dir + "/none.csv", "--out", out);
    assertError(
        "a column",
        "no column 'user'",
        "--ratings",
        ratings("who,item,rating\na,x,1\n"),
        "--out",
        out);
    assertError(
        "a rating", "1 rows have no user", "--ratings", ratings(CSV + "c,x,good\n"), "--out", out);
    assertError("the folder", "exists", "--ratings", ratings(CSV), "--out", dir.toString());
    assertError(
        "the model",
        "'svd' is not a model on Spark",
        "--ratings",
        ratings(CSV),
        "--out",
        out,
        "--model",
        "svd");
    assertError(
        "the items",
        "pmf+features reads items; give --items",
        "--ratings",
        ratings(CSV),
        "--out",
        out,
        "--model",
        "pmf+features");
    assertError(
        "the encoder",
        "pmf reads no items",
        "--ratings",
        ratings(CSV),
        "--out",
        out,
        "--items",
        ratings(CSV));
    assertError(
        "the blocks", "such as 64x16", "--ratings", ratings(CSV), "--out", out, "--blocks", "4");
    assertError(
        "the share",
        "--validation-share -0.1: give a number from 0 to below 1",
        "--ratings",
        ratings(CSV),
        "--out",
        out,
        "--validation-share=-0.1");
    assertError(
        "the number of recommendations",
        "--recommend -1: give 0 or more",
        "--ratings",
        ratings(CSV),
        "--out",
        out,
        "--recommend=-1");
    assertError(
        "the file system",
        "'nowhere:///out' cannot be accessed",
        "--ratings",
        ratings(CSV),
        "--out",
        "nowhere:///out");
    assertThat(Path.of(out)).doesNotExist();
  }

  private static void assertError(String what, String message, String... args) {
    Result result = run(args);
    assertThat(result.code()).as(what).isEqualTo(2);
    assertThat(result.log().lines().filter(line -> line.startsWith("deepmovie: ")))
        .as(what)
        .singleElement()
        .asString()
        .contains(message);
  }
}
