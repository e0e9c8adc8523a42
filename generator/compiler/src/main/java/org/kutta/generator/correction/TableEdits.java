package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * Lists the edits that a table invites, the likelier ones before others: slips of the pen,
 * neighbours exchanged, any two entries of a row exchanged, a number of which only the value is
 * known. In floating point each has to satisfy the sums and the conditions of low order.
 */
final class TableEdits {

  private final Written written;
  private final Table table;
  private final List<Place> places;
  private final Map<String, Double> names;
  private final Optional<RoughTable> rough;
  private final int order;

  /**
   * An edit to try.
   *
   * @param open the place whose value the edit computes, where it is no text to be typed
   */
  record Candidate(SuggestedEdit edit, Optional<Place> open) {

    Candidate(SuggestedEdit edit) {
      this(edit, Optional.empty());
    }
  }

  /**
   * @param order up to which an edited table must satisfy what it claims
   */
  TableEdits(Written written, Table table, int order) {
    this.written = written;
    this.table = table;
    this.places = Place.of(table);
    this.names = written.names(Written.UNEDITED);
    this.rough = RoughTable.of(written, names, Written.UNEDITED);
    this.order = order;
  }

  /** Returns edits of labels, signs and digits. */
  List<Candidate> slips() {
    List<Candidate> edits = new ArrayList<>(labels());
    rough.ifPresent(
        values -> {
          for (Place place : places) {
            slips(place, values, edits);
          }
        });
    definitions(edits);
    return edits;
  }

  private void slips(Place place, RoughTable values, List<Candidate> edits) {
    double old = values.at(place);
    for (Typos.Typo typo : Typos.of(place.expression())) {
      double value = place.expression().accept(Approximation.over(names, typo.variant()));
      if (value != old && isPlausible(values, place, value)) {
        edits.add(new Candidate(typo.in(place.span())));
      }
    }
    String text = place.span().text();
    boolean sum = place.expression() instanceof Expression.Binary binary && isSum(binary);
    if (!text.startsWith("-") && !sum && isPlausible(values, place, -old)) {
      edits.add(new Candidate(SuggestedEdit.replace(place.span(), "-" + text)));
    }
  }

