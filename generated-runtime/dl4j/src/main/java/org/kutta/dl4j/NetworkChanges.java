package org.kutta.dl4j;

/** In what a network may differ from the one whose training it resumes. */
public enum NetworkChanges {

  /** In nothing but its updaters, which do not act, and its seed. */
  NONE,

  /**
   * In its settings, such as regularisation, dropout, or activations. Kind, weights, shapes and
   * types are those that were saved.
   */
  SETTINGS
}
