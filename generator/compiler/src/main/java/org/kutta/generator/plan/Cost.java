package org.kutta.generator.plan;

/**
 * What a plan costs.
 *
 * @param transfers vectors that its groups read from memory or write there
 * @param calls of level-1 BLAS
 * @param workVectors besides parameters and gradient
 */
public record Cost(int transfers, int calls, int workVectors) {

  /** Returns the time that it takes, in calls. */
  int weight() {
    return CostModel.weigh(transfers, calls);
  }
}
