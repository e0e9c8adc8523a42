package org.kutta.benchmarks.implicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.kutta.console.Terminal;
import org.kutta.runtime.StageSolver;
import org.kutta.train.console.ProgressBars;
import org.nd4j.linalg.activations.Activation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints, as Markdown, where each solver of stage equations stops, and what a descent costs. All in
 * gradient evaluations: nothing is timed, so that a busy machine does not matter. Progress goes to
 * the standard error.
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

  private static final String NO_SOLVER = "explicit";

  private static final int DEPTH = 5;

  private static final Map<String, StageSolver> SOLVERS = solvers();

  @Option(
      names = "--conditions",
      split = ",",
      defaultValue = "10,100,1000,10000",
      description = "Condition numbers of the quadratics (default: ${DEFAULT-VALUE}).")
  private List<Integer> conditions = List.of();

  @Option(names = "--no-perceptrons", description = "Leaves out the perceptrons on Fashion-MNIST.")
  private boolean skipsPerceptrons;

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
    List<Problem> quadratics =
        skipsQuadratics ? List.of() : conditions.stream().map(Problem::quadratic).toList();
    List<Problem> perceptrons =
        skipsPerceptrons
            ? List.of()
            : List.of(Problem.perceptron(Activation.TANH), Problem.perceptron(Activation.RELU));
    int total = trials().size() * (quadratics.size() + perceptrons.size());
    Terminal terminal = Terminal.of(System.getProperties(), System.getenv());
    try (ProgressBar bar = ProgressBars.draw(System.err, terminal, "measuring", total)) {
      List<Measured> measured = new ArrayList<>();
      quadratics.forEach(problem -> measured.addAll(measure(problem, bar)));
      if (!quadratics.isEmpty()) {
        print("Largest h", SolverTables.reach(quadratics, measured));
        print("Evaluations to the target", SolverTables.evaluations(quadratics, measured));
      }
      for (Problem problem : perceptrons) {
        print(problem.name(), SolverTables.of(problem, measure(problem, bar)));
      }
    }
  }

  private static void print(String title, String table) {
    System.out.println("### " + title + "\n\n" + table);
  }

  /** A method and the name of a solver. */
  private record Trial(String method, String solver) {}

  private static List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    EXPLICIT.forEach(method -> trials.add(new Trial(method, NO_SOLVER)));
    for (String method : METHODS) {
      for (String solver : SOLVERS.keySet()) {
        if (COUPLED.contains(method) || !solver.startsWith("Jacobi")) {
          trials.add(new Trial(method, solver));
        }
      }
    }
    return trials;
  }

  private static List<Measured> measure(Problem problem, ProgressBar bar) {
    List<Measured> measured = new ArrayList<>();
    for (Trial trial : trials()) {
      bar.setExtraMessage(" %s: %s, %s".formatted(problem.name(), trial.method(), trial.solver()));
      StageSolver solver = SOLVERS.getOrDefault(trial.solver(), StageSolver.fixedPoint());
      Descent descent = new Descent(problem, trial.method(), solver);
      measured.add(Measured.of(problem, trial.method(), trial.solver(), descent));
      bar.step();
    }
    return measured;
  }
}
