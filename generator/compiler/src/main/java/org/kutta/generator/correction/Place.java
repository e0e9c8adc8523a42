package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.Weights;

/**
 * A place of a table where a number stands.
 *
 * @param row from 0, of the stages or of the weights
 * @param column from 0; 0 for an abscissa
 * @param expression what is written there
 */
record Place(Kind kind, int row, int column, Expression expression) {

  enum Kind {
    ABSCISSA,
    STAGE,
    WEIGHT
  }

  /** Returns all places of a table where something is written. */
  static List<Place> of(Table table) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.rows().get(i).abscissa() instanceof Abscissa.Given given) {
        places.add(new Place(Kind.ABSCISSA, i, 0, given.value()));
      }
      addCells(places, Kind.STAGE, i, table.rows().get(i).cells());
    }
    for (int k = 0; k < table.weights().size(); k++) {
      if (table.weights().get(k).weights() instanceof Weights.Cells cells) {
        addCells(places, Kind.WEIGHT, k, cells.cells());
      }
    }
    return places;
  }

  private static void addCells(List<Place> places, Kind kind, int row, List<Expression> cells) {
    for (int j = 0; j < cells.size(); j++) {
      places.add(new Place(kind, row, j, cells.get(j)));
    }
  }

  boolean isBeside(Place other) {
    return kind == other.kind && row == other.row && Math.abs(column - other.column) == 1;
  }

  boolean sharesRowWith(Place other) {
    return kind == other.kind && (row == other.row || kind == Kind.ABSCISSA);
  }

  Span span() {
    return expression.span();
  }
}
