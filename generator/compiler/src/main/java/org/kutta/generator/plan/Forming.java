package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;
import org.kutta.generator.plan.GroupDraft.Reading;

/** The ways to form one vector, as {@link Decompositions} lists them. */
final class Forming {
  private final StepSpace space;
  private final GroupDraft draft;
  private final Row row;
  private final Target target;
  private final double weight;
  private final Row evaluatedAt;
  private final int fresh;

  /**
   * @param weight of its rounding error
   * @param group that forms it
   */
  Forming(StepSpace space, GroupDraft draft, Row row, Target target, double weight, int group) {
    this.space = space;
    this.draft = draft;
    this.row = row;
    this.target = target;
    this.weight = weight;
    this.evaluatedAt = space.points().get(group);
    this.fresh = group + 1;
  }

  void all(List<GroupDraft> drafts) {
    List<Part> none = List.of();
    withPointShare(none, row, drafts);
    if (row.isSum()) {
      return;
    }
    for (Factor share : pointShares()) {
      List<Part> parts = List.of(new Part(Source.POINT, evaluatedAt, share));
      withPointShare(parts, row.minus(share, evaluatedAt), drafts);
    }
  }

  /** Returns multiples of the current point that make an entry vanish. */
  private List<Factor> pointShares() {
    List<Factor> shares = new ArrayList<>();
    for (int k = 0; k < fresh; k++) {
      if (!row.isZeroAt(k) && !evaluatedAt.isZeroAt(k)) {
        Factor share = row.ratio(evaluatedAt, k);
        boolean known =
            shares.stream()
                .anyMatch(other -> Math.abs(other.value() - share.value()) < Row.TOLERANCE);
        if (!known && Math.abs(share.value()) * weight <= Decompositions.MAX_WEIGHT) {
          shares.add(share);
        }
      }
    }
    return shares;
  }

  private void withPointShare(List<Part> parts, Row rest, List<GroupDraft> drafts) {
    if (target == Target.POINT) {
      fromOutputs(parts, rest, drafts);
    }
    List<Part> more = new ArrayList<>(parts);
    if (!rest.isZeroAt(fresh)) {
      more.add(new Part(Source.GRADIENT, space.gradient(fresh), rest.entry(fresh)));
    }
    remaining(draft, more, rest.without(fresh), drafts);
  }

  private void fromOutputs(List<Part> parts, Row rest, List<GroupDraft> drafts) {
    for (Formation formation : draft.formed()) {
      Row out = formation.out();
      int last = out.last();
      if (out.isGradient() || last == 0 || rest.isZeroAt(last)) {
        continue;
      }
      double size = rest.at(last) / out.at(last);
      boolean tame = out.isSum() || Math.abs(size) * weight <= Decompositions.MAX_WEIGHT;
      if (tame && rest.hasGradientsOf(out, size)) {
        Factor share = rest.ratio(out, last);
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(Source.OUTPUT, out, share));
        finish(draft, more, rest.minus(share, out), drafts);
      }
    }
  }

  /** Adds the ways to come by what remains once point and gradient have their shares. */
  private void remaining(GroupDraft from, List<Part> parts, Row rest, List<GroupDraft> drafts) {
    if (rest.hasNoGradient()) {
      finish(from, parts, rest, drafts);
      return;
    }
    Row gradients = rest.where(k -> k > 0);
    boolean single = gradients.gradients() == 1;
    if (!rest.isSum()) {
      asVectors(from, parts, List.of(rest), rest, drafts);
    }
    asVectors(from, parts, List.of(gradients), rest, drafts);
    if (!single) {
      asVectors(from, parts, oneByOne(gradients, k -> true), rest, drafts);
      if (parts.stream().noneMatch(part -> part.source() == Source.POINT)) {
        prefixes(from, parts, rest, drafts);
      }
      withStored(from, parts, rest, drafts);
    }
    multiples(from, parts, rest, drafts);
  }

  /** A partial sum up to some gradient, and the later ones by themselves. */
  private void prefixes(GroupDraft from, List<Part> parts, Row rest, List<GroupDraft> drafts) {
    for (int until = 2; until <= rest.last(); until++) {
      int end = until;
      Row prefix = rest.where(k -> k < end);
      if (!rest.isZeroAt(until) && !prefix.hasNoGradient()) {
        List<Row> vectors = new ArrayList<>(oneByOne(rest, k -> k >= end));
        vectors.add(prefix);
        asVectors(from, parts, vectors, rest, drafts);
      }
    }
  }

  /** Gradients that someone else asks for, and a sum of the others. */
  private void withStored(GroupDraft from, List<Part> parts, Row rest, List<GroupDraft> drafts) {
    boolean[] stored = new boolean[space.evaluations() + 1];
    stored[1] = space.firstIsKept();
    int count = 0;
    for (Demand demand : from.demands()) {
      if (demand.row().isGradient()) {
        stored[demand.row().last()] = true;
      }
    }
    for (int k = 1; k < stored.length; k++) {
      count += stored[k] && !rest.isZeroAt(k) ? 1 : 0;
    }
    if (count > 0 && count < rest.gradients()) {
      List<Row> vectors = new ArrayList<>(oneByOne(rest, k -> stored[k]));
      vectors.add(rest.where(k -> !stored[k]));
      asVectors(from, parts, vectors, rest, drafts);
    }
  }

  /** Multiples of sums that someone else asks for. */
  private void multiples(GroupDraft from, List<Part> parts, Row rest, List<GroupDraft> drafts) {
    for (Demand demand : from.demands()) {
      Row known = demand.row();
      int last = known.last();
      if (known.isGradient() || last != rest.last() || rest.isSum() && !known.isSum()) {
        continue;
      }
      if (rest.hasGradientsOf(known, rest.at(last) / known.at(last))) {
        Row remains = rest.minus(rest.ratio(known, last), known);
        asVectors(from, parts, List.of(rest.minus(Factor.ONE, remains)), rest, drafts);
      }
    }
  }

  private List<Row> oneByOne(Row sum, IntPredicate wanted) {
    List<Row> gradients = new ArrayList<>();
    for (int k = 1; k <= sum.last(); k++) {
      int only = k;
      if (!sum.isZeroAt(k) && wanted.test(k)) {
        gradients.add(sum.where(j -> j == only));
      }
    }
    return gradients;
  }

  /** Reads work vectors; what they lack of the rest is θ_n's. */
  private void asVectors(
      GroupDraft from, List<Part> parts, List<Row> vectors, Row rest, List<GroupDraft> drafts) {
    GroupDraft reached = from;
    List<Part> more = new ArrayList<>(parts);
    Row remains = rest;
    for (Row vector : vectors) {
      Optional<Reading> reading = reached.reading(vector, weight);
      if (reading.isEmpty()) {
        return;
      }
      reached = reading.get().draft();
      more.add(reading.get().part());
      remains = remains.minus(Factor.ONE, vector);
    }
    finish(reached, more, remains, drafts);
  }

  private void finish(GroupDraft reached, List<Part> parts, Row remains, List<GroupDraft> drafts) {
    List<Part> all = new ArrayList<>(parts);
    if (!remains.isSum()) {
      if (row.isSum() || Math.abs(remains.at(0)) * weight > Decompositions.MAX_WEIGHT) {
        return;
      }
      all.add(new Part(Source.START, space.points().get(0), remains.entry(0)));
    }
    drafts.add(reached.forming(new Formation(row, target, all), weight));
  }
}
