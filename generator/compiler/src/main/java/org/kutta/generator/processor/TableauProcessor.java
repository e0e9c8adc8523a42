package org.kutta.generator.processor;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.kutta.generator.budget.Budget;
import org.kutta.generator.build.TableauBuild;
import org.kutta.generator.build.TableauUnit;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Compiles the tableaus that {@code @TableauFiles} and {@code @InlineTableau} name. */
public final class TableauProcessor extends AbstractProcessor {

  private static final String FOLDERS = "kutta.tableaus";

  private SourceOutput output;
  private Budget budget = Budget.DEFAULT;
  private TableauBuild build;

  /** Elements that asked for the methods of a package, since its last index. */
  private final Map<String, Set<Element>> askers = new HashMap<>();

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    output = new SourceOutput(environment.getFiler(), environment.getMessager());
    budget = BudgetOptions.of(environment);
    build = new TableauBuild(budget, annotates(environment));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("org.kutta.runtime.TableauFiles", "org.kutta.runtime.InlineTableau");
  }

  @Override
  public Set<String> getSupportedOptions() {
    // Tells Gradle that outputs depend on all annotated elements, and on files next to them.
    Set<String> options = new HashSet<>(BudgetOptions.NAMES);
    options.add(FOLDERS);
    options.add("org.gradle.annotation.processing.aggregating");
    return options;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Claimed, since javac warns of annotations that no one claims.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      build.service().ifPresent(file -> output.writeResource(file.path(), file.text()));
      return true;
    }
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        TableauSource.of(packageOf(element), element, annotation).forEach(this::generate);
      }
    }
    for (GeneratedSource index : build.indices()) {
      Set<Element> origins = askers.getOrDefault(index.packageName(), Set.of());
      output.write(index, origins.toArray(Element[]::new));
    }
    askers.clear();
    return true;
  }

  private String packageOf(Element element) {
    return processingEnv.getElementUtils().getPackageOf(element).getQualifiedName().toString();
  }

  /** Returns whether the platform compiled for has the annotation of generated code. */
  private static boolean annotates(ProcessingEnvironment environment) {
    return environment.getElementUtils().getTypeElement("javax.annotation.processing.Generated")
        != null;
  }

  /** Generates the classes of one text: all of them, or none if anything is wrong with it. */
  private void generate(TableauSource source) {
    Checked<SourceText> text = read(source);
    report(text.diagnostics(), source);
    if (text.value().isEmpty()) {
      return;
    }
    Checked<List<GeneratedSource>> classes =
        build.compile(new TableauUnit(text.value().get(), source.origin(), source.packageName()));
    report(classes.diagnostics(), source);
    if (classes.value().isPresent()) {
      classes.value().get().forEach(written -> output.write(written, source.element()));
      askers
          .computeIfAbsent(source.packageName(), fresh -> new LinkedHashSet<>())
          .add(source.element());
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
    return new TableauFileFinder(processingEnv.getFiler(), paths, budget.text())
        .find(source.packageName(), source.text());
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
