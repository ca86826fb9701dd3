package org.deepmovie.cli.page;

import org.deepmovie.cli.chart.Figure;

/**
 * A chart with what belongs to it.
 *
 * @param name of its files, without ending; unique on the page
 * @param title one line
 * @param caption what it shows of this data
 * @param figure the drawing
 * @param table its numbers
 */
public record Exhibit(String name, String title, String caption, Figure figure, Table table) {

  Exhibit withName(String other) {
    return new Exhibit(other, title, caption, figure, table);
  }
}
