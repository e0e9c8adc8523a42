package org.kutta.generator.processor;

import static org.kutta.grammar.DiagnosticCode.DUPLICATE_METHOD;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.MethodIndexWriter;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;

/** Compiles the tableaus that {@code @TableauFiles} and {@code @InlineTableau} name. */
public final class TableauProcessor extends AbstractProcessor {

  private static final String FILES = "org.kutta.runtime.TableauFiles";
  private static final String INLINE = "org.kutta.runtime.InlineTableau";
  private static final String FOLDERS = "kutta.tableaus";

  /** Where each generated class was declared, by its full name in lower case. */
  private final Map<String, String> origins = new LinkedHashMap<>();

  private final Set<String> indices = new TreeSet<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(FILES, INLINE);
  }

  @Override
  public Set<String> getSupportedOptions() {
    // Tells Gradle that outputs depend on all annotated elements, and files beside them.
    return Set.of(FOLDERS, "org.gradle.annotation.processing.aggregating");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      writeService();
      return true;
    }
    Map<String, Set<String>> methods = new TreeMap<>();
    Map<String, List<Element>> elements = new TreeMap<>();
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        for (TableauSource source : sources(element, annotation)) {
          Set<String> names =
              methods.computeIfAbsent(source.packageName(), name -> new TreeSet<>());
          names.addAll(compile(source, annotation.getQualifiedName().contentEquals(INLINE)));
          elements.computeIfAbsent(source.packageName(), name -> new ArrayList<>()).add(element);
        }
      }
    }
    methods.forEach(
        (name, names) -> writeIndex(name, names, elements.getOrDefault(name, List.of())));
    return true;
  }

  private List<TableauSource> sources(Element element, TypeElement type) {
    List<TableauSource> sources = new ArrayList<>();
    String packageName =
        processingEnv.getElementUtils().getPackageOf(element).getQualifiedName().toString();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().equals(type)) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          for (AnnotationValue single : flatten(value)) {
            String text = single.getValue().toString();
            sources.add(new TableauSource(packageName, element, mirror, single, text));
          }
        }
      }
    }
    return sources;
  }

  private static List<AnnotationValue> flatten(AnnotationValue value) {
    if (!(value.getValue() instanceof List<?> list)) {
      return List.of(value);
    }
    return list.stream().map(AnnotationValue.class::cast).toList();
  }

  /** Generates the classes of one source, and returns their names. */
  private Set<String> compile(TableauSource source, boolean inline) {
    Checked<SourceText> text =
        inline ? Checked.of(SourceText.of(inlineName(source), source.text())) : read(source);
    report(text.diagnostics(), source);
    if (text.value().isEmpty()) {
      return Set.of();
    }
    String file = inline ? "a text block in " + inlineName(source) : baseName(source.text());
    boolean annotate =
        processingEnv.getElementUtils().getTypeElement("javax.annotation.processing.Generated")
            != null;
    Checked<List<CompiledMethod>> compiled =
        TableauCompiler.compile(text.value().get(), file, source.packageName(), annotate);
    report(compiled.diagnostics(), source);
    Set<String> names = new TreeSet<>();
    for (CompiledMethod method : compiled.value().orElse(List.of())) {
      if (isNew(method, source)) {
        write(method.source(), source.element());
        names.add(method.source().simpleName());
      }
    }
    return names;
  }

  private Checked<SourceText> read(TableauSource source) {
    String folders = processingEnv.getOptions().getOrDefault(FOLDERS, "");
    List<Path> paths =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(folders)
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
    return new TableauFileFinder(processingEnv.getFiler(), paths)
        .find(source.packageName(), source.text());
  }

  private static String inlineName(TableauSource source) {
    return source.element().toString();
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private boolean isNew(CompiledMethod method, TableauSource source) {
    String name = method.source().qualifiedName().toLowerCase(Locale.ROOT);
    String here = method.method().method().nameSpan().toString();
    String earlier = origins.putIfAbsent(name, here);
    if (earlier != null) {
      Diagnostic duplicate =
          Diagnostic.of(
                  DUPLICATE_METHOD,
                  method.method().method().nameSpan(),
                  "a second method is named `" + method.method().name() + "` in this package")
              .withNote("the first stands at " + earlier)
              .withHelp("rename one of them, or generate them into different packages");
      report(List.of(duplicate), source);
    }
    return earlier == null;
  }

  private void report(List<Diagnostic> diagnostics, TableauSource source) {
    for (Diagnostic diagnostic : diagnostics) {
      processingEnv
          .getMessager()
          .printMessage(
              diagnostic.isError() ? Kind.ERROR : Kind.WARNING,
              diagnostic.render(),
              source.element(),
              source.annotation(),
              source.value());
    }
  }

  private void writeIndex(String packageName, Set<String> methods, List<Element> elements) {
    if (methods.isEmpty()) {
      return;
    }
    String name = "GeneratedMethods";
    for (int k = 2; !indices.add(packageName.isEmpty() ? name : packageName + "." + name); k++) {
      name = "GeneratedMethods" + k;
    }
    boolean annotate =
        processingEnv.getElementUtils().getTypeElement("javax.annotation.processing.Generated")
            != null;
    write(
        MethodIndexWriter.write(packageName, name, methods, annotate),
        elements.toArray(Element[]::new));
  }

  private void write(GeneratedSource source, Element... origins) {
    try (Writer writer =
        processingEnv.getFiler().createSourceFile(source.qualifiedName(), origins).openWriter()) {
      writer.write(source.text());
    } catch (IOException e) {
      fail(source.qualifiedName(), e);
    }
  }

  private void writeService() {
    if (indices.isEmpty()) {
      return;
    }
    String path = "META-INF/services/" + MethodIndexWriter.service();
    try (var out =
        processingEnv
            .getFiler()
            .createResource(StandardLocation.CLASS_OUTPUT, "", path)
            .openOutputStream()) {
      out.write((String.join("\n", indices) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      fail(path, e);
    }
  }

  private void fail(String what, IOException e) {
    processingEnv
        .getMessager()
        .printMessage(Kind.ERROR, "cannot write " + what + ": " + e.getMessage());
  }
}
