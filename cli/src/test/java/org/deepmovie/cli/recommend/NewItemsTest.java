package org.deepmovie.cli.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.io.ItemFile;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ScoredItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that a saved model never saw, from a file to a list. */
class NewItemsTest {

  @TempDir Path folder;
  private Path model;
  private Path items;

  /** The new items have the texts of known ones. */
  @BeforeEach
  void trainAndDescribe() throws IOException {
    model = folder.resolve("m.zip");
    items = folder.resolve("new.csv");
    StringBuilder csv = new StringBuilder("id,text\n");
    for (int item = 0; item < 12; item++) {
      String text = Sample.generate(1).dataset().texts().text(item).replace('"', ' ');
      csv.append("new").append(item).append(",\"").append(text).append("\"\n");
    }
    Files.writeString(items, csv);
    train("pmf+features:epochs=5");
  }

  private void train(String spec) {
    assertThat(CommandRun.of("train", "--model", spec, "--out", model.toString()).code()).isZero();
  }

  private CommandRun recommend(String... more) {
    String[] args = {"recommend", "--model", model.toString(), "-n", "5"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CommandRun.of(all);
  }

  @Test
  void newItemsAreRankedByTheirPredictedRatings() throws IOException {
    CommandRun run = recommend("--user", "u001", "--new-items", items.toString());
    assertThat(run.code()).isZero();
    ColdStartRecommender loaded = (ColdStartRecommender) ModelFile.load(model, Providers.load());
    int user = loaded.catalog().users().indexOf("u001");
    List<ScoredItem> best = loaded.recommendNew(user, ItemFile.read(items, ','), 5);
    assertThat(best).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    assertThat(run.out().lines()).hasSize(5).first().asString().contains(best.get(0).id());
  }

  @Test
  void newItemsThatTheModelKnowsAreNamed() throws IOException {
    Path known = Files.writeString(folder.resolve("known.csv"), "id,title\nm007,Old\nm999,New\n");
    CommandRun run = recommend("--user", "u001", "--new-items", known.toString());
    assertThat(run.err())
        .contains(
            "1 of the 2 new items are known to the model, and are treated as new, without their"
                + " ratings: m007");
    assertThat(run.out().lines()).hasSize(2);
  }

  @Test
  void aNewItemIsMostSimilarToTheKnownOneWithItsText() throws IOException {
    train("pmf+features:epochs=5,attributes=false,titles=false");
    ColdStartRecommender loaded = (ColdStartRecommender) ModelFile.load(model, Providers.load());
    List<ScoredItem> similar = loaded.similarToNew(ItemFile.read(items, ','), 3, 400);
    String known = Sample.generate(1).dataset().items().id(3);
    assertThat(similar).hasSizeGreaterThan(100);
    assertThat(similar.subList(0, similar.size() / 4)).extracting(ScoredItem::id).contains(known);
    assertThat(loaded.encode(ItemFile.read(items, ',')).rows()).isEqualTo(12);
  }

  @Test
  void vectorsOfNewItemsAreGivenByAFileOfTheName() throws IOException {
    var known = Sample.generate(1).dataset().items();
    Path vectors = folder.resolve("plots.npy");
    VectorFiles.write(vectors, known.ids(), vectors(known.size()));
    train("pmf+features:epochs=5,textDimension=0,vectors=" + vectors);
    Files.delete(vectors);
    Path other = Files.createDirectory(folder.resolve("other")).resolve("plots.csv");
    Files.writeString(other, "new0,1,2\nnew1,-1,1\n");
    assertThat(recommend("--user", "u001", "--new-items", items.toString()).firstErrorLine())
        .endsWith(
            "plots.npy: no such file; give its path, or give the items vectors of the name plots");
    CommandRun run =
        recommend("--user", "u001", "--new-items", items.toString(), "--vectors", other.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(5);
    Path misnamed = Files.copy(other, folder.resolve("others.csv"));
    assertThat(
            recommend(
                    "--user",
                    "u001",
                    "--new-items",
                    items.toString(),
                    "--vectors",
                    misnamed.toString())
                .firstErrorLine())
        .endsWith(
            "the model knows vectors by the name of their file, of plots; give files of these"
                + " names, such as plots.csv");
  }

  private static FloatMatrix vectors(int rows) {
    FloatMatrix vectors = new FloatMatrix(rows, 2);
    for (int n = 0; n < vectors.values().length; n++) {
      vectors.values()[n] = (float) Math.sin(n);
    }
    return vectors;
  }

  @Test
  void whatCannotBeAnsweredIsSaidInOneLine() {
    assertThat(recommend("--ratings", "m001=5", "--new-items", items.toString()).firstErrorLine())
        .isEqualTo("deepmovie: new items are recommended to a user; give --user");
    assertThat(recommend("--user", "u001", "--vectors", "x.npy").firstErrorLine())
        .isEqualTo("deepmovie: --vectors are those of new items; give --new-items, too");
    assertThat(
            recommend("--user", "u001", "--new-items", items.toString(), "--vectors", "x.csv")
                .firstErrorLine())
        .isEqualTo("deepmovie: --vectors x.csv: the model reads no vectors; leave it out");
    train("baseline");
    assertThat(recommend("--user", "u001", "--new-items", items.toString()).firstErrorLine())
        .startsWith("deepmovie: baseline cannot tell anything of new items");
  }
}
