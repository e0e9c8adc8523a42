package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;

/**
 * A group of operations in the making.
 *
 * @param demands what must be there before it
 * @param sources what it reads besides work vectors, a bit for each {@link Source}
 * @param writes vectors that it sets
 * @param calls of level-1 BLAS that it takes
 * @param formed what it forms
 * @param pointWeight how much of the rounding error of θ, as the group finds it, reaches any later
 *     point
 */
record GroupDraft(
    List<Demand> demands,
    int sources,
    int writes,
    int calls,
    List<Formation> formed,
    double pointWeight) {

  static final GroupDraft EMPTY = new GroupDraft(List.of(), 0, 0, 0, List.of(), 1);

  /** What a sum must be scaled within to stand for another: all floats in between are safe. */
  private static final double MAX_SCALE = 1024;

  int cost() {
    int reads = Integer.bitCount(sources);
    for (Demand demand : demands) {
      reads += demand.isRead() ? 1 : 0;
    }
    return CostModel.weigh(reads + writes, calls);
  }

  /** Returns a number that tells apart drafts that ask for, or read, different vectors. */
  long fingerprint(boolean withReads) {
    long sum = 0;
    for (Demand demand : demands) {
      long hash = demand.row().fingerprint() * 0xD6E8FEB86659FD93L;
      sum += hash ^ (hash >>> 32) ^ (withReads && demand.isRead() ? 0x5555555555555555L : 0);
    }
    return withReads ? 31 * sum + sources : sum;
  }

  /** Returns the draft that also hands a vector on, which it must find. */
  GroupDraft handingOn(Demand demand) {
    for (Demand known : demands) {
      if (known.row() == demand.row() || known.row().matches(demand.row())) {
        return known.weight() >= demand.weight()
            ? this
            : replacing(known, new Demand(known.row(), demand.weight(), known.isRead()));
      }
    }
    List<Demand> more = new ArrayList<>(demands);
    more.add(demand);
    return new GroupDraft(more, sources, writes, calls, formed, pointWeight);
  }

  private GroupDraft replacing(Demand old, Demand fresh) {
    List<Demand> changed = new ArrayList<>(demands);
    changed.set(demands.indexOf(old), fresh);
    return new GroupDraft(changed, sources, writes, calls, formed, pointWeight);
  }

  /** A draft with one more work vector to read, and the part that it makes up. */
  record Reading(GroupDraft draft, Part part) {}

  /**
   * Returns the draft that reads a work vector which holds a multiple of a row.
   *
   * @param weight of the rounding error of the result
   */
  Optional<Reading> reading(Row row, double weight) {
    for (Demand known : demands) {
      Optional<Factor> multiple = multiple(row, known.row());
      if (multiple.isPresent()) {
        double passedOn = known.row().isSum() ? 0 : Math.abs(multiple.get().value()) * weight;
        GroupDraft draft =
            replacing(known, new Demand(known.row(), Math.max(passedOn, known.weight()), true));
        return reading(draft, known.row(), multiple.get(), passedOn);
      }
    }
    boolean isGradient = row.isSum() && row.gradients() == 1;
    Row vector = isGradient ? row.lastGradient() : row;
    Factor factor = isGradient ? row.entry(row.last()) : Factor.ONE;
    double passedOn = row.isSum() ? 0 : weight;
    List<Demand> more = new ArrayList<>(demands);
    more.add(new Demand(vector, passedOn, true));
    GroupDraft draft = new GroupDraft(more, sources, writes, calls, formed, pointWeight);
    return reading(draft, vector, factor, passedOn);
  }

  private static Optional<Reading> reading(
      GroupDraft draft, Row vector, Factor factor, double passedOn) {
    return passedOn > Decompositions.MAX_WEIGHT
        ? Optional.empty()
        : Optional.of(new Reading(draft, new Part(Source.REGISTER, vector, factor)));
  }

  /** Returns f, if row is f times the other. */
  static Optional<Factor> multiple(Row row, Row other) {
    int last = other.last();
    if (row == other) {
      return Optional.of(Factor.ONE);
    }
    if (last != row.last() || row.isSum() != other.isSum()) {
      return Optional.empty();
    }
    double size = Math.abs(row.at(last) / other.at(last));
    boolean safe = size < MAX_SCALE && size > 1 / MAX_SCALE || other.isGradient();
    return safe && row.hasShareOf(other, row.at(last) / other.at(last))
        ? Optional.of(row.ratio(other, last))
        : Optional.empty();
  }

  /** Returns the draft that forms one more vector, of whose parts the demands are known. */
  GroupDraft forming(Formation formation, double weight) {
    int more = sources;
    double pointShare = pointWeight;
    for (Part part : formation.parts()) {
      Source source = part.source();
      if (source != Source.REGISTER && source != Source.OUTPUT) {
        more |= 1 << source.ordinal();
      }
      if (source == Source.POINT) {
        pointShare = Math.max(pointShare, Math.abs(part.factor().value()) * weight);
      }
    }
    List<Formation> all = new ArrayList<>(formed);
    all.add(formation);
    int written = formation.isStanding() ? 0 : 1;
    return new GroupDraft(
        demands, more, writes + written, calls + formation.likelyCalls(), all, pointShare);
  }
}
