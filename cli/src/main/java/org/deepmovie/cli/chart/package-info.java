/**
 * Charts as SVG: text stays text, what is hovered says its number, and a page may recolour them.
 */
package org.deepmovie.cli.chart;
