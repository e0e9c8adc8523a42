package org.kutta.runtime.stabilised;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.Memory;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.Vector;

/**
 * Stabilised descent that chooses its number of stages at each step: as few as keep h·λ stable, h
 * the wanted learning rate and λ the sharpness. Where the most stages do not suffice, the step is
 * as long as they allow.
 *
 * <p>A step costs one gradient more than its stages: a power iteration, which goes on from step to
 * step, follows the sharpness. The first step costs eight. With a preconditioner in the flow, λ is
 * the sharpness of the preconditioned loss.
 *
 * <pre>{@code
 * var optimizer = AdaptiveChebyshevDescent.builder(200, 0.05).learningRate(5).build();
 * }</pre>
 *
 * <p>Takes every ingredient that generated methods take. Remembers the sharpest direction, shape
 * {@code [n]}.
 */
public final class AdaptiveChebyshevDescent extends Method {

  /** By how much λ may exceed its estimate, as in RKC (Sommeijer, Shampine, Verwer 1997). */
  private static final double SAFETY = 1.2;

  /** The sharpness as the last step estimated it: {@link RungeKuttaOptimizer#remembered}. */
  public static final String SHARPNESS = "sharpness";

  /** The stages of the last step: {@link RungeKuttaOptimizer#remembered}. */
  public static final String STAGES = "stages of the step";

  private static final int MOST_STAGES = 100_000;

  /** Iterations at the first step, where the direction is only the gradient. */
  private static final int FIRST_PROBES = 8;

  /** ε‖q‖/‖θ‖ of the difference (g(θ + εq) − g(θ))/ε: the root of the type's precision. */
  private static final double FLOAT_DIFFERENCE = 3e-4;

  private static final double DOUBLE_DIFFERENCE = 1e-8;

  private static final String DIRECTION = "sharpest direction";

  private final int mostStages;
  private final double damping;
  private ChebyshevRecurrence recurrence;

  private AdaptiveChebyshevDescent(MethodFacts facts, int mostStages, double damping) {
    super(facts);
    this.mostStages = mostStages;
    this.damping = damping;
    this.recurrence = new ChebyshevRecurrence(2, damping);
  }

  /**
   * Returns a builder; its learning rate is the wanted one.
   *
   * @param mostStages of a step, from 2
   * @param damping η, positive, as in {@link ChebyshevDescent}
   * @throws IllegalArgumentException if one is out of range
   */
  public static OptimizerBuilder builder(int mostStages, double damping) {
    if (mostStages < 2 || mostStages > MOST_STAGES) {
      throw new IllegalArgumentException(
          "stages must be in 2 to %d, found %d".formatted(MOST_STAGES, mostStages));
    }
    if (!(damping > 0 && damping < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("damping must be positive and finite, found " + damping);
    }
    MethodFacts facts =
        MethodFacts.named("AdaptiveChebyshevDescent")
            .title(
                "Stabilised descent, up to %d stages by the sharpness, damping %s"
                    .formatted(mostStages, damping))
            .reference(
                "B. P. Sommeijer, L. F. Shampine, J. G. Verwer, J. Comput. Appl. Math. 88 (1997)"
                    + " 315-326")
            .order(1)
            .stages(mostStages + 1)
            .evaluations(mostStages + 1)
            .workVectors(5)
            .realStability(new ChebyshevRecurrence(mostStages, damping).realStability())
            .build();
    return OptimizerBuilder.of(
        facts, () -> new AdaptiveChebyshevDescent(facts, mostStages, damping));
  }

  @Override
  public void remember(Memory memory) {
    memory.vector(DIRECTION);
    memory.number(SHARPNESS);
    memory.number(STAGES);
  }

  @Override
  public String configuredName() {
    return "%s up to %d stages with damping %s".formatted(facts().name(), mostStages, damping);
  }

  @Override
  public void advance(Stages s, double h) {
    Vector first = s.work(1);
    int probes = prepare(s, h, first);
    recurrence.advance(s, stable(s, h), first, probes);
  }

  @Override
  public void displacement(Stages s, double h) {
    Vector first = s.work(1);
    int probes = prepare(s, h, first);
    recurrence.displacement(s, stable(s, h), first, probes);
  }

  /**
   * Evaluates the first gradient and the sharpness, and chooses the stages.
   *
   * @return how many gradients the sharpness took
   */
  private int prepare(Stages s, double h, Vector first) {
    s.evaluate(1);
    first.copy(s.gradient());
    s.keepStart();
    int probes = s.remembered(DIRECTION).current().norm2() == 0 ? FIRST_PROBES : 1;
    double sharpness = probe(s, first, probes);
    s.rememberedNumber(SHARPNESS).next(sharpness);
    choose(h * SAFETY * sharpness);
    s.rememberedNumber(STAGES).next(recurrence.stages());
    return probes;
  }

  /** Returns h, or the most of it that the most stages allow. */
  private double stable(Stages s, double h) {
    double bound = SAFETY * s.rememberedNumber(SHARPNESS).next();
    return bound > 0 ? Math.min(h, recurrence.realStability() / bound) : h;
  }

  /** Sets the fewest stages that are stable up to {@code hLambda}, or the most. */
  private void choose(double hLambda) {
    int low = 2;
    int high = mostStages;
    while (low < high) {
      int middle = (low + high) >>> 1;
      // The stable interval grows with the stages.
      if (ChebyshevRecurrence.realStability(middle, damping) >= hLambda) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low != recurrence.stages()) {
      recurrence = new ChebyshevRecurrence(low, damping);
    }
  }

  /** Returns ‖Hq‖/‖q‖ after some steps of q ← Hq. */
  private static double probe(Stages s, Vector first, int probes) {
    Vector theta = s.theta();
    Vector known = s.remembered(DIRECTION).current();
    Vector q = s.remembered(DIRECTION).next();
    q.copy(known.norm2() == 0 ? first : known);
    double relative = theta.type() == ElementType.FLOAT ? FLOAT_DIFFERENCE : DOUBLE_DIFFERENCE;
    double scale = theta.norm2() == 0 ? 1 : theta.norm2();
    double lambda = 0;
    for (int i = 1; i <= probes && q.norm2() > 0; i++) {
      double length = q.norm2();
      double epsilon = relative * scale / length;
      theta.add(epsilon, q);
      s.evaluate(1 + i);
      q.copy(s.gradient());
      q.add(-1, first);
      lambda = q.norm2() / (epsilon * length);
      theta.copy(s.start());
    }
    double length = q.norm2();
    if (length > 0) {
      q.scaleTo(1);
    }
    return lambda;
  }
}
