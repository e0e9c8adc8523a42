package org.kutta.generator.construction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kutta.generator.number.Rational;
import org.kutta.generator.tableau.Tableau;

/** The rules that make tableaus, by the names they have in the language. */
public enum Construction {
  /** Gauss–Legendre collocation, order 2s. */
  GAUSS(
      "gauss",
      "Gauss-Legendre collocation",
      "J. C. Butcher, Math. Comp. 18 (1964) 50–64",
      "1 to 5 stages",
      a ->
          within(
              a,
              1,
              5,
              s -> Nodes.gauss(s, a.tower()).map(Collocation::new).map(Collocation::collocation))),
  /** Radau IA: the left end, and D(s); order 2s − 1. */
  RADAU_IA(
      "radauIA",
      "Radau IA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "1 to 3 stages",
      a -> within(a, 1, 3, s -> Radau.left(s, a.tower()))),
  /** Radau IIA: collocation with the right end, order 2s − 1. */
  RADAU_IIA(
      "radauIIA",
      "Radau IIA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "1 to 3 stages",
      a -> within(a, 1, 3, s -> Radau.right(s, a.tower()))),
  /** Lobatto IIIA: collocation with both ends, order 2s − 2. */
  LOBATTO_IIIA(
      "lobattoIIIA",
      "Lobatto IIIA",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "2 to 6 stages",
      a -> lobatto(a, Collocation::collocation)),
  /** Lobatto IIIB: both ends, and D(s); order 2s − 2. */
  LOBATTO_IIIB(
      "lobattoIIIB",
      "Lobatto IIIB",
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)",
      "2 to 6 stages",
      a -> lobatto(a, Collocation::transposed)),
  /** Lobatto IIIC: both ends, C(s − 1), stiffly accurate; order 2s − 2. */
  LOBATTO_IIIC(
      "lobattoIIIC",
      "Lobatto IIIC",
      "F. H. Chipman, BIT 11 (1971) 384–393",
      "2 to 6 stages",
      a -> lobatto(a, Collocation::firstColumnFixed)),
  /** Runge–Kutta–Chebyshev. */
  RKC(
      "rkc",
      "Runge-Kutta-Chebyshev",
      "P. J. van der Houwen, B. P. Sommeijer, Z. Angew. Math. Mech. 60 (1980) 479–485; B. P. Sommeijer,"
          + " L. F. Shampine, J. G. Verwer, J. Comput. Appl. Math. 88 (1998) 315–326",
      "order 1 with 1 to 24 stages or order 2 with 2 to 24, damping above 0 and up to 100",
      List.of("order", "stages", "damping"),
      Construction::rkc),
  /** Runge–Kutta–Legendre. */
  RKL(
      "rkl",
      "Runge-Kutta-Legendre",
      "C. D. Meyer, D. S. Balsara, T. D. Aslam, J. Comput. Phys. 257 (2014) 594–626",
      "order 1 with 1 to 24 stages, or order 2 with 2 to 24",
      List.of("order", "stages"),
      a ->
          within(
              a,
              a.integer("order") == 2 ? 2 : 1,
              Stabilised.MAX_STAGES,
              s -> rkl(a.integer("order"), s))),
  /** Optimal strong stability preservation. */
  SSP(
      "ssp",
      "optimal strong-stability-preserving",
      "R. J. Spiteri, S. J. Ruuth, SIAM J. Numer. Anal. 40 (2002) 469–491; D. I. Ketcheson, SIAM J. Sci."
          + " Comput. 30 (2008) 2113–2136",
      "order 1 with any stages, order 2 with at least 2, order 3 with 4, 9, 16, …, order 4 with 10;"
          + " up to 64 stages",
      List.of("order", "stages"),
      a -> within(a, 1, 64, s -> StrongStability.optimal(a.integer("order"), s)));

  private final String word;
  private final String title;
  private final String reference;
  private final String limits;
  private final List<String> parameters;
  private final Function<Arguments, Optional<Tableau>> rule;

  Construction(
      String word,
      String title,
      String reference,
      String limits,
      Function<Arguments, Optional<Tableau>> rule) {
    this(word, title, reference, limits, List.of("stages"), rule);
  }

  Construction(
      String word,
      String title,
      String reference,
      String limits,
      List<String> parameters,
      Function<Arguments, Optional<Tableau>> rule) {
    this.word = word;
    this.title = title;
    this.reference = reference;
    this.limits = limits;
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

  /** Returns the names of the parameters; all but {@code damping} are integers. */
  public List<String> parameters() {
    return parameters;
  }

  /** Returns the tableau, or nothing if the arguments are outside of the limits. */
  public Optional<Tableau> build(Arguments arguments) {
    return rule.apply(arguments);
  }

  private static Optional<Tableau> within(
      Arguments arguments, int least, int most, Function<Integer, Optional<Tableau>> rule) {
    int stages = arguments.integer("stages");
    return stages < least || stages > most ? Optional.empty() : rule.apply(stages);
  }

  private static Optional<Tableau> lobatto(
      Arguments arguments, Function<Collocation, Tableau> rule) {
    return within(
        arguments, 2, 6, s -> Nodes.lobatto(s, arguments.tower()).map(Collocation::new).map(rule));
  }

  private static Optional<Tableau> rkc(Arguments a) {
    Rational damping = a.rational("damping");
    if (damping.signum() <= 0 || damping.compareTo(Rational.of(100)) > 0) {
      return Optional.empty();
    }
    return switch (a.integer("order")) {
      case 1 -> within(a, 1, Stabilised.MAX_STAGES, s -> Optional.of(Stabilised.rkc1(s, damping)));
      case 2 -> within(a, 2, Stabilised.MAX_STAGES, s -> Optional.of(Stabilised.rkc2(s, damping)));
      default -> Optional.empty();
    };
  }

  private static Optional<Tableau> rkl(int order, int stages) {
    return switch (order) {
      case 1 -> Optional.of(Stabilised.rkl1(stages));
      case 2 -> Optional.of(Stabilised.rkl2(stages));
      default -> Optional.empty();
    };
  }
}
