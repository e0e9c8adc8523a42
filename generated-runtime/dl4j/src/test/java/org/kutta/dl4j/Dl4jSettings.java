package org.kutta.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.MinMaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.conf.stepfunctions.DefaultStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.GradientStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeDefaultStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeGradientStepFunction;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** The rows of the table in docs/dl4j.md, each with networks that have the setting. */
final class Dl4jSettings {

  private static final StepSchedule HALVED = new StepSchedule(ScheduleType.ITERATION, 0.2, 0.5, 2);

  private Dl4jSettings() {}

  static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.addAll(penalties());
    all.addAll(clipping());
    all.addAll(constraints());
    all.addAll(updaters());
    all.addAll(draws());
    all.addAll(layers());
    all.addAll(rest());
    return all;
  }

  static Stream<Setting> honoured() {
    return all().stream().filter(setting -> setting.refusal().isEmpty());
  }

  static Stream<Setting> refused() {
    return all().stream().filter(setting -> !setting.refusal().isEmpty());
  }

  private static List<Setting> penalties() {
    return List.of(
        Setting.of("L1", "L1Regularization l1 l1Bias", c -> c.l1(0.05).l1Bias(0.02)),
        Setting.of("L2", "L2Regularization l2 l2Bias", c -> c.l2(0.3).l2Bias(0.2)),
        Setting.of(
            "L1 or L2 with a schedule",
            "regularization regularizationBias",
            c ->
                c.regularization(List.of(new L2Regularization(HALVED)))
                    .regularizationBias(List.of(new L1Regularization(HALVED)))),
        Setting.of(
            "weight decay with applyLR = true",
            "WeightDecay weightDecay weightDecayBias",
            c -> c.weightDecay(0.3).weightDecayBias(0.2, true)),
        Setting.of(
            "weight decay with applyLR = true",
            "WeightDecay",
            c -> c.regularization(List.of(new WeightDecay(HALVED, true)))),
        Setting.of(
                "weight decay with applyLR = false", "WeightDecay", c -> c.weightDecay(0.3, false))
            .refused("weight `0_W` has a weight decay that no learning rate multiplies"),
        Setting.of(
                "weight decay with applyLR = false",
                "WeightDecay",
                c -> c.weightDecayBias(0.3, false))
            .refused("weight `0_b` has a weight decay that no learning rate multiplies"),
        decayed("momentum").with(b -> b.momentum(Momentum.heavyBall(0.9))),
        decayed("the preconditioner").with(b -> b.preconditioner(Adam.standard())),
        decayed("gradient clipping").with(b -> b.clipGradientNorm(1)),
        decayed("look-back").with(b -> b.lookBack(1)),
        Setting.of(
                "a regularisation of one's own",
                "regularization",
                c -> c.regularization(List.of(new OwnPenalty())))
            .refused("kind that is not known to be a gradient (" + OwnPenalty.class.getName()));
  }

  private static Setting decayed(String ingredient) {
    return Setting.of(
            "weight decay with momentum and its like", "WeightDecay", c -> c.weightDecay(0.3))
        .refused("but here " + ingredient + " would act on it");
  }

  private static List<Setting> clipping() {
    return Stream.of(GradientNormalization.values())
        .map(
            kind ->
                Setting.of(
                    "gradient normalisation",
                    kind + " gradientNormalization gradientNormalizationThreshold",
                    c ->
                        c.gradientNormalization(kind).gradientNormalizationThreshold(0.05).l2(0.1)))
        .toList();
  }

  private static List<Setting> constraints() {
    String row = "constraints";
    return List.of(
        Setting.of(
            row,
            "MaxNormConstraint constrainWeights",
            c -> c.constrainWeights(new MaxNormConstraint(0.3, 1))),
        Setting.of(
            row,
            "MinMaxNormConstraint",
            c -> c.constrainWeights(new MinMaxNormConstraint(0.2, 0.4, 0.7, 1))),
        Setting.of(row, "UnitNormConstraint", c -> c.constrainWeights(new UnitNormConstraint(1))),
        Setting.of(
            row,
            "NonNegativeConstraint constrainBias",
            c -> c.constrainBias(new NonNegativeConstraint())),
        Setting.of(
            row,
            "NonNegativeConstraint constrainAllParameters",
            c -> c.constrainAllParameters(new NonNegativeConstraint())));
  }

  private static List<Setting> updaters() {
    List<Setting> rows = new ArrayList<>();
    for (IUpdater updater :
        List.of(
            new AdaBelief(),
            new AdaDelta(),
            new AdaGrad(),
            new org.nd4j.linalg.learning.config.Adam(),
            new AdaMax(),
            new AMSGrad(),
            new Nadam(),
            new Nesterovs(),
            new NoOp(),
            new RmsProp(),
            new Sgd(HALVED))) {
      rows.add(
          Setting.of(
              "updater, one for all",
              updater.getClass().getSimpleName() + " updater",
              c -> c.updater(updater)));
    }
    rows.add(
        Setting.of("updaters that differ", "biasUpdater", c -> c.biasUpdater(new Sgd(0.2)))
            .refused("weight `0_b` has Sgd(learningRate=0.2, learningRateSchedule=null)"));
    rows.add(
        Setting.ofLayers(
                "updaters that differ",
                "updater",
                () -> new DenseLayer.Builder().nOut(5).updater(new NoOp()).build())
            .refused("has the updater NoOp() but weight"));
    return rows;
  }

  private static List<Setting> draws() {
    List<Setting> rows = new ArrayList<>();
    for (IDropout dropout :
        List.of(
            new Dropout(0.6),
            new Dropout(new StepSchedule(ScheduleType.ITERATION, 0.9, 0.8, 1)),
            new AlphaDropout(0.6),
            new GaussianDropout(0.3),
            new GaussianNoise(0.2))) {
      rows.add(
          Setting.of(
              "dropout", dropout.getClass().getSimpleName() + " dropOut", c -> c.dropOut(dropout)));
    }
    rows.add(
        Setting.of("a dropout of one's own", "dropOut", c -> c.dropOut(new OwnDropout()))
            .refused("(" + OwnDropout.class.getName() + ")"));
    rows.add(
        Setting.of(
                "weight noise", "DropConnect weightNoise", c -> c.weightNoise(new DropConnect(0.5)))
            .refused("has weight noise (DropConnect)"));
    rows.add(
        Setting.of(
                "weight noise",
                "WeightNoise",
                c -> c.weightNoise(new WeightNoise(new NormalDistribution(0, 1))))
            .refused("has weight noise (WeightNoise)"));
    return rows;
  }

  private static List<Setting> layers() {
    return List.of(
        Setting.ofLayers("batch normalization", "", () -> new BatchNormalization()),
        Setting.ofLayers(
            "batch normalization",
            "",
            () ->
                new BatchNormalization.Builder()
                    .decay(0.7)
                    .useLogStd(false)
                    .lockGammaBeta(true)
                    .build()),
        Setting.ofLayers("frozen layers", "", () -> new FrozenLayer(TestNetworks.dense(5))),
        Setting.ofLayers(
            "frozen layers", "", () -> new FrozenLayerWithBackprop(TestNetworks.dense(5))),
        Setting.ofLayers(
            "layers that can be pre-trained", "", () -> new AutoEncoder.Builder().nOut(5).build()),
        Setting.ofLayers(
            "layers that can be pre-trained",
            "",
            () ->
                new VariationalAutoencoder.Builder()
                    .nOut(5)
                    .encoderLayerSizes(6)
                    .decoderLayerSizes(6)
                    .build()));
  }

  private static List<Setting> rest() {
    List<Setting> rows = new ArrayList<>();
    for (OptimizationAlgorithm algorithm : OptimizationAlgorithm.values()) {
      rows.add(
          Setting.of(
              "optimization algorithm",
              algorithm + " optimizationAlgo maxNumLineSearchIterations",
              c -> c.optimizationAlgo(algorithm).maxNumLineSearchIterations(3)));
    }
    rows.addAll(
        List.of(
            Setting.of(
                "step function that subtracts",
                "NegativeGradientStepFunction stepFunction",
                c -> c.stepFunction(new NegativeGradientStepFunction())),
            Setting.of(
                "step function that subtracts",
                "NegativeDefaultStepFunction",
                c -> c.stepFunction(new NegativeDefaultStepFunction())),
            Setting.of(
                    "step function that adds",
                    "DefaultStepFunction stepFunction",
                    c -> c.stepFunction(new DefaultStepFunction()))
                .refused("the step function DefaultStepFunction does not subtract"),
            Setting.of(
                    "step function that adds",
                    "GradientStepFunction",
                    c -> c.stepFunction(new GradientStepFunction()))
                .refused("the step function GradientStepFunction does not subtract"),
            Setting.of("sum over the batch", "miniBatch", c -> c.miniBatch(false).l2(0.1)),
            Setting.of("minimize", "minimize", c -> c.minimize(false)),
            Setting.of(
                "workspaces and caches",
                "trainingWorkspaceMode inferenceWorkspaceMode cacheMode cudnnAlgoMode",
                c ->
                    c.trainingWorkspaceMode(WorkspaceMode.NONE)
                        .inferenceWorkspaceMode(WorkspaceMode.NONE)
                        .cacheMode(CacheMode.HOST)),
            Setting.of(
                "what the network is",
                "activation weightInit biasInit dist seed convolutionMode layer clone dataType",
                c ->
                    c.activation(new ActivationTanH())
                        .activation(Activation.SIGMOID)
                        .weightInit(new WeightInitNormal())
                        .biasInit(0.1)
                        .seed(9)),
            Setting.of("data type", "DOUBLE dataType", c -> c.dataType(DataType.DOUBLE)),
            Setting.of("data type", "FLOAT", c -> c.dataType(DataType.FLOAT)),
            Setting.of("half precision", "HALF", c -> c.dataType(DataType.HALF))
                .refused("the network's data type must be FLOAT or DOUBLE, found HALF")));
    return rows;
  }
}
