package org.deepmovie.cli.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/**
 * Plots side by side with the same legend. They share no axis, unlike JFreeChart's combined plots.
 */
final class PlotRow extends Plot {

  private static final long serialVersionUID = 1;
  private static final double GAP = 16;

  private final transient List<Plot> plots;

  PlotRow(List<? extends Plot> plots) {
    this.plots = List.copyOf(plots);
  }

  List<Plot> plots() {
    return plots;
  }

  @Override
  public String getPlotType() {
    return "row of plots";
  }

  @Override
  public LegendItemCollection getLegendItems() {
    return plots.get(0).getLegendItems();
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState state,
      PlotRenderingInfo info) {
    double width = (area.getWidth() - (plots.size() - 1) * GAP) / plots.size();
    for (int n = 0; n < plots.size(); n++) {
      double left = area.getX() + n * (width + GAP);
      plots
          .get(n)
          .draw(
              graphics,
              new Rectangle2D.Double(left, area.getY(), width, area.getHeight()),
              null,
              null,
              null);
    }
  }
}
