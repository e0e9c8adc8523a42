package org.kutta.generator.tableau;

import java.util.Set;

/**
 * Which rows of a table cannot be right as they stand, because they do not sum to what they must.
 *
 * @param stages rows of A, or their abscissae, from 0
 * @param main whether the main weights are among them
 * @param embedded rows of embedded weights, from 0
 */
public record Doubts(Set<Integer> stages, boolean main, Set<Integer> embedded) {

  public Doubts {
    stages = Set.copyOf(stages);
    embedded = Set.copyOf(embedded);
  }
}
