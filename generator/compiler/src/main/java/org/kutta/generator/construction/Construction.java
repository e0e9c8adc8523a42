package org.kutta.generator.construction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.storage.Williamson;
import org.kutta.generator.tableau.Tableau;

/** The rules that make tableaus, by the names they have in the language. */
public enum Construction {
  /** Gauss–Legendre collocation, order 2s. */
  GAUSS(
      "gauss",
      "Gauss-Legendre collocation",
      "J. C. Butcher, Math. Comp. 18 (1964) 50–64",
      "1 to 7 stages",
      a ->
          within(
              a,
              1,
              7,
              s ->
                  s > 5
                      ? Optional.of(Nodes.conjugateGauss(s, a.tower()).collocation())
                      : Nodes.gauss(s, a.tower())
                          .map(Collocation::new)
                          .map(Collocation::collocation))),
  /** Radau IA: the left end, and D(s); order 2s − 1. */
  RADAU_IA(
      "radauIA",
      "Radau IA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "1 to 7 stages",
      a -> within(a, 1, 7, s -> Radau.left(s, a.tower()))),
  /** Radau IIA: collocation with the right end, order 2s − 1. */
  RADAU_IIA(
      "radauIIA",
      "Radau IIA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "1 to 7 stages",
      a -> within(a, 1, 7, s -> Radau.right(s, a.tower()))),
  /** Lobatto IIIA: collocation with both ends, order 2s − 2. */
  LOBATTO_IIIA(
      "lobattoIIIA",
      "Lobatto IIIA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "2 to 8 stages",
      a -> lobatto(a, Collocation::collocation)),
  /** Lobatto IIIB: both ends, and D(s); order 2s − 2. */
  LOBATTO_IIIB(
      "lobattoIIIB",
      "Lobatto IIIB",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "2 to 8 stages",
      a -> lobatto(a, Collocation::transposed)),
  /** Lobatto IIIC: both ends, C(s − 1), stiffly accurate; order 2s − 2. */
  LOBATTO_IIIC(
      "lobattoIIIC",
      "Lobatto IIIC",
      "F. H. Chipman, BIT 11 (1971) 384–393",
      "2 to 8 stages",
      a -> lobatto(a, Collocation::firstColumnFixed)),
  /** Lobatto IIID: the mean of Lobatto IIIC and its adjoint, symplectic; order 2s − 2. */
  LOBATTO_IIID(
      "lobattoIIID",
      "Lobatto IIID",
      "R. P. K. Chan, Computing 45 (1990) 301–314; L. O. Jay, Lobatto methods, in: Encyclopedia of"
          + " Applied and Computational Mathematics, Springer (2015) 817–826",
      "2 to 8 stages",
      a -> lobatto(a, c -> Adjoint.mean(c.firstColumnFixed()))),
  /** Runge–Kutta–Chebyshev. */
  RKC(
      "rkc",
      "Runge-Kutta-Chebyshev",
      "P. J. van der Houwen, B. P. Sommeijer, Z. Angew. Math. Mech. 60 (1980) 479–485; B. P. Sommeijer,"
          + " L. F. Shampine, J. G. Verwer, J. Comput. Appl. Math. 88 (1998) 315–326",
      "order 1 with 1 to %1$s stages or order 2 with 2 to %1$s, damping above 0 and up to 100"
          .formatted(Stabilised.MAX_STAGES),
      List.of(Parameter.ORDER, Parameter.STAGES, Parameter.DAMPING),
      Construction::rkc),
  /** Runge–Kutta–Legendre. */
  RKL(
      "rkl",
      "Runge-Kutta-Legendre",
      "C. D. Meyer, D. S. Balsara, T. D. Aslam, J. Comput. Phys. 257 (2014) 594–626",
      "order 1 with 1 to %1$s stages, or order 2 with 2 to %1$s".formatted(Stabilised.MAX_STAGES),
      List.of(Parameter.ORDER, Parameter.STAGES),
      a -> stabilised(a, (order, s) -> Stabilised.rkl(order, s, deadline(a)))),
  /** Optimal strong stability preservation. */
  SSP(
      "ssp",
      "optimal strong-stability-preserving",
      "R. J. Spiteri, S. J. Ruuth, SIAM J. Numer. Anal. 40 (2002) 469–491; D. I. Ketcheson, SIAM J. Sci."
          + " Comput. 30 (2008) 2113–2136",
      "order 1 with any stages, order 2 with at least 2, order 3 with 4, 9, 16, …, order 4 with 10;"
          + " up to 64 stages",
      List.of(Parameter.ORDER, Parameter.STAGES),
      a -> within(a, 1, 64, s -> StrongStability.optimal(a.integer("order"), s))),
  /** Low-storage methods by the coefficients that papers print. */
  LOW_STORAGE_2N(
      "lowStorage2N",
      "2N low-storage",
      "J. H. Williamson, J. Comput. Phys. 35 (1980) 48–56",
      "lists of equal length, up to %s, of which `A` begins with 0"
          .formatted(Extrapolation.MAX_STAGES),
      List.of(
          Parameter.list("A", "[0, -5/9, -153/128]"),
          Parameter.list("B", "[1/3, 15/16, 8/15]"),
          Parameter.APPROXIMATE),
      Construction::lowStorage),
  /** Aitken–Neville extrapolation. */
  EXTRAPOLATION(
      "extrapolation",
      "extrapolation",
      "W. B. Gragg, SIAM J. Numer. Anal. 2 (1965) 384–403; R. Bulirsch, J. Stoer, Numer. Math. 8 (1966)"
          + " 1–13; P. Deuflhard, SIAM Rev. 27 (1985) 505–535",
      "1 to %s columns of an increasing sequence, even numbers for `modifiedMidpoint`, with up to %s stages in all"
          .formatted(Extrapolation.MAX_COLUMNS, Extrapolation.MAX_STAGES),
      List.of(
          Parameter.method("base", Extrapolation.BASES),
          Parameter.choice("sequence", Extrapolation.SEQUENCES),
          Parameter.count("columns", "sequence", "4")),
      Extrapolation::of),
  /** Spectral deferred correction. */
  DEFERRED_CORRECTION(
      "deferredCorrection",
      "spectral deferred correction",
      "A. Dutt, L. Greengard, V. Rokhlin, BIT 40 (2000) 241–266; A. Christlieb, B. Ong, J.-M. Qiu,"
          + " Comm. Appl. Math. Comput. Sci. 4 (2009) 27–56",
      "2 to %s ascending nodes, the first 0 and the last 1, and 1 to %s sweeps, with up to %s stages in all"
          .formatted(
              DeferredCorrection.MAX_POINTS,
              DeferredCorrection.MAX_SWEEPS,
              DeferredCorrection.MAX_STAGES),
      List.of(
          Parameter.choice("nodes", DeferredCorrection.NODES),
          Parameter.count("points", "nodes", "3"),
          Parameter.integer("sweeps", "3")),
      DeferredCorrection::of),
  /** Steps of several methods. */
  COMPOSE(
      "compose",
      "composition",
      "J. C. Butcher, Math. Comp. 26 (1972) 79–106",
      "methods whose steps sum to 1, with up to %s stages in all"
          .formatted(Extrapolation.MAX_STAGES),
      Operands.STEPS,
      List.of(Parameter.APPROXIMATE),
      Construction::compose),
  /** Steps of one method. */
  REPEAT(
      "repeat",
      "repetition",
      "J. C. Butcher, Math. Comp. 26 (1972) 79–106",
      "a positive number of times, with up to %s stages in all".formatted(Extrapolation.MAX_STAGES),
      Operands.ONE,
      List.of(Parameter.integer("times", "2"), Parameter.APPROXIMATE),
      Construction::repeat),
  /** The inverse of a step backwards. */
  ADJOINT(
      "adjoint",
      "adjoint",
      "R. Scherer, BIT 17 (1977) 111–115",
      "one method",
      Operands.ONE,
      List.of(Parameter.APPROXIMATE),
      a -> Optional.of(Adjoint.of(a.operands().get(0).method())));

