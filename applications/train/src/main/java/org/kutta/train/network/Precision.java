package org.kutta.train.network;

import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;

/** The type of parameters, gradients and images. */
public enum Precision {
  FLOAT(DataType.FLOAT),
  DOUBLE(DataType.DOUBLE);

  private final DataType dataType;

  Precision(DataType dataType) {
    this.dataType = dataType;
  }

  public DataType dataType() {
    return dataType;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
