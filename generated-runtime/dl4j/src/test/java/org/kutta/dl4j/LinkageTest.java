package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertWithMessage;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Every method and field of a newer library that ND4J, DL4J or OSHI name in their bytecode is
 * there: no way through them ends in {@link NoSuchMethodError}, also where no test goes.
 */
final class LinkageTest {

  /** What docs/dependencies.md takes in newer versions. */
  private static final String[] LIBRARIES = {
    "org/apache/commons/codec/",
    "org/apache/commons/compress/",
    "org/apache/commons/io/",
    "org/apache/commons/lang3/",
    "org/apache/commons/net/",
    "com/google/gson/",
    "org/threeten/bp/",
  };

  /** One class of each jar that is searched. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.nd4j.linalg.factory.Nd4j",
        "org.nd4j.common.util.ArchiveUtils",
        "org.nd4j.compression.impl.Gzip",
        "org.nd4j.linalg.cpu.nativecpu.CpuBackend",
        "org.deeplearning4j.nn.multilayer.MultiLayerNetwork",
        "org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator",
        "org.deeplearning4j.common.resources.DL4JResources",
        "oshi.SystemInfo",
      })
  void membersNamedInBytecodeExist(String representative) throws Exception {
    var jar = Class.forName(representative).getProtectionDomain().getCodeSource().getLocation();
    var missing = new TreeSet<String>();
    try (var file = new JarFile(jar.getPath())) {
      for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (var in = file.getInputStream(entry)) {
          new ClassReader(in).accept(new Uses(entry.getName(), missing), ClassReader.SKIP_DEBUG);
        }
      }
    }
    assertWithMessage(jar.toString()).that(missing).isEmpty();
  }

  /** Collects what a class uses that is not there. */
  private static final class Uses extends ClassVisitor {

    private final String user;
    private final TreeSet<String> missing;

    Uses(String user, TreeSet<String> missing) {
      super(Opcodes.ASM9);
      this.user = user;
      this.missing = missing;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String member, String type, boolean isInterface) {
          require(owner, member, type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String member, String type) {
          require(owner, member, type);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          require(type, "", "");
        }
      };
    }

    private void require(String owner, String member, String type) {
      if (Arrays.stream(LIBRARIES).noneMatch(owner::startsWith)) {
        return;
      }
      boolean there = load(owner).map(c -> member.isEmpty() || has(c, member, type)).orElse(false);
      if (!there) {
        missing.add(user + " uses " + owner + "." + member + type);
      }
    }

    private static Optional<Class<?>> load(String name) {
      try {
        return Optional.of(
            Class.forName(name.replace('/', '.'), false, LinkageTest.class.getClassLoader()));
      } catch (ClassNotFoundException e) {
        return Optional.empty();
      }
    }

    private static boolean has(Class<?> owner, String member, String type) {
      return Stream.of(
                  Arrays.stream(owner.getDeclaredFields())
                      .map(f -> f.getName() + Type.getDescriptor(f.getType())),
                  Arrays.stream(owner.getDeclaredMethods())
                      .map(m -> m.getName() + Type.getMethodDescriptor(m)),
                  Arrays.stream(owner.getDeclaredConstructors()).map(Uses::constructor))
              .flatMap(s -> s)
              .anyMatch((member + type)::equals)
          || supertypes(owner).anyMatch(s -> has(s, member, type));
    }

    private static String constructor(Constructor<?> constructor) {
      return "<init>" + Type.getConstructorDescriptor(constructor);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
      return Stream.concat(
          Optional.<Class<?>>ofNullable(type.getSuperclass()).stream(),
          Arrays.stream(type.getInterfaces()));
    }
  }
}