  private static boolean isSum(Expression.Binary binary) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT -> true;
      case MULTIPLY, DIVIDE -> false;
    };
  }

  private boolean isPlausible(RoughTable values, Place place, double value) {
    double old = values.at(place);
    values.set(place, value);
    boolean plausible = values.isPlausible(order);
    values.set(place, old);
    return plausible;
  }

  /** What is wrong may be a number that has a name. */
  private void definitions(List<Candidate> edits) {
    for (Statement statement : written.body().statements()) {
      if (statement instanceof Statement.Let let) {
        for (Typos.Typo typo : Typos.of(let.value())) {
          Map<String, Double> edited = written.names(typo.variant());
          if (RoughTable.of(written, edited, typo.variant())
              .filter(t -> t.isPlausible(order))
              .isPresent()) {
            edits.add(new Candidate(typo.in(let.value().span())));
          }
        }
      }
    }
  }

  /** {@code b^} for {@code b-b^} and the other way round; embedded weights as the main ones. */
  private List<Candidate> labels() {
    List<Candidate> edits = new ArrayList<>();
    Optional<WeightRow> main =
        table.weights().stream().filter(row -> row.label().kind() == Kind.MAIN).findFirst();
    for (WeightRow row : table.weights()) {
      String index = row.label().index() == 0 ? "" : String.valueOf(row.label().index());
      if (row.label().kind() == Kind.EMBEDDED) {
        edits.add(new Candidate(SuggestedEdit.replace(row.label().span(), "b-b^" + index)));
        main.ifPresent(
            b ->
                edits.add(
                    new Candidate(
                        SuggestedEdit.exchange(b.weights().span(), row.weights().span()))));
      } else if (row.label().kind() == Kind.DIFFERENCE) {
        edits.add(new Candidate(SuggestedEdit.replace(row.label().span(), "b^" + index)));
      }
    }
    return edits;
  }

  /** Returns exchanges of neighbours and {@code _} for an abscissa. */
  List<Candidate> neighbours() {
    List<Candidate> edits = exchanges(true);
    rough.ifPresent(
        values ->
            places.stream()
                .filter(place -> place.kind() == Place.Kind.ABSCISSA)
                .filter(place -> isPlausible(values, place, Double.NaN))
                .forEach(
                    place -> edits.add(new Candidate(SuggestedEdit.replace(place.span(), "_")))));
    return edits;
  }

  /** Returns exchanges of entries of one row that are no neighbours, or of two abscissae. */
  List<Candidate> exchanges() {
    return exchanges(false);
  }

  private List<Candidate> exchanges(boolean neighbours) {
    List<Candidate> edits = new ArrayList<>();
    rough.ifPresent(
        values -> {
          for (int i = 0; i < places.size(); i++) {
            for (int k = i + 1; k < places.size(); k++) {
              Place first = places.get(i);
              Place second = places.get(k);
              if (first.sharesRowWith(second)
                  && first.isBeside(second) == neighbours
                  && values.at(first) != values.at(second)
                  && isPlausible(values, first, second)) {
                edits.add(new Candidate(SuggestedEdit.exchange(first.span(), second.span())));
              }
            }
          }
        });
    return edits;
  }

  private boolean isPlausible(RoughTable values, Place first, Place second) {
    double x = values.at(first);
    double y = values.at(second);
    values.set(first, y);
    values.set(second, x);
    boolean plausible = values.isPlausible(order);
    values.set(first, x);
    values.set(second, y);
    return plausible;
  }

  /** Returns edits by which an entry becomes what the others of its row ask for. */
  List<Candidate> numbers() {
    List<Candidate> edits = new ArrayList<>();
    rough.ifPresent(
        values -> {
          for (Place place : places) {
            if (place.kind() != Place.Kind.ABSCISSA) {
              number(place, values).ifPresent(edits::add);
            }
          }
        });
    return edits;
  }

  private Optional<Candidate> number(Place place, RoughTable values) {
    List<Expression> cells;
    String total;
    double completed = values.completion(place);
    if (place.kind() == Place.Kind.WEIGHT) {
      WeightRow row = table.weights().get(place.row());
      cells = ((Weights.Cells) row.weights()).cells();
      total = row.label().kind() == Kind.DIFFERENCE ? "0" : "1";
    } else {
      StageRow row = table.rows().get(place.row());
      cells = row.cells();
      total = "(" + row.abscissa().span().text() + ")";
      if (Double.isNaN(completed)) {
        List<Expression> b = main();
        if (place.row() >= b.size()) {
          return Optional.empty();
        }
        // Where the abscissa is the sum of its row, the condition Σ b_i c_i = 1/2 tells the entry.
        total =
            "(1/2 - "
                + momentWithout(b, place.row())
                + ")/("
                + b.get(place.row()).span().text()
                + ")";
        completed = values.abscissaOfSecondOrder(place.row()) - sumWithout(values, place);
      }
    }
    String text = total + " - " + textWithout(cells, place.column());
    return completed != values.at(place) && isPlausible(values, place, completed)
        ? Optional.of(new Candidate(SuggestedEdit.replace(place.span(), text), Optional.of(place)))
        : Optional.empty();
  }

  private double sumWithout(RoughTable values, Place place) {
    return places.stream()
        .filter(p -> p.kind() == place.kind() && p.row() == place.row())
        .filter(p -> p.column() != place.column())
        .mapToDouble(values::at)
        .sum();
  }

  private List<Expression> main() {
    return table.weights().stream()
        .filter(row -> row.label().kind() == Kind.MAIN)
        .map(WeightRow::weights)
        .filter(Weights.Cells.class::isInstance)
        .map(weights -> ((Weights.Cells) weights).cells())
        .findFirst()
        .orElse(List.of());
  }

  private String momentWithout(List<Expression> b, int without) {
    List<String> terms = new ArrayList<>(List.of("0"));
    for (int k = 0; k < Math.min(table.rows().size(), b.size()); k++) {
      if (k != without) {
        StageRow row = table.rows().get(k);
        String abscissa =
            row.abscissa().span().text().equals("_")
                ? textWithout(row.cells(), -1)
                : "(" + row.abscissa().span().text() + ")";
        terms.add("(" + b.get(k).span().text() + ")*" + abscissa);
      }
    }
    return "(" + String.join(" + ", terms) + ")";
  }

  private static String textWithout(List<Expression> cells, int without) {
    List<String> terms = new ArrayList<>(List.of("0"));
    for (int j = 0; j < cells.size(); j++) {
      if (j != without) {
        terms.add("(" + cells.get(j).span().text() + ")");
      }
    }
    return terms.stream().collect(Collectors.joining(" + ", "(", ")"));
  }

  /** Orders edits by where they begin, for a help that reads from left to right. */
  static final Comparator<SuggestedEdit> BY_PLACE =
      Comparator.comparingInt(edit -> edit.replacements().get(0).span().start());
}
