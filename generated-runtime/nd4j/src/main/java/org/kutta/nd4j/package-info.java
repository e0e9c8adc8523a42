/**
 * Objectives and vectors over ND4J arrays: {@link org.kutta.nd4j.Nd4jObjective} is what to
 * implement, or to make of a lambda. On the CPU the algebra of a step goes chunk by chunk through
 * OpenBLAS, on other backends, CUDA among them, through ND4J's level-1 BLAS.
 */
@NullMarked
package org.kutta.nd4j;

import org.jspecify.annotations.NullMarked;
