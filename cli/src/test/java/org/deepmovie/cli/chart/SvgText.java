package org.deepmovie.cli.chart;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads the text of an SVG as XML. */
public final class SvgText {

  private SvgText() {}

  /** The outermost element. */
  public static Element root(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static List<String> texts(String svg) {
    NodeList nodes = root(svg).getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(n -> nodes.item(n).getTextContent())
        .toList();
  }
}
