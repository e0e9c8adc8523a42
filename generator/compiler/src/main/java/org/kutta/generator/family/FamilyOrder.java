package org.kutta.generator.family;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.symbolic.RationalFunction;

/**
 * The order that a row of weights has for all values of the parameters, and where it has more.
 *
 * @param order for all values
 * @param failing the conditions of the next order that are no identities
 * @param treesOfNextOrder how many conditions the next order has; 0 if they were too complex
 * @param higher where the order is higher: none for nowhere, nothing where that is not decided
 */
public record FamilyOrder(
    int order,
    List<OrderCondition<RationalFunction>> failing,
    int treesOfNextOrder,
    Optional<List<HigherOrder>> higher) {

  /** Values of a family's one parameter at which it has just that order. */
  public record HigherOrder(int order, List<Root> values) {

    public HigherOrder {
      values = List.copyOf(values);
    }
  }

  public FamilyOrder {
    failing = List.copyOf(failing);
    higher = higher.map(List::copyOf);
  }

  /** Returns {@code order 2 for all alpha; order 3 never}. */
  public String summary(List<String> parameters) {
    String all = "order %s for all %s".formatted(order, String.join(", ", parameters));
    return treesOfNextOrder == 0 ? all : all + "; " + beyond(parameters);
  }

  private String beyond(List<String> parameters) {
    if (higher.isEmpty()) {
      return "order %s not for all".formatted(order + 1);
    }
    if (higher.get().isEmpty()) {
      return "order %s never".formatted(order + 1);
    }
    return higher.get().stream()
        .map(
            more ->
                "order %s for %s = %s"
                    .formatted(
                        more.order(),
                        parameters.get(0),
                        more.values().stream()
                            .map(Root::toString)
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining("; "));
  }
}
