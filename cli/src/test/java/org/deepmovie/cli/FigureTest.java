package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static BufferedImage png(Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figure.writePng(out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static Figure figure(List<String> models) {
    double[] at = {0, 1, 2};
    Figure.Panel panel =
        new Figure.Panel(
            "x",
            "y",
            at,
            IntStream.range(0, models.size())
                .mapToObj(n -> (DoubleUnaryOperator) x -> n + x)
                .toList());
    return new Figure("title", "subtitle", models, List.of(panel, panel));
  }

  @Test
  void ticksAreAtMostElevenRoundNumbersThatReachTheEnd() {
    assertArrayEquals(
        new double[] {0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2}, Figure.ticks(2), 1e-12);
    assertArrayEquals(
        new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, Figure.ticks(100), 1e-12);
    assertArrayEquals(
        new double[] {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50}, Figure.ticks(50), 1e-12);
    assertArrayEquals(
        new double[] {0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.45},
        Figure.ticks(0.416),
        1e-12);
  }

  @Test
  void twentyEightModelsHaveLinesOfTheirOwn() {
    Set<String> styles = new HashSet<>();
    for (int model = 0; model < 28; model++) {
      float[] dashes = Figure.stroke(model).getDashArray();
      styles.add(Figure.color(model) + (dashes == null ? "" : List.of(dashes[0], dashes[1]) + ""));
    }
    assertEquals(28, styles.size());
  }

  @Test
  void everyCurveIsSeenInThePanelsAndInTheLegend() throws IOException {
    BufferedImage image = png(figure(List.of("one", "two", "three")));
    int legend = image.getHeight() - 100;
    for (int model = 0; model < 3; model++) {
      int color = Figure.color(model).getRGB();
      assertTrue(count(image, color, 0, legend) > 200, "panel " + model);
      assertTrue(count(image, color, legend, image.getHeight()) > 50, "legend " + model);
    }
  }

  private static long count(BufferedImage image, int color, int top, int bottom) {
    return IntStream.range(top, bottom)
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .filter(x -> image.getRGB(x, y) == color)
                    .count())
        .sum();
  }

  @Test
  void theSheetGrowsWithTheLegend() throws IOException {
    BufferedImage few = png(figure(List.of("one", "two")));
    BufferedImage many = png(figure(IntStream.range(0, 40).mapToObj(n -> "model " + n).toList()));
    assertTrue(many.getHeight() > few.getHeight());
    assertEquals(few.getWidth(), many.getWidth());
    BufferedImage wordy = png(figure(List.of("a model with many options ".repeat(8))));
    assertTrue(wordy.getWidth() > few.getWidth());
  }
}
