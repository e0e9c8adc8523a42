package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.runtime.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/**
 * The state of one optimizer, or of one of its ingredients: named vectors and numbers.
 *
 * <p>An ingredient declares what it remembers, at any time but always under the same names, and
 * keeps what it is given. Nothing it writes during a step counts before the step completes. Not
 * thread-safe.
 */
public final class State {

  /** What all scopes of one optimizer share. */
  private static final class Registry {
    final Map<String, StateVector> vectors = new LinkedHashMap<>();
    final Map<String, StateScalar> scalars = new LinkedHashMap<>();
    final Map<String, Vector> inPlace = new LinkedHashMap<>();
    final List<StateVector> unsaved = new ArrayList<>();

    /** Restored, and not yet declared. */
    final Map<String, Vector> waitingVectors = new LinkedHashMap<>();

    final Map<String, Double> waitingScalars = new LinkedHashMap<>();
  }

  private final Registry registry;
  private final String prefix;
  private final Vector form;
  private final long length;
  private final List<ParameterBlock> blocks;

  private State(
      Registry registry, String prefix, Vector form, long length, List<ParameterBlock> blocks) {
    this.registry = registry;
    this.prefix = prefix;
    this.form = form;
    this.length = length;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Returns an empty state.
   *
   * @param form a vector of the parameters' length and type
   * @param blocks the weights in the parameters
   */
  public static State of(Vector form, List<ParameterBlock> blocks) {
    return new State(new Registry(), "", form, form.length(), blocks);
  }

  /**
   * Returns a state that was saved.
   *
   * @param form a vector of the parameters' length and type
   * @param blocks the weights in the parameters
   */
  public static State restored(Vector form, List<ParameterBlock> blocks, SavedState saved) {
    State state = of(form, blocks);
    saved.vectors(form).forEach(state.registry.waitingVectors::put);
    state.registry.waitingScalars.putAll(saved.scalars());
    return state;
  }

  /** Returns the part of this state whose names begin with {@code name}. */
  public State scope(String name) {
    return new State(registry, prefix + name + "/", form, length, blocks);
  }

  /** Returns the part of this state whose vectors have another length, as one flat block. */
  public State scope(String name, long otherLength) {
    return new State(
        registry,
        prefix + name + "/",
        form,
        otherLength,
        List.of(ParameterBlock.flat(name, otherLength)));
  }

  /** Returns the number of entries of the vectors, n. */
  public long length() {
    return length;
  }

  /** Returns the weights in the parameters. */
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  /** Returns the saved vector of that name, shape {@code [n]}; made all zero when first asked. */
  public StateVector vector(String name) {
    String key = prefix + name;
    StateVector known = registry.vectors.get(key);
    if (known == null) {
      Vector restored = registry.waitingVectors.remove(key);
      known = new StateVector(restored != null ? restored : form.zeros(length));
      registry.vectors.put(key, known);
    }
    return known;
  }

  /** Returns the saved number of that name. */
  public StateScalar scalar(String name, double initial) {
    String key = prefix + name;
    StateScalar known = registry.scalars.get(key);
    if (known == null) {
      Double restored = registry.waitingScalars.remove(key);
      known = new StateScalar(restored != null ? restored : initial);
      registry.scalars.put(key, known);
    }
    return known;
  }

  /**
   * Returns the saved vector of that name, shape {@code [n]}, in one buffer, all zero when first
   * asked: a step that fails cannot bring it back, so a number must tell whether it counts.
   */
  public Vector vectorInPlace(String name) {
    String key = prefix + name;
    Vector known = registry.inPlace.get(key);
    if (known == null) {
      Vector restored = registry.waitingVectors.remove(key);
      known = restored != null ? restored : form.zeros(length);
      registry.inPlace.put(key, known);
    }
    return known;
  }

  /** Returns a vector of two buffers, shape {@code [n]}, that is not saved. */
  public StateVector unsavedVector() {
    StateVector vector = new StateVector(form.zeros(length));
    registry.unsaved.add(vector);
    return vector;
  }

  /** Returns a work vector, shape {@code [n]}: neither saved nor kept. */
  public Vector workVector() {
    return form.zeros(length);
  }

  /** Makes what the step wrote current. */
  public void commit() {
    registry.vectors.values().forEach(StateVector::commit);
    registry.unsaved.forEach(StateVector::commit);
    registry.scalars.values().forEach(StateScalar::commit);
  }

  /** Forgets what the step wrote. */
  public void discard() {
    registry.vectors.values().forEach(StateVector::discard);
    registry.unsaved.forEach(StateVector::discard);
    registry.scalars.values().forEach(StateScalar::discard);
  }

  /** Returns whether nothing is remembered that depends on the parameters' length. */
  public boolean hasVectors() {
    return !registry.vectors.isEmpty() || !registry.waitingVectors.isEmpty();
  }

  Map<String, Vector> savedVectors() {
    Map<String, Vector> all = new LinkedHashMap<>(registry.waitingVectors);
    registry.vectors.forEach((key, vector) -> all.put(key, vector.current()));
    all.putAll(registry.inPlace);
    return all;
  }

  Map<String, Double> savedScalars() {
    Map<String, Double> all = new LinkedHashMap<>(registry.waitingScalars);
    registry.scalars.forEach((key, scalar) -> all.put(key, scalar.current()));
    return all;
  }
}
