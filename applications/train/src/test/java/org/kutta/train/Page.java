package org.kutta.train;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A report, parsed as XML: an HTML page whose every element is closed, whose attributes are quoted
 * and whose text is escaped is that, but for its doctype and its void {@code meta}.
 */
public final class Page {

  private static final String DOCTYPE = "<!DOCTYPE html>\n";

  private final Document document;

  private Page(Document document) {
    this.document = document;
  }

  /** Returns the page; fails where it is not well-formed. */
  public static Page of(String html) {
    if (!html.startsWith(DOCTYPE)) {
      throw new AssertionError("no doctype: " + html);
    }
    String xml = html.substring(DOCTYPE.length()).replaceAll("<meta([^>]*)>", "<meta$1/>");
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Page(builder.parse(new InputSource(new StringReader(xml))));
    } catch (SAXException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    } catch (java.io.IOException | javax.xml.parsers.ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns all elements of a name, or of any: {@code *}. */
  public List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** Returns the text within each element of a name. */
  public List<String> texts(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  /** Returns all attributes of all elements. */
  public List<Attr> attributes() {
    List<Attr> attributes = new ArrayList<>();
    for (Element element : elements("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        attributes.add((Attr) element.getAttributes().item(i));
      }
    }
    return attributes;
  }
}
