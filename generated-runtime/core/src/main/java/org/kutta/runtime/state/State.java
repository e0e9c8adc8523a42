package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/**
 * The state of one optimizer, or of one of its ingredients: named vectors and numbers.
 *
 * <p>An ingredient declares what it remembers when it is put to work, each name once, and keeps
 * what it is given: what a state holds is known before the first step, so that a saved state can be
 * compared with it name by name. Nothing that an ingredient writes during a step counts before the
 * step completes. Not thread-safe.
 */
public final class State {

  /** What all scopes of one optimizer share. */
  private static final class Registry {
    final Map<String, SavedVector> saved = new LinkedHashMap<>();
    final List<StateVector> buffered = new ArrayList<>();
    boolean complete;
    boolean hasVectors;
  }

  private final Registry registry;
  private final StateNumbers numbers;
  private final String prefix;
  private final Vector form;
  private final long length;
  private final List<ParameterBlock> blocks;

  private State(
      Registry registry,
      StateNumbers numbers,
      String prefix,
      Vector form,
      long length,
      List<ParameterBlock> blocks) {
    this.registry = registry;
    this.numbers = numbers;
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
    return new State(new Registry(), new StateNumbers(), "", form, form.length(), blocks);
  }

  /** Returns the part of this state whose names begin with {@code name}. */
  public State scope(String name) {
    return new State(registry, numbers.scope(name), prefix + name + "/", form, length, blocks);
  }

  /** Returns the part of this state whose vectors have another length, as one flat block. */
  public State scope(String name, long otherLength) {
    return new State(
        registry,
        numbers.scope(name),
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

  /** Declares a saved vector of finite entries, shape {@code [n]}, all zero at first. */
  public StateVector vector(String name) {
    return vector(name, Range.FINITE);
  }

  /**
   * Declares a saved vector, shape {@code [n]}, all zero at first.
   *
   * @param range of its entries, of finite numbers
   * @throws IllegalStateException if there is one of that name, or the first step has begun
   */
  public StateVector vector(String name, Range range) {
    StateVector vector = new StateVector(form.zeros(length), range);
    declare(name, vector);
    registry.buffered.add(vector);
    registry.hasVectors = true;
    return vector;
  }

  /** Declares a saved number: finite, or the initial one. */
  public StateScalar scalar(String name, double initial) {
    return scalar(name, initial, Range.FINITE);
  }

  /**
   * Declares a saved number.
   *
   * @param initial its value before the first step, which it may always have
   * @param range of its other values
   * @throws IllegalStateException if there is one of that name, or the first step has begun
   */
  public StateScalar scalar(String name, double initial, Range range) {
    requireOpen(name);
    return numbers.scalar(name, initial, range);
  }

  /** Declares a saved number of events, 0 at first. */
  public StateScalar count(String name) {
    return scalar(name, 0, Range.COUNT);
  }

  /**
   * Declares saved vectors that are worked on in place, shape {@code [n]}, and kept when a step
   * completes.
   *
   * @param name of all, to which the place of each is added, from 1
   * @param known a number that is NaN while they do not count
   */
  public KeptVectors vectorsInPlace(String name, int count, StateScalar known) {
    KeptVectors kept = new KeptVectors(form, count, known);
    for (int i = 0; i < count; i++) {
      declare(name + (i + 1), kept.members().get(i));
    }
    return kept;
  }

  private void declare(String name, SavedVector vector) {
    requireOpen(name);
    if (registry.saved.putIfAbsent(prefix + name, vector) != null) {
      throw new IllegalStateException("the vector " + prefix + name + " is declared twice");
    }
  }

  private void requireOpen(String name) {
    if (registry.complete) {
      throw new IllegalStateException(
          prefix
              + name
              + " is declared too late: an ingredient declares what it remembers in"
              + " over(State)");
    }
  }

  /** Returns the numbers of this scope, to declare more. */
  public StateNumbers numbers() {
    return numbers;
  }

  /** Says that all is declared. */
  public void complete() {
    registry.complete = true;
  }

  /** Returns a vector of two buffers, shape {@code [n]}, that is not saved. */
  public StateVector unsavedVector() {
    StateVector vector = new StateVector(form.zeros(length), Range.FINITE);
    registry.buffered.add(vector);
    return vector;
  }

  /** Returns a work vector, shape {@code [n]}: neither saved nor kept. */
  public Vector workVector() {
    return form.zeros(length);
  }

  /** Makes what the step wrote current. */
  public void commit() {
    registry.buffered.forEach(StateVector::commit);
    numbers.commit();
  }

  /** Forgets what the step wrote. */
  public void discard() {
    registry.buffered.forEach(StateVector::discard);
    numbers.discard();
  }

  /**
   * Looks, after the operations on vectors that wait so far, whether what the step has written is
   * finite; {@link org.kutta.runtime.vector.Batch#metExpectations()} tells. No vector is looked at
   * twice.
   */
  public void expectFinite() {
    registry.saved.values().forEach(State::expectFinite);
  }

  private static void expectFinite(SavedVector vector) {
    if (vector instanceof StateVector written) {
      written.expectFinite();
    }
  }

  /** Returns the name of a vector that the step has written and that is not finite, if any. */
  public Optional<String> notFinite() {
    for (Map.Entry<String, SavedVector> entry : registry.saved.entrySet()) {
      if (entry.getValue() instanceof StateVector vector && !vector.isNextFinite()) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** Returns whether anything is remembered that depends on the parameters' length. */
  public boolean hasVectors() {
    return registry.hasVectors;
  }

  Vector form() {
    return form;
  }

  /** Returns all saved vectors, of all scopes, in the order of their declaration. */
  Map<String, SavedVector> savedVectors() {
    return registry.saved;
  }

  /** Returns all saved numbers, of all scopes, in the order of their declaration. */
  Map<String, StateScalar> savedNumbers() {
    return numbers.all();
  }
}
