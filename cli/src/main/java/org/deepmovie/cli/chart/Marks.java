package org.deepmovie.cli.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.renderer.AbstractRenderer;

/** What the kinds of charts share. */
final class Marks {

  static final int WIDTH = 860;

  private Marks() {}

  static Shape dot(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  /** Gives all that {@code renderer} draws one colour. */
  static void paint(AbstractRenderer renderer, Color color) {
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setDefaultPaint(color);
  }
}
