package org.kutta.train.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;

/** Java's drawing calls as an SVG element that stands in an HTML page. */
final class SvgCanvas {

  /** Drawn in the colour of the surrounding text, which a dark page makes light. */
  static final Color INK = new Color(1, 2, 3);

  private static final String INK_IN_SVG = "rgb(1,2,3)";
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final String id;
  private final SVGGraphics2D graphics;
  private final int width;
  private final int height;

  /**
   * Creates an empty canvas.
   *
   * @param id begins the ids of its elements, so that several can stand in one page
   */
  SvgCanvas(String id, int width, int height) {
    this.id = id;
    this.width = width;
    this.height = height;
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return id + "-" + super.generateID(prefix);
          }
        });
    this.graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
  }

  private static Document document() {
    try {
      DOMImplementation dom =
          DOMImplementationRegistry.newInstance().getDOMImplementation("XML 3.0");
      return dom.createDocument(NAMESPACE, "svg", null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every Java has a DOM", e);
    }
  }

  /** Returns where to draw. */
  Graphics2D graphics() {
    return graphics;
  }

  /**
   * Returns the element, with all that was drawn.
   *
   * @param label for those who hear the page
   */
  String element(String label) {
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", label);
    // Batik names this one alike on every canvas.
    Element shared = (Element) root.getElementsByTagName("defs").item(0);
    shared.setAttribute("id", id + "-" + shared.getAttribute("id"));
    root.removeAttribute("width");
    root.removeAttribute("height");
    StringWriter text = new StringWriter();
    try {
      graphics.stream(root, text, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String svg = text.toString();
    return svg.substring(svg.indexOf("<svg")).replace(INK_IN_SVG, "currentColor");
  }
}
