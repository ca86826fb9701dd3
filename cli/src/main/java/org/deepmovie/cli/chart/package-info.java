/** Charts by JFreeChart in one style, written as SVG by Batik and as PNG. */
@NullMarked
package org.deepmovie.cli.chart;

import org.jspecify.annotations.NullMarked;
