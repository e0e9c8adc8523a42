package org.kutta.runtime.method;

/** A recurrence whose coefficients are at hand. */
final class RecurrenceOfNumbers implements StageRecurrence {

  private final double[] mu;
  private final double[] nu;
  private final double[] muTilde;
  private final double[] gammaTilde;

  RecurrenceOfNumbers(double[] mu, double[] nu, double[] muTilde, double[] gammaTilde) {
    if (mu.length < 3
        || nu.length != mu.length
        || muTilde.length != mu.length
        || (gammaTilde.length != mu.length && gammaTilde.length != 0)) {
      throw new IllegalArgumentException(
          "coefficients must be of s + 1 entries each, s at least 2, found %d, %d, %d and %d"
              .formatted(mu.length, nu.length, muTilde.length, gammaTilde.length));
    }
    this.mu = mu;
    this.nu = nu;
    this.muTilde = muTilde;
    this.gammaTilde = gammaTilde;
  }

  @Override
  public int stages() {
    return mu.length - 1;
  }

  @Override
  public double mu(int j) {
    return mu[j];
  }

  @Override
  public double nu(int j) {
    return nu[j];
  }

  @Override
  public double muTilde(int j) {
    return muTilde[j];
  }

  @Override
  public double gammaTilde(int j) {
    return keepsFirstGradient() ? gammaTilde[j] : 0;
  }

  @Override
  public boolean keepsFirstGradient() {
    return gammaTilde.length > 0;
  }
}
