package org.kutta.generator.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, whose generated class carries a tableau. */
final class LateSource extends AbstractProcessor {

  private final String tableau;
  private boolean done;

  LateSource(String tableau) {
    this.tableau = tableau;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!done) {
      done = true;
      try (Writer writer =
          processingEnv.getFiler().createSourceFile("com.acme.Late").openWriter()) {
        writer.write(
            "package com.acme;\n@org.kutta.runtime.InlineTableau(\""
                + tableau.replace("\n", "\\n")
                + "\")\nclass Late {}\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}
