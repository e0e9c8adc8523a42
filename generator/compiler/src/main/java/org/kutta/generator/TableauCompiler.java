package org.kutta.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kutta.generator.analysis.ClaimCheck;
import org.kutta.generator.analysis.DoubtfulClaimCheck;
import org.kutta.generator.analysis.JudgedMethod;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.correction.CorrectionSearch;
import org.kutta.generator.correction.Proof;
import org.kutta.generator.elaboration.FileReader;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.OptimizerWriter;
import org.kutta.generator.emit.Provenance;
import org.kutta.generator.family.FamilyCheck;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.plan.PlannedFamily;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.SourceFile;

/**
 * The pipeline of one text: declared, {@linkplain #judge judged}, {@linkplain #plan planned},
 * {@linkplain #write written}. Each stage sees what the one before made, and reports all that is
 * wrong; a method with a mistake goes no further, the others do.
 */
public final class TableauCompiler {

  private TableauCompiler() {}

  /**
   * What was found out about the methods and families of a text.
   *
   * @param judgements about the methods that can be read, in their order; refuted ones among them
   * @param families those of which every claim holds
   */
  public record JudgedFile(List<JudgedMethod> judgements, List<ProvedFamily> families) {

    static final JudgedFile EMPTY = new JudgedFile(List.of(), List.of());

    public JudgedFile {
      judgements = List.copyOf(judgements);
      families = List.copyOf(families);
    }

    private List<Proof> proofs() {
      return Stream.concat(methods().stream().map(Proof::of), families.stream().map(Proof::of))
          .toList();
    }

    /** Returns the methods of which every claim holds. */
    public List<ProvedMethod> methods() {
      return judgements.stream()
          .filter(ProvedMethod.class::isInstance)
          .map(ProvedMethod.class::cast)
          .toList();
    }
  }

  /**
   * What the classes of a text say and do.
   *
   * @param methods in the order of the text
   * @param families in the order of the text
   */
  public record PlannedFile(List<PlannedMethod> methods, List<PlannedFamily> families) {

    public PlannedFile {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
    }
  }

  /** The classes of a text. */
  public record CompiledFile(List<CompiledMethod> methods, List<CompiledFamily> families) {

    public CompiledFile {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
    }

    /** Returns all classes, those of methods first. */
    public List<GeneratedSource> sources() {
      List<GeneratedSource> sources = new ArrayList<>();
      methods.forEach(method -> sources.add(method.source()));
      families.forEach(family -> sources.add(family.source()));
      return sources;
    }
  }

  /** A proved method and its class. */
  public record CompiledMethod(ProvedMethod method, GeneratedSource source) {}

  /** A proved family and its class. */
  public record CompiledFamily(ProvedFamily family, GeneratedSource source) {}

  /** Judges the methods and families of a text within the default budget. */
  public static Checked<JudgedFile> judge(SourceText source) {
    return judge(source, Budget.DEFAULT);
  }

  /**
   * Returns the methods and families of a text, and what is wrong with it, with the edits that make
   * a method right where there are any.
   */
  public static Checked<JudgedFile> judge(SourceText source, Budget budget) {
    return judge(source, budget, CorrectionSearch.DEFAULT_LIMIT);
  }

  /**
   * The same.
   *
   * @param corrections how long a search for corrections may take
   */
  public static Checked<JudgedFile> judge(SourceText source, Budget budget, Duration corrections) {
    Checked<SourceFile> parsed = TableauParser.parse(source, budget.text());
    Checked<JudgedFile> judged = judge(parsed, budget);
    if (!judged.hasErrors()) {
      return judged;
    }
    boolean shorter = !corrections.isZero() && corrections.compareTo(budget.time()) < 0;
    Budget trial = shorter ? budget.withTime(corrections) : budget;
    CorrectionSearch search = new CorrectionSearch(text -> uncorrected(text, trial), corrections);
    List<Declaration> declarations = parsed.value().map(SourceFile::declarations).orElse(List.of());
    return Checked.of(
        judged.value().orElse(JudgedFile.EMPTY),
        search.improve(declarations, judged.diagnostics()));
  }

  private static Checked<List<Proof>> uncorrected(SourceText text, Budget budget) {
    Checked<JudgedFile> judged = judge(TableauParser.parse(text, budget.text()), budget);
    return new Checked<>(judged.value().map(JudgedFile::proofs), judged.diagnostics());
  }

