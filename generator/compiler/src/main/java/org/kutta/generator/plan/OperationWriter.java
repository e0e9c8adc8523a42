package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operation.Combine;

/** Writes a {@link Formation} as a combination, with its exact coefficients. */
final class OperationWriter {

  private final StepRows rows;
  private final Map<Row, Operand> vectors;
  private final Map<Operand, Coefficient> scales;
  private final List<Integer> stages;

  /**
   * @param vectors where work vectors are
   * @param scales what those are divided by that do not hold their row itself
   */
  OperationWriter(StepRows rows, Map<Row, Operand> vectors, Map<Operand, Coefficient> scales) {
    this.rows = rows;
    this.vectors = vectors;
    this.scales = scales;
    this.stages = rows.liveStages();
  }

  /** Returns the operation of a group, or nothing if all is there already. */
  Optional<Combine> write(int group, Formation formation, Optional<Row> home) {
    if (formation.isStanding()) {
      return Optional.empty();
    }
    Operand out =
        formation.target() == Target.POINT
            ? rows.points().get(group + 1).point()
            : vector(formation.out());
    if (formation.isStoring()) {
      int stage = stages.get(formation.out().last() - 1) + 1;
      return Optional.of(Combine.copy(out, Gradient.fresh(stage)));
    }
    List<Term> terms = new ArrayList<>();
    for (Part part : sharesFirst(formation, home, out)) {
      terms.add(Term.share(factor(part, out), vector(group, part)));
    }
    formation.parts().stream()
        .filter(Part::isGradient)
        .sorted(Comparator.comparing(part -> part.row().last()))
        .forEach(part -> terms.add(Term.gradient(factor(part, out), gradient(part))));
    return Optional.of(new Combine(out, terms));
  }

  /** Returns what the part's vector is multiplied by. */
  private Coefficient factor(Part part, Operand out) {
    Coefficient factor = part.factor().exact();
    boolean isScaled = part.source() == Source.REGISTER || part.source() == Source.OUTPUT;
    if (isScaled && !part.isGradient()) {
      factor = factor.times(scale(vector(part.row())));
    }
    return factor.over(scale(out));
  }

  private Coefficient scale(Operand vector) {
    return scales.getOrDefault(vector, Coefficient.ONE);
  }

  /** Returns the parts that are no gradients, first the one to start from. */
  private List<Part> sharesFirst(Formation formation, Optional<Row> home, Operand out) {
    List<Part> parts =
        new ArrayList<>(formation.parts().stream().filter(part -> !part.isGradient()).toList());
    Optional<Part> first =
        parts.stream()
            .filter(part -> isInPlace(part, out) || home.filter(part.row()::equals).isPresent())
            .findFirst()
            .or(() -> parts.stream().filter(part -> factor(part, out).isOne()).findFirst());
    first.ifPresent(
        part -> {
          parts.remove(part);
          parts.add(0, part);
        });
    return parts;
  }

  private boolean isInPlace(Part part, Operand out) {
    return switch (part.source()) {
      case START, GRADIENT -> false;
      case POINT -> out.place() == Operand.Place.THETA;
      case REGISTER, OUTPUT -> vector(part.row()).equals(out);
    };
  }

  private Operand vector(int group, Part part) {
    return switch (part.source()) {
      case START -> Operand.START;
      // The first group's θ is θ_n.
      case POINT -> rows.points().get(group).point();
      case GRADIENT, REGISTER, OUTPUT -> vector(part.row());
    };
  }

  private Gradient gradient(Part part) {
    int stage = stages.get(part.row().last() - 1) + 1;
    return part.source() == Source.GRADIENT ? Gradient.fresh(stage) : Gradient.kept(stage);
  }

  private Operand vector(Row row) {
    Operand vector = vectors.get(row);
    if (vector == null && row.isGradient()) {
      return Gradient.kept(stages.get(row.last() - 1) + 1);
    }
    if (vector == null) {
      throw new IllegalStateException("no one forms " + row);
    }
    return vector;
  }
}
