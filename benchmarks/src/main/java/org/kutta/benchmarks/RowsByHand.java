package org.kutta.benchmarks;

import org.kutta.benchmarks.Rows.Row;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.infra.Blackhole;

/** An interpreter of tableaus. */
final class RowsByHand implements ByHand {

  private final Rows rows;
  private final INDArray start;
  private final INDArray scratch;
  private final INDArray[] k;

  RowsByHand(Rows rows, DataType type, long n) {
    this.rows = rows;
    this.start = Nd4j.ones(type, n);
    this.scratch = Nd4j.ones(type, n);
    this.k = new INDArray[rows.stages()];
    for (int j = 0; j < k.length; j++) {
      k[j] = Nd4j.ones(type, n);
    }
  }

  @Override
  public void naive(FreeGradient objective, double h, Blackhole hole) {
    INDArray theta = objective.parameterArray();
    INDArray[] gradients = k.clone();
    for (Row row : rows.rows()) {
      INDArray point = theta;
      for (int j = 0; j < gradients.length; j++) {
        if (rows.isUsed(row, j)) {
          point = point.sub(gradients[j].mul(h * row.c()[j]));
        }
      }
      if (row.stage() < 0) {
        theta.assign(point);
      } else {
        hole.consume(point);
        objective.evaluate();
        gradients[row.stage()] = objective.gradientArray().dup();
      }
    }
  }

  @Override
  public void inPlace(FreeGradient objective, double h) {
    INDArray theta = objective.parameterArray();
    start.assign(theta);
    for (Row row : rows.rows()) {
      theta.assign(start);
      for (int j = 0; j < k.length; j++) {
        if (row.c()[j] != 0) {
          theta.subi(scratch.assign(k[j]).muli(h * row.c()[j]));
        }
      }
      if (row.stage() >= 0) {
        objective.evaluate();
        k[row.stage()].assign(objective.gradientArray());
      }
    }
  }
}
