package org.kutta.cli.plot;

import java.util.List;

/** The frame of a report: an HTML page that needs nothing but itself, by day and by night. */
final class Page {

  /** Rules of a style sheet are stronger than the attributes of an SVG element. */
  private static final String STYLE =
      """

      :root { color-scheme: light dark; --ground: #ffffff; --ink: #1c1e21; --faint: #5b6068;
        --line: #d5d8dc; --card: #f7f8f9 }
      @media (prefers-color-scheme: dark) {
        :root { --ground: #15171a; --ink: #e8eaed; --faint: #a4abb3; --line: #3a3f45;
          --card: #1d2024 }
      }
      * { box-sizing: border-box }
      body { margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem;
        background: var(--ground); color: var(--ink);
        font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
      h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem }
      h2 { font-size: 1.3rem; margin: 0 }
      p { max-width: 46rem; margin: .4rem 0 1rem; color: var(--faint) }
      section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
      .figures { display: flex; flex-wrap: wrap; gap: 1rem }
      figure { margin: 0; padding: .5rem; flex: 1 1 24rem; max-width: 38rem; border-radius: .5rem;
        border: 1px solid var(--line); background: var(--card) }
      figure svg { display: block; width: 100%; height: auto }
      .scroll { overflow-x: auto; margin: 1.5rem 0; border: 1px solid var(--line);
        border-radius: .5rem }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums;
        font-size: .9rem }
      th, td { padding: .45rem .6rem; text-align: right; white-space: nowrap;
        border-top: 1px solid var(--line) }
      thead th { border-top: 0; color: var(--faint); font-weight: 600; vertical-align: bottom;
        white-space: normal; background: var(--card) }
      th:first-child, td:nth-child(2), thead th:nth-child(2) { text-align: left }
      .swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem;
        margin-right: .5rem }
      pre { overflow-x: auto; margin: 1rem 0 0; padding: 1rem; border-radius: .5rem;
        background: var(--card); border: 1px solid var(--line);
        font: .85rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace }
      svg text { fill: var(--ink) }
      svg .ground { fill: var(--ground); stroke: var(--line) }
      svg .axis { stroke: var(--ink) }
      svg .grid { stroke: var(--line) }
      @media print { body { max-width: none; padding: 0 } figure { break-inside: avoid } }
      """;

  private Page() {}

  /** Returns a page. */
  static String of(String title, List<Xml> content) {
    Xml head =
        new Xml("head")
            .add(new Xml("meta").with("charset", "utf-8"))
            .add(
                new Xml("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"))
            .add(new Xml("title").text(title))
            .add(new Xml("style").raw(STYLE));
    Xml main = new Xml("main");
    content.forEach(main::add);
    Xml page = new Xml("html").with("lang", "en").add(head).add(new Xml("body").add(main));
    return "<!DOCTYPE html>\n" + page + "\n";
  }
}
