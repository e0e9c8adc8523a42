package org.kutta.cli.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of SVG or HTML. Text and attributes are escaped by construction. */
final class Xml {

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<String> content = new ArrayList<>();

  Xml(String name) {
    this.name = name;
  }

  /** Sets an attribute. */
  Xml with(String attribute, Object value) {
    attributes.put(attribute, value.toString());
    return this;
  }

  /** Adds text. */
  Xml text(String text) {
    content.add(escaped(text));
    return this;
  }

  /** Adds the content of a style sheet, in which nothing is escaped; never text of a user. */
  Xml raw(String styles) {
    content.add(styles);
    return this;
  }

  /** Adds an element. */
  Xml add(Xml element) {
    content.add("\n" + element);
    return this;
  }

  /** Replaces what means something to a browser, and what XML cannot hold. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c < ' ' && c != '\n' ? 0xFFFD : c);
              }
            });
    return safe.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("<").append(name);
    attributes.forEach(
        (attribute, value) ->
            text.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
    if (content.isEmpty() && !name.equals("style") && !name.equals("td") && !name.equals("span")) {
      return text.append("/>").toString();
    }
    text.append('>');
    content.forEach(text::append);
    return text.append("</").append(name).append('>').toString();
  }
}
