package org.deepmovie.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.junit.jupiter.api.Test;

class ModelReferenceTest {

  private static final Path PAGE = Path.of("..", "docs", "models.md");

  private final List<ModelDescription> models = Providers.load().models();

  @Test
  void thePageInTheDocsIsWhatTheCommandPrints() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("%s is out of date; run: ./deepmovie models --markdown > docs/models.md", PAGE)
        .isEqualTo(CommandRun.of("models", "--markdown").out());
  }

  @Test
  void everyModelHasItsSectionWithAllOptionsOfItsOwn() {
    String page = ModelReference.page(models);
    for (ModelDescription model : models) {
      String heading = "### `" + model.name() + "`\n";
      assertThat(page).containsOnlyOnce(heading);
      String section = page.substring(page.indexOf(heading) + 1).split("\n## |\n### ", 2)[0];
      if (!ModelFamily.isHybrid(model.name())) {
        model
            .options()
            .forEach(option -> assertThat(section).contains("| `" + option.name() + "` |"));
      }
    }
  }

  @Test
  void theOptionsOfPmfAreListedOnce() {
    String page = ModelReference.page(models);
    assertThat(page).contains("It has all options of [`pmf`](#pmf), and these:");
    assertThat(page.split("\\| `userRegularization` \\| 10 \\|", -1)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void everyModelOfOursBelongsToAFamily() {
    assertThat(models)
        .extracting(model -> ModelFamily.of(model.name()))
        .doesNotContain(ModelFamily.OTHER);
  }

  @Test
  void aModelOfAPluginIsListedUnderOtherModels() {
    String page =
        ModelReference.page(List.of(new ModelDescription("mine", "a|b model", List.of())));
    assertThat(page).contains("## Other models", "| [`mine`](#mine) | A\\|b model |");
  }

  @Test
  void anchorsAreThoseOfGitHub() {
    MarkdownAnchors anchors = new MarkdownAnchors();
    assertThat(anchors.add("Top-K lists: what, why?")).isEqualTo("top-k-lists-what-why");
    assertThat(anchors.add("`svd`")).isEqualTo("svd");
    assertThat(anchors.add("`svd++`")).isEqualTo("svd-1");
    assertThat(anchors.contains("svd-1")).isTrue();
  }
}
