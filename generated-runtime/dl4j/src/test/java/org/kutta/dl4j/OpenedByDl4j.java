package org.kutta.dl4j;

import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Opens a checkpoint with nothing of Kutta on the class path; prints what is in it. */
final class OpenedByDl4j {

  private OpenedByDl4j() {}

  public static void main(String[] arguments) throws IOException {
    try {
      Class.forName("org.kutta.dl4j.KuttaTraining");
      System.out.println("kutta is here");
    } catch (ClassNotFoundException e) {
      System.out.println("kutta is not here");
    }
    MultiLayerNetwork net = MultiLayerNetwork.load(new File(arguments[0]), true);
    System.out.printf("iteration %d epoch %d%n", net.getIterationCount(), net.getEpochCount());
    System.out.println(((BaseLayer) net.getLayer(0).conf().getLayer()).getIUpdater());
    double[] parameters = net.params().dup().toDoubleVector();
    for (double parameter : parameters) {
      System.out.println(Double.toHexString(parameter));
    }
  }
}
