/**
 * The standard library: Runge–Kutta methods, explicit and implicit, proved and compiled from the
 * tableaus beside this file.
 *
 * <pre>{@code
 * var optimizer = ClassicalRk4.builder().learningRate(0.5).build();
 * }</pre>
 *
 * <p>{@link org.kutta.runtime.RungeKuttaMethods} finds the methods by name.
 */
@TableauFiles({
  "Alexander2.tableau",
  "Alexander3.tableau",
  "BackwardEuler.tableau",
  "BogackiShampine32.tableau",
  "BogackiShampine54.tableau",
  "Butcher6.tableau",
  "CashKarp54.tableau",
  "ClassicalRk4.tableau",
  "Crouzeix23.tableau",
  "Crouzeix34.tableau",
  "DeferredCorrection.tableau",
  "DormandPrince54.tableau",
  "DormandPrince87.tableau",
  "Euler.tableau",
  "ExtrapolatedEuler.tableau",
  "Fehlberg45.tableau",
  "Fehlberg78.tableau",
  "Gauss4.tableau",
  "Gauss6.tableau",
  "Gauss8.tableau",
  "GenericRk2.tableau",
  "GenericRk3.tableau",
  "GenericRk4.tableau",
  "Gill4.tableau",
  "GraggBulirschStoer.tableau",
  "HairerWanner43.tableau",
  "Heun2.tableau",
  "Heun3.tableau",
  "HighamHall54.tableau",
  "ImplicitMidpoint.tableau",
  "KennedyCarpenter32.tableau",
  "KennedyCarpenter43.tableau",
  "KennedyCarpenter54.tableau",
  "Kutta3.tableau",
  "Kutta38.tableau",
  "Kvaerno32.tableau",
  "Kvaerno43.tableau",
  "Kvaerno54.tableau",
  "LobattoIIIA4.tableau",
  "LobattoIIIA6.tableau",
  "LobattoIIIB4.tableau",
  "LobattoIIIB6.tableau",
  "LobattoIIIC2.tableau",
  "LobattoIIIC4.tableau",
  "LobattoIIIC6.tableau",
  "Merson43.tableau",
  "Midpoint.tableau",
  "QinZhang2.tableau",
  "RadauIA3.tableau",
  "RadauIA5.tableau",
  "RadauIIA3.tableau",
  "RadauIIA5.tableau",
  "RadauIIA7.tableau",
  "Ralston2.tableau",
  "Ralston3.tableau",
  "Ralston4.tableau",
  "SharpnessAware.tableau",
  "SspRk104.tableau",
  "SspRk22.tableau",
  "SspRk33.tableau",
  "SspRk43.tableau",
  "TrBdf2.tableau",
  "Trapezoid.tableau",
  "Tsitouras54.tableau",
  "Verner65.tableau",
  "Zonneveld43.tableau"
})
package org.kutta.tableaus;

import org.kutta.runtime.TableauFiles;
