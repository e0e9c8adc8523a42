package org.kutta.generator.plan;

import java.util.List;

/**
 * A work vector that is asked for.
 *
 * @param row what it is to hold
 * @param weight how much of its rounding error reaches any later point, at most
 * @param isRead whether the group that asks reads it, and not just hands it on
 */
record Demand(Row row, double weight, boolean isRead) {

  Demand unread() {
    return isRead ? new Demand(row, weight, false) : this;
  }

  /**
   * Returns a guess of what it will cost to form them all: a gradient is written while it is in the
   * cache; a sum is written once, and for each gradient in it that is not there by itself, some
   * more.
   */
  static int outlook(List<Demand> demands) {
    int outlook = 0;
    for (Demand demand : demands) {
      outlook += CostModel.weigh(1, 1);
      if (!demand.row().isGradient()) {
        outlook += CostModel.weigh(0, 1) + CostModel.weigh(1, 0) * (demand.row().gradients() - 1);
      }
    }
    return outlook;
  }
}
