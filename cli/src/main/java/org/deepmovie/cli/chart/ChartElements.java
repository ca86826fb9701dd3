package org.deepmovie.cli.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.renderer.AbstractRenderer;

/** Elements that all kinds of charts share. */
final class ChartElements {

  static final int WIDTH = 860;

  private ChartElements() {}

  static Shape dot(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  /** Makes {@code renderer} draw everything in one color. */
  static void paint(AbstractRenderer renderer, Color color) {
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setDefaultPaint(color);
  }
}
