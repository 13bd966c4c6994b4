package io.tipoff.model.calibration;

/** The nearest rising sequence, by weighted least squares: pool adjacent violators. */
final class Monotone {
  private Monotone() {}

  static double[] rising(double[] values, double[] weights) {
    double[] means = new double[values.length];
    double[] masses = new double[values.length];
    int[] lengths = new int[values.length];
    int blocks = 0;
    for (int i = 0; i < values.length; i++) {
      means[blocks] = values[i];
      masses[blocks] = weights[i];
      lengths[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        double mass = masses[blocks - 2] + masses[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * masses[blocks - 2] + means[blocks - 1] * masses[blocks - 1])
                / mass;
        masses[blocks - 2] = mass;
        lengths[blocks - 2] += lengths[blocks - 1];
        blocks--;
      }
    }
    double[] rising = new double[values.length];
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < lengths[block]; i++) {
        rising[place++] = means[block];
      }
    }
    return rising;
  }
}
