package org.deepmovie.cli.page;

import org.deepmovie.cli.chart.Figure;

/**
 * A chart with its title, its caption and its data.
 *
 * @param name of its files, without the ending; unique on the page
 * @param title one line
 * @param caption what it shows of this data set
 * @param figure the drawing
 * @param data the numbers that it shows
 */
public record CaptionedChart(
    String name, String title, String caption, Figure figure, ChartData data) {

  CaptionedChart withName(String other) {
    return new CaptionedChart(other, title, caption, figure, data);
  }
}
