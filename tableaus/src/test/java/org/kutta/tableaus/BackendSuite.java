package org.kutta.tableaus;

import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All tests of the library on whichever backend of ND4J is present, with its name: trajectories,
 * orders, contracts. Not part of the build, which runs the same tests by themselves:
 *
 * <pre>
 * mvn -Pcuda test -pl tableaus -am -Dtest=BackendSuite -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Suite
@SelectPackages("org.kutta.tableaus")
@ExcludeClassNamePatterns(".*BackendSuite")
class BackendSuite {

  private BackendSuite() {}

  @BeforeSuite
  static void nameBackend() {
    System.out.printf(
        "Backend: %s, executioner %s, at most %d threads%n",
        Nd4j.getBackend().getClass().getName(),
        Nd4j.getExecutioner().type(),
        Nd4j.getEnvironment().maxThreads());
  }
}
