package org.deepmovie.cli.chart;

import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes drawings as SVG. */
final class SvgDocument {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static final String FONT = "font-family";

  /** The fonts that Java uses as sans-serif: DejaVu on Linux, elsewhere the browsers' own. */
  private static final String FONTS = "'DejaVu Sans', sans-serif";

  /** Number of decimals of a coordinate. */
  private static final int PRECISION = 1;

  /** Characters that XML cannot represent, and the references to them, which it forbids. */
  private static final Pattern NOT_XML =
      Pattern.compile(
          "&#(?:[0-8]|1[124-9]|2\\d|3[01]);|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\uFFFE\uFFFF]");

  private SvgDocument() {}

  /** The SVG of {@code drawing}, with {@code label} as its text alternative. */
  static String of(int width, int height, String label, Consumer<Graphics2D> drawing) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      context.setPrecision(PRECISION);
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      drawing.accept(graphics);
      Element svg = graphics.getRoot();
      svg.setAttribute("width", String.valueOf(width));
      svg.setAttribute("height", String.valueOf(height));
      svg.setAttribute("viewBox", "0 0 " + width + " " + height);
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", label);
      nameFonts(svg);
      return text(svg);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("this Java cannot write XML: " + e.getMessage(), e);
    }
  }

  /** Names the fonts that Java measured text with; other fonts would misplace it. */
  private static void nameFonts(Element svg) {
    svg.setAttribute(FONT, FONTS);
    NodeList inner = svg.getElementsByTagName("*");
    for (int n = 0; n < inner.getLength(); n++) {
      if (inner.item(n) instanceof Element element && element.hasAttribute(FONT)) {
        element.setAttribute(FONT, FONTS);
      }
    }
  }

  private static String text(Element svg) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(svg), new StreamResult(text));
    return NOT_XML.matcher(text.toString()).replaceAll("");
  }
}