  /** What stands in the parentheses without a name. */
  public enum Operands {
    NONE,
    /** One method. */
    ONE,
    /** Methods, each with a factor for its step. */
    STEPS
  }

  private final String word;
  private final String title;
  private final String reference;
  private final String limits;
  private final Operands operands;
  private final List<Parameter> parameters;
  private final Function<Arguments, Optional<Tableau<Real>>> rule;

  Construction(
      String word,
      String title,
      String reference,
      String limits,
      Function<Arguments, Optional<Tableau<Real>>> rule) {
    this(word, title, reference, limits, List.of(Parameter.STAGES), rule);
  }

  Construction(
      String word,
      String title,
      String reference,
      String limits,
      List<Parameter> parameters,
      Function<Arguments, Optional<Tableau<Real>>> rule) {
    this(word, title, reference, limits, Operands.NONE, parameters, rule);
  }

  Construction(
      String word,
      String title,
      String reference,
      String limits,
      Operands operands,
      List<Parameter> parameters,
      Function<Arguments, Optional<Tableau<Real>>> rule) {
    this.word = word;
    this.title = title;
    this.reference = reference;
    this.limits = limits;
    this.operands = operands;
    this.parameters = List.copyOf(parameters);
    this.rule = rule;
  }

  /** Returns the rule of that name in the language. */
  public static Optional<Construction> named(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
  }

