package org.kutta.generator.tableau;

/** A method with a wrong sum: nothing is made of it, but its other claims can be looked at. */
public record DoubtfulMethod(Method method, Doubts doubts) {}
