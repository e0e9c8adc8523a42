package org.kutta.train.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The frame of a report: one HTML page that needs no other file.
 *
 * <p>All text is escaped by j2html; raw are the style sheet and the SVG that we draw. A content
 * security policy forbids scripts and anything from outside.
 */
public final class HtmlPage {

  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private HtmlPage() {}

  /** Returns the page. */
  public static String of(String title, DomContent... content) {
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().withCharset("utf-8"),
                    meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    title(title),
                    style(rawHtml(styleSheet()))),
                body(main(h1(title), each(List.of(content), part -> part))))
            .withLang("en")
            .render()
        + "\n";
  }

  /** Returns a table of settings by name, each of some lines. */
  public static DomContent settings(Map<String, List<String>> settings) {
    return div(table(
                tbody(
                    each(
                        settings,
                        (String name, List<String> values) ->
                            tr(th(name), td(each(values, value -> div(value)))))))
            .withClass("settings"))
        .withClass("scroll");
  }

  private static String styleSheet() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("no resource report.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