  private static Checked<JudgedFile> judge(Checked<SourceFile> parsed, Budget budget) {
    if (parsed.value().isEmpty()) {
      return Checked.of(JudgedFile.EMPTY, parsed.diagnostics());
    }
    Checked<FileReader.Contents> declared = FileReader.readAll(parsed.value().get(), budget);
    FileReader.Contents contents =
        declared.value().orElseGet(() -> new FileReader.Contents(List.of(), List.of(), List.of()));
    List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
    diagnostics.addAll(declared.diagnostics());
    List<JudgedMethod> methods =
        collect(
            contents.methods(), method -> ClaimCheck.run(method, budget.deadline()), diagnostics);
    contents
        .doubtful()
        .forEach(
            doubtful -> diagnostics.addAll(DoubtfulClaimCheck.run(doubtful, budget.deadline())));
    List<ProvedFamily> families =
        collect(
            contents.families(), family -> FamilyCheck.run(family, budget.deadline()), diagnostics);
    diagnostics.sort(Diagnostic.BY_POSITION);
    return Checked.of(new JudgedFile(methods, families), diagnostics);
  }

  private static <T, R> List<R> collect(
      List<T> inputs, Function<T, Checked<R>> stage, List<Diagnostic> diagnostics) {
    List<R> results = new ArrayList<>();
    for (T input : inputs) {
      Checked<R> result = stage.apply(input);
      diagnostics.addAll(result.diagnostics());
      result.value().ifPresent(results::add);
    }
    return results;
  }

  /** Plans what is proved, and finds out what its classes say. */
  public static Checked<PlannedFile> plan(JudgedFile judged, Budget budget) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<PlannedMethod> methods =
        collect(
            judged.methods(),
            method -> inTime(method, method.method().nameSpan(), TableauCompiler::plan, budget),
            diagnostics);
    List<PlannedFamily> families =
        collect(
            judged.families(),
            family -> inTime(family, family.family().nameSpan(), PlannedFamily::of, budget),
            diagnostics);
    return Checked.of(new PlannedFile(methods, families), diagnostics);
  }

  private static PlannedMethod plan(ProvedMethod method, Deadline deadline) {
    try (TimedNumbers timed = method.tableau().until(deadline.during(Stage.PLAN))) {
      return PlannedMethod.of(method, deadline);
    }
  }

  private static <T, R> Checked<R> inTime(
      T input, Span name, BiFunction<T, Deadline, R> work, Budget budget) {
    try {
      return Checked.of(work.apply(input, budget.deadline()));
    } catch (OutOfTimeException e) {
      return Checked.failed(List.of(TimeLimit.exceeded(e, name)));
    }
  }

  /**
   * Writes the classes of what is planned.
   *
   * @param provenance what classes call their origin
   * @param packageName of the classes
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static CompiledFile write(
      PlannedFile planned, Provenance provenance, String packageName, boolean annotate) {
    List<CompiledMethod> methods =
        planned.methods().stream()
            .map(
                method ->
                    new CompiledMethod(
                        method.proved(),
                        OptimizerWriter.write(method, packageName, provenance, annotate)))
            .toList();
    List<CompiledFamily> families =
        planned.families().stream()
            .map(
                family ->
                    new CompiledFamily(
                        family.proved(),
                        OptimizerWriter.write(family, packageName, provenance, annotate)))
            .toList();
    return new CompiledFile(methods, families);
  }

  /** Compiles a text within the default budget. */
  public static Checked<CompiledFile> compile(
      SourceText source, String file, String packageName, boolean annotate) {
    return compile(source, file, packageName, annotate, Budget.DEFAULT);
  }

  /**
   * Returns the optimizer classes of a text. Nothing is generated from a text with an error.
   *
   * @param file what generated classes call their origin
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static Checked<CompiledFile> compile(
      SourceText source, String file, String packageName, boolean annotate, Budget budget) {
    Checked<JudgedFile> judged = judge(source, budget);
    if (judged.hasErrors()) {
      return Checked.failed(judged.diagnostics());
    }
    Checked<PlannedFile> planned = plan(judged.value().orElse(JudgedFile.EMPTY), budget);
    List<Diagnostic> diagnostics = new ArrayList<>(judged.diagnostics());
    diagnostics.addAll(planned.diagnostics());
    if (planned.hasErrors() || planned.value().isEmpty()) {
      return Checked.failed(diagnostics);
    }
    Provenance provenance = Provenance.of(file, source);
    return Checked.of(write(planned.value().get(), provenance, packageName, annotate), diagnostics);
  }
}
