/**
 * The standard library: explicit Runge–Kutta methods, proved and compiled from the tableaus beside
 * this file.
 *
 * <pre>{@code
 * var optimizer = ClassicalRk4.builder().learningRate(0.5).build();
 * }</pre>
 *
 * <p>{@link org.kutta.runtime.RungeKuttaMethods} finds the methods by name.
 */
@TableauFiles({
  "BogackiShampine32.tableau",
  "BogackiShampine54.tableau",
  "Butcher6.tableau",
  "CashKarp54.tableau",
  "ClassicalRk4.tableau",
  "DeferredCorrection.tableau",
  "DormandPrince54.tableau",
  "DormandPrince87.tableau",
  "Euler.tableau",
  "ExtrapolatedEuler.tableau",
  "Fehlberg45.tableau",
  "Fehlberg78.tableau",
  "GenericRk2.tableau",
  "GenericRk3.tableau",
  "GenericRk4.tableau",
  "Gill4.tableau",
  "GraggBulirschStoer.tableau",
  "Heun2.tableau",
  "Heun3.tableau",
  "HighamHall54.tableau",
  "Kutta3.tableau",
  "Kutta38.tableau",
  "Merson43.tableau",
  "Midpoint.tableau",
  "Ralston2.tableau",
  "Ralston3.tableau",
  "Ralston4.tableau",
  "SspRk104.tableau",
  "SspRk22.tableau",
  "SspRk33.tableau",
  "SspRk43.tableau",
  "Tsitouras54.tableau",
  "Verner65.tableau",
  "Zonneveld43.tableau"
})
package org.kutta.tableaus;

import org.kutta.runtime.TableauFiles;
