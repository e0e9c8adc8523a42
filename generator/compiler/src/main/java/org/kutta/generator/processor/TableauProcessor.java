package org.kutta.generator.processor;

import static org.kutta.grammar.DiagnosticCode.DUPLICATE_METHOD;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFamily;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;
import org.kutta.grammar.Span;

/** Compiles the tableaus that {@code @TableauFiles} and {@code @InlineTableau} name. */
public final class TableauProcessor extends AbstractProcessor {

  private static final String FOLDERS = "kutta.tableaus";

  /** Where each method was declared, by the full name of its class in lower case. */
  private final Map<String, Span> declared = new LinkedHashMap<>();

  private SourceOutput output;
  private MethodIndex index;
  private Budget budget = Budget.DEFAULT;

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    output = new SourceOutput(environment.getFiler(), environment.getMessager());
    index = new MethodIndex(output);
    budget = BudgetOptions.of(environment);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("org.kutta.runtime.TableauFiles", "org.kutta.runtime.InlineTableau");
  }

  @Override
  public Set<String> getSupportedOptions() {
    // Tells Gradle that outputs depend on all annotated elements, and files beside them.
    Set<String> options = new HashSet<>(BudgetOptions.NAMES);
    options.add(FOLDERS);
    options.add("org.gradle.annotation.processing.aggregating");
    return options;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Claimed, since javac warns of annotations that nobody claims.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      index.writeService();
      return true;
    }
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        TableauSource.of(packageOf(element), element, annotation).forEach(this::generate);
      }
    }
    index.finishRound(annotates());
    return true;
  }

  private String packageOf(Element element) {
    return processingEnv.getElementUtils().getPackageOf(element).getQualifiedName().toString();
  }

  /** Returns whether the platform compiled for has the annotation of generated code. */
  private boolean annotates() {
    return processingEnv.getElementUtils().getTypeElement("javax.annotation.processing.Generated")
        != null;
  }

  /** Generates the classes of one text: all of them, or none if anything is wrong with it. */
  private void generate(TableauSource source) {
    Checked<SourceText> text = read(source);
    report(text.diagnostics(), source);
    if (text.value().isEmpty()) {
      return;
    }
    Checked<CompiledFile> compiled =
        TableauCompiler.compileAll(
            text.value().get(), source.origin(), source.packageName(), annotates(), budget);
    report(compiled.diagnostics(), source);
    if (compiled.value().isPresent()) {
      write(compiled.value().get(), source);
    }
  }

  private void write(CompiledFile classes, TableauSource source) {
    List<Diagnostic> duplicates = new ArrayList<>();
    for (CompiledMethod method : classes.methods()) {
      declare(method.source(), method.method().method().nameSpan(), duplicates);
    }
    for (CompiledFamily family : classes.families()) {
      declare(family.source(), family.family().family().nameSpan(), duplicates);
    }
    report(duplicates, source);
    if (duplicates.isEmpty()) {
      for (CompiledMethod method : classes.methods()) {
        output.write(method.source(), source.element());
        index.add(source, method.source().simpleName());
      }
      // A family is no method before it has its parameters: the index does not list it.
      for (CompiledFamily family : classes.families()) {
        output.write(family.source(), source.element());
      }
    }
  }

  private Checked<SourceText> read(TableauSource source) {
    if (source.isInline()) {
      return Checked.of(SourceText.of(source.name(), source.text()));
    }
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

  /** Notes where a class is declared, and what is wrong if its name is taken. */
  private void declare(GeneratedSource declaredHere, Span here, List<Diagnostic> duplicates) {
    // Names that differ in case only would be one file on some systems.
    String name = declaredHere.qualifiedName().toLowerCase(Locale.ROOT);
    Span earlier = declared.putIfAbsent(name, here);
    if (earlier != null) {
      duplicates.add(
          Diagnostic.of(
                  DUPLICATE_METHOD,
                  here,
                  "a second method is named `" + here.text() + "` in this package")
              .withNote("the first, `" + earlier.text() + "`, stands at " + earlier)
              .withHelp("rename one of them, or generate them into different packages"));
    }
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
}
