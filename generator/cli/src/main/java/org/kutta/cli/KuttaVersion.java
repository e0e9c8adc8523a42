package org.kutta.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Returns the version that the build wrote into the jar. */
final class KuttaVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Kutta.class.getPackage().getImplementationVersion()).orElse("unknown");
    return new String[] {"kutta " + version};
  }
}
