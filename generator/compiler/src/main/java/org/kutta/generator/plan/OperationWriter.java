package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;
import org.kutta.generator.plan.Operation.Blend;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Share;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.StepRows.Point;

/** Writes a {@link Formation} as an operation: its exact coefficients, and what they are called. */
final class OperationWriter {

  private final StepRows rows;
  private final StepSpace space;
  private final Map<Row, PlanVector> vectors;
  private final Map<PlanVector, Real> scales;
  private final List<Integer> stages;

  /**
   * @param vectors where work vectors are
   * @param scales what those are divided by that do not hold their row itself
   */
  OperationWriter(
      StepRows rows, StepSpace space, Map<Row, PlanVector> vectors, Map<PlanVector, Real> scales) {
    this.rows = rows;
    this.space = space;
    this.vectors = vectors;
    this.scales = scales;
    this.stages = rows.liveStages();
  }

  /** Returns the operation, or nothing if all is there already. */
  Optional<Operation> write(int group, Formation formation, Optional<Row> home) {
    PlanVector out =
        formation.target() == Target.POINT ? PlanVector.THETA : vector(formation.out());
    if (formation.isStoring()) {
      return Optional.of(new Copy(out, PlanVector.GRADIENT));
    }
    if (formation.isStanding()) {
      return Optional.empty();
    }
    List<Share> shares = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Part part : sharesFirst(formation, home, out)) {
      Share share = new Share(factor(part, out), vector(part));
      shares.add(share);
      words.add(times(share.factor(), words.isEmpty()) + word(group, part));
    }
    boolean positive = formation.out().isSum();
    List<Term> terms = terms(group, formation, out);
    String meaning =
        name(group, formation, out)
            + (positive && home.isPresent() && shares.get(0).factor().isOne()
                ? " += " + Meaning.sum(terms, true)
                : " = " + equation(words, terms, positive));
    return Optional.of(operation(out, shares, terms, meaning));
  }

  /** Returns what the part's vector is multiplied by. */
  private Real factor(Part part, PlanVector out) {
    Real factor = part.factor().exact();
    if (!part.isGradient() && scales.containsKey(vector(part))) {
      factor = factor.times(scale(vector(part)));
    }
    return scales.containsKey(out) ? factor.over(scale(out)) : factor;
  }

  private Real scale(PlanVector vector) {
    return scales.getOrDefault(vector, Real.ONE);
  }

  private static String equation(List<String> words, List<Term> terms, boolean positive) {
    String shares = String.join(" ", words);
    if (terms.isEmpty()) {
      return shares;
    }
    String sum = Meaning.sum(terms, positive);
    return shares.isEmpty() ? sum : shares + (positive ? " + " : " ") + sum;
  }

  private static Operation operation(
      PlanVector out, List<Share> shares, List<Term> terms, String meaning) {
    boolean plain = shares.size() == 1 && shares.get(0).factor().isOne();
    if (plain && terms.isEmpty()) {
      return new Copy(out, shares.get(0).vector());
    }
    boolean known = terms.stream().noneMatch(term -> term.symbol().isEmpty());
    if ((plain || shares.isEmpty()) && known && !terms.isEmpty()) {
      return new Combine(out, shares.stream().map(Share::vector).findFirst(), terms, meaning);
    }
    return new Blend(out, shares, terms, meaning);
  }

  /** Returns the parts that are no gradients, first the one to start from. */
  private List<Part> sharesFirst(Formation formation, Optional<Row> home, PlanVector out) {
    List<Part> parts =
        new ArrayList<>(formation.parts().stream().filter(part -> !part.isGradient()).toList());
    Part first = null;
    for (Part part : parts) {
      boolean inPlace = vector(part).equals(out) || home.filter(part.row()::equals).isPresent();
      if (inPlace) {
        first = part;
        break;
      }
      first = first == null && factor(part, out).isOne() ? part : first;
    }
    if (first != null) {
      parts.remove(first);
      parts.add(0, first);
    }
    return parts;
  }

  private PlanVector vector(Part part) {
    return switch (part.source()) {
      // The first group's θ is θ_n.
      case START -> PlanVector.START;
      case POINT -> PlanVector.THETA;
      case GRADIENT -> PlanVector.GRADIENT;
      case REGISTER, OUTPUT -> vector(part.row());
    };
  }

  private PlanVector vector(Row row) {
    if (row.isGradient() && !vectors.containsKey(row)) {
      return PlanVector.gradientOf(stages.get(row.last() - 1) + 1);
    }
    PlanVector vector = vectors.get(row);
    if (vector == null) {
      throw new IllegalStateException("nobody forms " + row);
    }
    return vector;
  }

  private List<Term> terms(int group, Formation formation, PlanVector out) {
    List<Term> terms = new ArrayList<>();
    for (Part part : formation.parts()) {
      if (part.isGradient()) {
        int number = part.row().last();
        PlanVector vector =
            part.source() == Source.GRADIENT
                ? PlanVector.GRADIENT
                : PlanVector.gradientOf(stages.get(number - 1) + 1);
        Real coefficient = factor(part, out);
        int stage = stages.get(number - 1);
        String symbol = scales.containsKey(out) ? "" : symbol(group, coefficient, stage, out);
        terms.add(new Term(coefficient, symbol, vector, stage + 1));
      }
    }
    terms.sort((x, y) -> Integer.compare(x.stage(), y.stage()));
    return terms;
  }

  private String symbol(int group, Real coefficient, int stage, PlanVector out) {
    return out.isSum() ? symbolInSum(coefficient, stage) : symbolInPoint(group, coefficient, stage);
  }

  /** Returns the weight that a gradient is multiplied by. */
  private String symbolInSum(Real coefficient, int stage) {
    return rows.sums().stream()
        .filter(sum -> sum.row().get(stage).equals(coefficient))
        .findFirst()
        .map(sum -> sum.symbol() + (stage + 1))
        .orElse("");
  }

  /** Returns the entry of the tableau whose negative a gradient is multiplied by. */
  private String symbolInPoint(int group, Real coefficient, int stage) {
    for (int p = group + 1; p < rows.points().size(); p++) {
      Point point = rows.points().get(p);
      if (point.row().get(stage).negate().equals(coefficient)) {
        return point.symbolOf(stage);
      }
      Point previous = rows.points().get(p - 1);
      Real difference = previous.row().get(stage).minus(point.row().get(stage));
      if (p == group + 1 && difference.equals(coefficient)) {
        boolean fresh = previous.row().get(stage).isZero();
        return fresh
            ? point.symbolOf(stage)
            : point.symbolOf(stage) + " - " + previous.symbolOf(stage);
      }
    }
    return "";
  }

  private String name(int group, Formation formation, PlanVector out) {
    return formation.target() == Target.POINT ? rows.points().get(group + 1).label() : out.name();
  }

  private String word(int group, Part part) {
    return switch (part.source()) {
      case START -> "theta_n";
      case POINT -> group == 0 ? "theta_n" : rows.points().get(group).label();
      default -> vector(part).name();
    };
  }

  private static String times(Real factor, boolean first) {
    String sign = factor.signum() < 0 ? (first ? "-" : "- ") : first ? "" : "+ ";
    return sign + Meaning.factor(factor.abs());
  }
}
