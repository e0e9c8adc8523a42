package org.kutta.dl4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * The arrays of one mini-batch, as many as the network has inputs and outputs, not copied.
 *
 * @param features one for each input, examples along dimension 0
 * @param labels one for each output
 * @param featureMasks one for each input, entries may be null; or null
 * @param labelMasks one for each output, entries may be null; or null
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; DL4J takes arrays.
record Batch(
    INDArray[] features,
    INDArray[] labels,
    @Nullable INDArray @Nullable [] featureMasks,
    @Nullable INDArray @Nullable [] labelMasks) {

  /**
   * Returns the batch of a data set.
   *
   * @throws IllegalArgumentException if it does not fit the network
   */
  static Batch of(DataSet data, Network network) {
    return fitting(
        network,
        array(data.getFeatures()),
        array(data.getLabels()),
        array(data.getFeaturesMaskArray()),
        array(data.getLabelsMaskArray()));
  }

  /**
   * Returns the batch of a data set of several inputs or outputs.
   *
   * @throws IllegalArgumentException if it does not fit the network
   */
  static Batch of(MultiDataSet data, Network network) {
    return fitting(
        network,
        data.getFeatures(),
        data.getLabels(),
        data.getFeaturesMaskArrays(),
        data.getLabelsMaskArrays());
  }

  boolean isMasked() {
    return hasEntries(featureMasks) || hasEntries(labelMasks);
  }

  static @Nullable INDArray first(@Nullable INDArray @Nullable [] masks) {
    return masks == null ? null : masks[0];
  }

  private static Batch fitting(
      Network network,
      @Nullable INDArray @Nullable [] features,
      @Nullable INDArray @Nullable [] labels,
      @Nullable INDArray @Nullable [] featureMasks,
      @Nullable INDArray @Nullable [] labelMasks) {
    INDArray[] present = required(features, "features", "input", network.inputs());
    INDArray[] wanted = required(labels, "labels", "output", network.outputs());
    requireSameCount(featureMasks, "feature mask", network.inputs());
    requireSameCount(labelMasks, "label mask", network.outputs());
    requireSameExamples(present);
    requireSameExamples(wanted);
    return new Batch(present, wanted, featureMasks, labelMasks);
  }

  private static INDArray[] required(
      @Nullable INDArray @Nullable [] arrays, String what, String port, int count) {
    if (arrays == null) {
      throw new IllegalArgumentException("the data set has no " + what);
    }
    requireSameCount(arrays, what, count);
    INDArray[] found = new INDArray[count];
    for (int i = 0; i < count; i++) {
      INDArray array = arrays[i];
      if (array == null || array.isEmpty() || array.rank() == 0) {
        throw new IllegalArgumentException(
            "the data set has no " + what + " for " + port + " " + i);
      }
      found[i] = array;
    }
    return found;
  }

  private static void requireSameCount(
      @Nullable INDArray @Nullable [] arrays, String what, int count) {
    if (arrays != null && arrays.length != count) {
      throw new IllegalArgumentException(
          "the data set has %d %s arrays but the network takes %d"
              .formatted(arrays.length, what, count));
    }
  }

  private static void requireSameExamples(INDArray[] arrays) {
    for (INDArray array : arrays) {
      if (array.size(0) != arrays[0].size(0)) {
        throw new IllegalArgumentException(
            "arrays of one batch must hold the same number of examples, found shapes %s and %s"
                .formatted(Arrays.toString(arrays[0].shape()), Arrays.toString(array.shape())));
      }
    }
  }

  private static boolean hasEntries(@Nullable INDArray @Nullable [] masks) {
    return first(masks) != null
        || masks != null && Arrays.stream(masks).anyMatch(mask -> mask != null);
  }

  private static @Nullable INDArray @Nullable [] array(@Nullable INDArray single) {
    return single == null ? null : new INDArray[] {single};
  }
}
