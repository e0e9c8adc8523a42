package org.kutta.generator.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;
import org.kutta.generator.emit.GeneratedSource;

/** Writes through the filer; what cannot be written is an error of the compilation. */
final class SourceOutput {

  private final Filer filer;
  private final Messager messager;

  SourceOutput(Filer filer, Messager messager) {
    this.filer = filer;
    this.messager = messager;
  }

  void write(GeneratedSource source, Element... origins) {
    try (Writer writer = filer.createSourceFile(source.qualifiedName(), origins).openWriter()) {
      writer.write(source.text());
    } catch (IOException e) {
      fail(source.qualifiedName(), e, origins);
    }
  }

  void writeResource(String path, String text) {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      fail(path, e);
    }
  }

  private void fail(String what, IOException e, Element... origins) {
    String message = "cannot write " + what + ": " + e.getMessage();
    if (origins.length > 0) {
      messager.printMessage(Kind.ERROR, message, origins[0]);
    } else {
      messager.printMessage(Kind.ERROR, message);
    }
  }
}
