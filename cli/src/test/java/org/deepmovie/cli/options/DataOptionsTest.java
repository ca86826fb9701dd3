package org.deepmovie.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataOptionsTest {

  @TempDir Path folder;

  private Path ratings(String name, int from, int to) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int n = from; n < to; n++) {
      rows.append("%d|%d|%d|i%d%n".formatted(n, n % 4, 1 + n * n % 9, n % 7));
    }
    return Files.writeString(folder.resolve(name), rows);
  }

  private CommandRun run(String... args) {
    return CommandRun.of(args);
  }

  @Test
  void columnsDelimiterHeaderAndScaleMayBeGiven() throws IOException {
    Path file = ratings("odd.txt", 0, 28);
    Path model = folder.resolve("m.zip");
    CommandRun run =
        run(
            "train",
            "--data",
            file.toString(),
            "--columns",
            "user=2,item=4,rating=3,time=1",
            "--no-header",
            "--delimiter",
            "bar",
            "--scale",
            "0..10",
            "--model",
            "baseline",
            "--out",
            model.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .startsWith(
            file
                + ": user = column 2, item = column 4, rating = column 3, time = column 1; fields"
                + " between bars");
    assertThat(run.out()).contains("28 ratings of 4 users for 7 items");
  }

  @Test
  void theSetsOfASplitMayBeFilesOfTheirOwnAndJsonSaysWhatWasRead() throws IOException {
    Path json = folder.resolve("r.json");
    CommandRun run =
        run(
            "evaluate",
            "--columns",
            "user=2,item=4,rating=3",
            "--train",
            ratings("a.txt", 0, 20).toString(),
            "--validation-file",
            ratings("b.txt", 20, 24).toString(),
            "--test",
            ratings("c.txt", 24, 28).toString(),
            "--model",
            "baseline",
            "--json",
            json.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("a: 28 ratings").contains("c.txt, seed 1");
    JsonNode read = new ObjectMapper().readTree(json.toFile()).get("read");
    assertThat(read.get("files").size()).isEqualTo(3);
    assertThat(read.get("files").get(2).get("rows").asInt()).isEqualTo(4);
    assertThat(read.get("files").get(0).get("columns").get("item").asText()).isEqualTo("column 4");
  }

  @Test
  void trainFitsToTheTrainingFile() throws IOException {
    CommandRun run =
        run(
            "train",
            "--columns",
            "user=2,item=4,rating=3",
            "--train",
            ratings("a.txt", 0, 20).toString(),
            "--validation-file",
            ratings("b.txt", 20, 24).toString(),
            "--model",
            "pmf:factors=2,epochs=2",
            "--out",
            folder.resolve("m.zip").toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("20 ratings of 4 users for 7 items");
  }

  @Test
  void filesOfASplitAreFoundInAFolderOfAnyData() throws IOException {
    Files.writeString(folder.resolve("one.csv"), "uid,book,stars\na,x,5\nb,x,1\na,y,2\n");
    Files.writeString(folder.resolve("two.csv"), "uid,book,stars\nb,y,4\n");
    CommandRun run =
        run(
            "evaluate",
            "--data",
            folder.toString(),
            "--split",
            "files:one.csv,two.csv",
            "--validation",
            "0",
            "--model",
            "baseline");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 ratings of 2 users for 2 items");
  }

  @Test
  void aTimeThatCannotBeReadIsAnErrorIfTheSplitNeedsIt() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "user,item,rating,time\na,x,5,1\nb,x,1,noon\na,y,2,3\nb,y,4,2\n");
    String[] args = {"evaluate", "--data", file.toString(), "--model", "baseline", "--split"};
    CommandRun random = run(concat(args, "leave:1"));
    assertThat(random.code()).as(random.err()).isZero();
    assertThat(random.err())
        .contains("1 time could not be read and is left out, at " + file + ":3 ('noon')");
    CommandRun byTime = run(concat(args, "time:0.5"));
    assertThat(byTime.code()).isEqualTo(2);
    assertThat(byTime.firstErrorLine())
        .startsWith("deepmovie: " + file + ":3: 'noon' is not a time");
  }

  @Test
  void aTimeThatCannotBeReadIsAnErrorIfTheModelNeedsIt() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "user,item,rating,time\na,x,5,1\nb,x,1,noon\n");
    String model = folder.resolve("m.zip").toString();
    String[] args = {"train", "--data", file.toString(), "--out", model, "--model"};
    CommandRun run = run(concat(args, "time-svd++"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).startsWith("deepmovie: " + file + ":3: 'noon' is not a time");
    assertThat(run(concat(args, "baseline")).code()).isZero();
  }

  @Test
  void valuesThatStandForNoRatingAreLeftOut() throws IOException {
    Path file = folder.resolve("books.csv");
    Files.writeString(file, "user,item,rating\na,x,-1\nb,x,0\na,y,7\nb,y,NA\nb,z,2\na,z,9\n");
    String[] unrated = {"--unrated", "-1", "--unrated", "0", "--unrated=NA"};
    String[] args = {
      "train", "--model", "baseline", "--data", file.toString(), "--out", folder + "/m.zip"
    };
    CommandRun run = run(Stream.of(args, unrated).flatMap(Stream::of).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("3 ratings of 2 users for 2 items");
    assertThat(run.err()).contains("3 rows have no rating and are left out");
  }

  @Test
  void feedbackIsReportedAsRatingsAre() throws IOException {
    Path ratings = Files.writeString(folder.resolve("r.csv"), "a,x,5\nb,x,1\na,y,2\n");
    Path views = Files.writeString(folder.resolve("v.txt"), "b y\nc y\n");
    CommandRun run =
        run(
            "train",
            "--model",
            "baseline",
            "--data",
            ratings.toString(),
            "--feedback",
            views.toString(),
            "--out",
            folder + "/m.zip");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(views + ": user = column 1, item = column 2; fields between blanks")
        .contains(views + ": 1 row is left out because the ratings lack its user or item");
  }

  @Test
  void feedbackHasColumnsOfItsOwn() throws IOException {
    Path ratings =
        Files.writeString(folder.resolve("r.csv"), "who,what,mark\na,x,5\nb,x,1\na,y,2\n");
    Path views = Files.writeString(folder.resolve("v.csv"), "Artikel,Kunde\ny,b\n");
    List<String> args =
        List.of("train --model baseline --columns user=who,item=what,rating=mark --out".split(" "));
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(folder + "/m.zip", "--data", ratings.toString()));
    all.addAll(List.of("--feedback-columns", "user=Kunde,item=1"));
    assertThat(run(all.toArray(String[]::new)).firstErrorLine())
        .isEqualTo(
            "deepmovie: --feedback-columns are those of the file of --feedback; give --feedback"
                + " FILE, too");
    all.addAll(List.of("--feedback", views.toString()));
    CommandRun run = run(all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(views + ": user = Kunde, item = Artikel; fields between commas")
        .doesNotContain("left out");
  }

  private static String[] concat(String[] args, String last) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = last;
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "evaluate --train a.csv#--train needs a test set; give --test FILE, too",
        "evaluate --test a.csv#need a training set; give --train FILE, too",
        "evaluate --train a --test b --split kfold:2#--train takes the place of --split",
        "evaluate --data sample --train a --test b#the sample has no files of sets",
        "evaluate --layout ml-3m#give one of ml-100k, ml-1m",
        "evaluate --columns who=1#write, for example, user=1",
        "evaluate --scale 5..1#rating scale from 5.0 to 1.0",
        "evaluate --duplicates oldest#give one of newest, last, first, sum, mean, refuse",
        "evaluate --data x --quote ab#--quote 'ab': give one character, or none",
        "evaluate --data x --quote none --escape x#the escape character x needs quotes",
        "evaluate --encoding utf-99#'utf-99' is not known; give one such as UTF-8",
        "evaluate --data - --feedback -#- is standard input, which is read once",
        "evaluate --train - --test -#- is standard input, which is read once",
      })
  void optionsThatAreNotClearAreRefusedInOneSentence(String line, String problem) {
    CommandRun run = run(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.firstErrorLine()).startsWith("deepmovie: ").contains(problem);
  }
}
