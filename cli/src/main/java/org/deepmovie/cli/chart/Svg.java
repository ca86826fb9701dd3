package org.deepmovie.cli.chart;

import com.google.common.xml.XmlEscapers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * SVG in the making. Colours are those of a light page; a page in the dark changes them by class.
 */
final class Svg {

  /** How wide a character of small text is, about. */
  static final double CHARACTER = 6.6;

  private final StringBuilder text = new StringBuilder();

  /** A number with at most two decimals. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The room that {@code label} takes, about. */
  static double width(String label) {
    return label.length() * CHARACTER;
  }

  /** {@code label}, its end cut off if it has more than {@code most} characters. */
  static String shortened(String label, int most) {
    int end =
        label.offsetByCodePoints(0, Math.min(most - 1, label.codePointCount(0, label.length())));
    return label.length() <= most ? label : label.substring(0, end) + "…";
  }

  /** Opens an element; attributes are names and values by turns. */
  Svg open(String element, Object... attributes) {
    start(element, attributes);
    text.append('>');
    return this;
  }

  Svg close(String element) {
    text.append("</").append(element).append(">\n");
    return this;
  }

  /** An element without content. */
  Svg element(String element, Object... attributes) {
    start(element, attributes);
    text.append("/>\n");
    return this;
  }

  /** An element that says {@code hint} when it is hovered. */
  Svg hinted(String hint, String element, Object... attributes) {
    open(element, attributes).open("title").content(hint);
    text.append("</title>");
    return close(element);
  }

  /** Text that starts, ends or has its middle at (x, y). */
  Svg text(String anchor, double x, double y, String content, Object... attributes) {
    start("text", "text-anchor", anchor, "x", x, "y", y);
    attributes(attributes);
    text.append('>');
    return content(content).close("text");
  }

  private void start(String element, Object... attributes) {
    text.append('<').append(element);
    attributes(attributes);
  }

  private void attributes(Object... attributes) {
    for (int n = 0; n < attributes.length; n += 2) {
      Object value = attributes[n + 1];
      text.append(' ')
          .append(attributes[n])
          .append("=\"")
          .append(
              XmlEscapers.xmlAttributeEscaper()
                  .escape(value instanceof Double d ? number(d) : String.valueOf(value)))
          .append('"');
    }
  }

  private Svg content(String content) {
    text.append(XmlEscapers.xmlContentEscaper().escape(content));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
