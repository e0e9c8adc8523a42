package org.kutta.benchmarks.implicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.kutta.runtime.StageSolver;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints, as Markdown, where each solver of stage equations stops, and what a descent costs. All in
 * gradient evaluations: nothing is timed, so that a busy machine does not matter.
 */
@Command(
    name = "stage-solvers",
    mixinStandardHelpOptions = true,
    description = "Measures how far solvers of stage equations reach, in gradient evaluations.")
final class SolverSuite implements Runnable {

  private static final List<String> METHODS =
      List.of("BackwardEuler", "ImplicitMidpoint", "Alexander2", "Gauss4", "RadauIIA3");

  /** Methods whose blocks have more than one stage: elsewhere both sweeps are the same. */
  private static final List<String> COUPLED = List.of("Gauss4", "RadauIIA3");

  private static final List<String> EXPLICIT = List.of("Euler", "ClassicalRk4");

  /** Parts of the largest learning rate, of which the best is reported. */
  private static final List<Double> PARTS = List.of(1.0, 1.0 / 2, 1.0 / 4, 1.0 / 16, 1.0 / 64);

  private static final int DEPTH = 5;

  private static final Map<String, StageSolver> SOLVERS = solvers();

  @Option(
      names = "--conditions",
      split = ",",
      defaultValue = "10,100,1000,10000",
      description = "Condition numbers of the quadratics (default: ${DEFAULT-VALUE}).")
  private List<Integer> conditions = List.of();

  @Option(names = "--no-perceptron", description = "Leaves out the perceptron on Fashion-MNIST.")
  private boolean skipsPerceptron;

  @Option(names = "--no-quadratics", description = "Leaves out the quadratics.")
  private boolean skipsQuadratics;

  private SolverSuite() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new SolverSuite()).execute(args));
  }

  private static Map<String, StageSolver> solvers() {
    Map<String, StageSolver> solvers = new LinkedHashMap<>();
    solvers.put("Gauss–Seidel", StageSolver.fixedPoint());
    solvers.put("Jacobi", StageSolver.fixedPoint().jacobi());
    solvers.put("Gauss–Seidel, Anderson(5)", StageSolver.fixedPoint().anderson(DEPTH));
    solvers.put("Jacobi, Anderson(5)", StageSolver.fixedPoint().jacobi().anderson(DEPTH));
    solvers.put("Newton–Krylov", StageSolver.newtonKrylov());
    return solvers;
  }

  @Override
  public void run() {
    List<Problem> problems = new ArrayList<>();
    if (!skipsQuadratics) {
      conditions.forEach(kappa -> problems.add(Problem.quadratic(kappa)));
    }
    if (!skipsPerceptron) {
      problems.add(Problem.perceptron());
    }
    System.out.println(
        """
        | method | solver | problem | largest h | evaluations per step there \
        | evaluations to the target | at h |
        | --- | --- | --- | --: | --: | --: | --: |""");
    for (Problem problem : problems) {
      EXPLICIT.forEach(method -> print(problem, method, "explicit", StageSolver.fixedPoint()));
      for (String method : METHODS) {
        SOLVERS.forEach(
            (name, solver) -> {
              if (COUPLED.contains(method) || !name.startsWith("Jacobi")) {
                print(problem, method, name, solver);
              }
            });
      }
    }
  }

  private static void print(Problem problem, String method, String name, StageSolver solver) {
    Descent descent = new Descent(problem, method, solver);
    OptionalDouble reach = descent.reach();
    String row = "| %s | %s | %s ".formatted(method, name, problem.name());
    if (reach.isEmpty()) {
      System.out.println(row + "| below %s | — | — | — |".formatted(rate(problem.smallest())));
      return;
    }
    double largest = reach.getAsDouble();
    boolean isBounded = largest * problem.ratio() <= Descent.LARGEST;
    System.out.println(
        row
            + "| %s%s | %s | %s |"
                .formatted(
                    isBounded ? "" : "≥ ",
                    rate(largest),
                    String.format(Locale.ROOT, "%.1f", descent.evaluationsPerStep(largest)),
                    best(problem, descent, largest)));
  }

  private static String best(Problem problem, Descent descent, double largest) {
    long least = problem.budget();
    String best = "more than %,d | —".formatted(problem.budget());
    for (double part : PARTS) {
      OptionalLong evaluations = descent.evaluations(part * largest, least);
      if (evaluations.isPresent() && evaluations.getAsLong() < least) {
        least = evaluations.getAsLong();
        best = "%,d | %s".formatted(least, rate(part * largest));
      }
    }
    return best;
  }

  private static String rate(double h) {
    return String.format(Locale.ROOT, "%.3g", h);
  }
}
