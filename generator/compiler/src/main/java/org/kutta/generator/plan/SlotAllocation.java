package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each named work vector a slot; vectors whose lives do not overlap share one (linear scan,
 * Poletto and Sarkar 1999).
 */
final class SlotAllocation {

  private final Map<Operand, Integer> slots = new LinkedHashMap<>();

  SlotAllocation(List<Operation> operations, Optional<Operand> keptAcrossSteps) {
    Map<Operand, Integer> lastUse = new HashMap<>();
    for (int k = 0; k < operations.size(); k++) {
      for (Operand vector : operations.get(k).vectors()) {
        lastUse.put(vector, k);
      }
    }
    keptAcrossSteps.ifPresent(vector -> lastUse.put(vector, Integer.MAX_VALUE));
    List<Integer> busyUntil = new ArrayList<>();
    for (int k = 0; k < operations.size(); k++) {
      for (Operand vector : operations.get(k).vectors()) {
        if (vector.isWork() && !slots.containsKey(vector)) {
          slots.put(vector, take(busyUntil, k, lastUse.getOrDefault(vector, k)));
        }
      }
    }
  }

  Map<Operand, Integer> slots() {
    return slots;
  }

  private static int take(List<Integer> busyUntil, int now, int until) {
    for (int slot = 0; slot < busyUntil.size(); slot++) {
      if (busyUntil.get(slot) < now) {
        busyUntil.set(slot, until);
        return slot;
      }
    }
    busyUntil.add(until);
    return busyUntil.size() - 1;
  }
}
