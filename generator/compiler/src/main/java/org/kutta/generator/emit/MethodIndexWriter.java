package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that lists a package's methods for {@link java.util.ServiceLoader}. */
public final class MethodIndexWriter {

  private MethodIndexWriter() {}

  /** Returns the service that the class provides. */
  public static String service() {
    return RuntimeTypes.PROVIDER.canonicalName();
  }

  /** Returns the source of the index of the named methods. */
  public static GeneratedSource write(
      String packageName, String simpleName, Collection<String> methods, boolean annotate) {
    CodeBlock entries =
        methods.stream()
            .sorted()
            .map(name -> ClassName.get(packageName, name))
            .map(
                type ->
                    CodeBlock.of(
                        "new $T($T.FACTS, $T::builder)", RuntimeTypes.INDEXED_METHOD, type, type))
            .collect(CodeBlock.joining(",\n"));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(simpleName)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeTypes.PROVIDER)
            .addJavadoc("The generated methods of this package, found by name at run time.")
            .addMethod(constructor())
            .addMethod(
                MethodSpec.methodBuilder("methods")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(
                        ParameterizedTypeName.get(
                            ClassName.get(List.class), RuntimeTypes.INDEXED_METHOD))
                    .addStatement("return $T.of(\n$L)", List.class, entries)
                    .build());
    if (annotate) {
      type.addAnnotation(OptimizerWriter.generated());
    }
    return OptimizerWriter.source(packageName, type.build());
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Called by the service loader.")
        .build();
  }
}
