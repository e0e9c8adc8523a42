package org.kutta.experiments.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment found.
 *
 * @param tables for people
 * @param data all figures, one line each, for machines
 * @param figures curves
 * @param settings under which it was found: grids, seeds, data
 * @param notes on how to read it
 */
public record Findings(
    List<Table> tables,
    Table data,
    List<Figure> figures,
    Map<String, List<String>> settings,
    List<String> notes) {

  public Findings {
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    notes = List.copyOf(notes);
  }
}
