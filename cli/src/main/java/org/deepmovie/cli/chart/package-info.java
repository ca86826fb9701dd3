/** Charts by JFreeChart in one style, written as SVG by Batik and as PNG. */
package org.deepmovie.cli.chart;
