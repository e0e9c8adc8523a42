package org.kutta.dl4j;

import java.util.Random;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dropout that draws from a generator of its own. */
final class OwnDropout implements IDropout {

  private final Random random = new Random(1);

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    return result.assign(input.mul(random.nextDouble()));
  }

  @Override
  public INDArray backprop(INDArray atOutput, INDArray atInput, int iteration, int epoch) {
    return atInput.assign(atOutput);
  }

  @Override
  public void clear() {}

  @Override
  public IDropout clone() {
    return new OwnDropout();
  }
}