  /** Returns the name in the language, such as {@code radauIIA}. */
  public String word() {
    return word;
  }

  /** Returns what people call the methods. */
  public String title() {
    return title;
  }

  /** Returns where the methods were published. */
  public String reference() {
    return reference;
  }

  /** Returns for which arguments there is a tableau, in words. */
  public String limits() {
    return limits;
  }

  /** Returns what stands in the parentheses without a name. */
  public Operands operands() {
    return operands;
  }

  /** Returns the parameters. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Returns the tableau, or nothing if the arguments are outside of the limits. */
  public Optional<Tableau<Real>> build(Arguments arguments) {
    return areWritten(arguments) ? rule.apply(arguments) : Optional.empty();
  }

  /**
   * Returns about how many digits the longest number has that is computed for a method; 0 where
   * that is no more than its arguments and its tableau have.
   */
  public int digits(Arguments arguments) {
    int stages = arguments.integer("stages");
    if (this != RKC || stages < 1 || stages > Stabilised.MAX_STAGES) {
      return 0;
    }
    return (int) Math.min(999_999_999, Stabilised.digits(stages, arguments.rational("damping")));
  }

  /**
   * Returns whether all methods among the arguments can be written as tableaus: stabilised methods
   * of many stages cannot, and nothing is made of them.
   */
  public static boolean areWritten(Arguments arguments) {
    return Stream.concat(
            arguments.operands().stream().map(Composition.Part::method),
            arguments.methods().values().stream())
        .allMatch(method -> method.scheme().isWritten());
  }

  private static Optional<Tableau<Real>> within(
      Arguments arguments, int least, int most, Function<Integer, Optional<Tableau<Real>>> rule) {
    int stages = arguments.integer("stages");
    return stages < least || stages > most ? Optional.empty() : rule.apply(stages);
  }

  private static Optional<Tableau<Real>> lobatto(
      Arguments arguments, Function<Collocation, Tableau<Real>> rule) {
    return within(
        arguments,
        2,
        8,
        s ->
            s > 6
                ? Optional.of(rule.apply(Nodes.conjugateLobatto(s, arguments.tower())))
                : Nodes.lobatto(s, arguments.tower()).map(Collocation::new).map(rule));
  }

  private static Optional<Tableau<Real>> rkc(Arguments a) {
    Rational damping = a.rational("damping");
    if (damping.signum() <= 0 || damping.compareTo(Rational.of(100)) > 0) {
      return Optional.empty();
    }
    return stabilised(a, (order, s) -> Stabilised.rkc(order, s, damping, deadline(a)));
  }

  private static Deadline deadline(Arguments arguments) {
    return arguments.tower().deadline().during(Stage.TABLEAU);
  }

  private static Optional<Tableau<Real>> stabilised(
      Arguments arguments, BiFunction<Integer, Integer, Tableau<Real>> rule) {
    int order = arguments.integer("order");
    return order == 1 || order == 2
        ? within(arguments, order, Stabilised.MAX_STAGES, s -> Optional.of(rule.apply(order, s)))
        : Optional.empty();
  }

  private static Optional<Tableau<Real>> lowStorage(Arguments arguments) {
    List<Real> a = arguments.list("A");
    List<Real> b = arguments.list("B");
    int s = a.size();
    if (s == 0 || s != b.size() || s > Extrapolation.MAX_STAGES || !a.get(0).isZero()) {
      return Optional.empty();
    }
    List<List<Real>> points = new Williamson(a, b).points();
    List<List<Real>> rows = points.subList(0, s);
    List<Real> c = rows.stream().map(Real.FIELD::sum).toList();
    return Optional.of(new Tableau<>(Real.FIELD, rows, points.get(s), List.of(), c));
  }

  private static Optional<Tableau<Real>> compose(Arguments a) {
    Real steps = Real.FIELD.sum(a.operands().stream().map(Composition.Part::step).toList());
    int stages = a.operands().stream().mapToInt(part -> part.method().stages()).sum();
    boolean whole = steps.minus(Real.ONE).abs().compareTo(a.tolerance()) <= 0;
    return whole && stages <= Extrapolation.MAX_STAGES
        ? Optional.of(EqualStages.merged(Composition.of(a.operands())))
        : Optional.empty();
  }

  private static Optional<Tableau<Real>> repeat(Arguments a) {
    Tableau<Real> method = a.operands().get(0).method();
    int times = a.integer("times");
    return times >= 1
            && times <= Extrapolation.MAX_STAGES
            && (long) times * method.stages() <= Extrapolation.MAX_STAGES
        ? Optional.of(EqualStages.merged(Composition.repeated(method, times)))
        : Optional.empty();
  }
}
