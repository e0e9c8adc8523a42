package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParser.DeclarationItemContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.FileContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.ItemContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.OrphanBodyContext;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.SourceFile;

/** Reads tableau files. */
public final class TableauParser {
  private final SourceText source;
  private final TextLimits limits;
  private final SourceSpans spans;
  private final DiagnosticCollector collector;

  private TableauParser(SourceText source, TextLimits limits) {
    this.source = source;
    this.limits = limits;
    this.spans = new SourceSpans(source);
    this.collector = new DiagnosticCollector(source);
  }

  /** Parses a file within the default limits. */
  public static Checked<SourceFile> parse(SourceText source) {
    return parse(source, TextLimits.DEFAULT);
  }

  /**
   * Returns the syntax tree of a file, whatever the text may be. With errors, the tree holds the
   * declarations that have none, and is absent if there is none of those.
   */
  public static Checked<SourceFile> parse(SourceText source, TextLimits limits) {
    if (source.text().length() > limits.fileSize()) {
      return Checked.failed(List.of(limits.fileTooLarge(source)));
    }
    return new TableauParser(source, limits).parse();
  }

  private Checked<SourceFile> parse() {
    List<Token> tokens = TokenLayout.of(source, limits, collector);
    FileContext file = parseTree(tokens);
    List<Declaration> declarations = build(file);
    if (declarations.isEmpty() && collector.sorted().isEmpty()) {
      collector.add(noMethod());
    }
    List<Diagnostic> diagnostics = collector.sorted();
    List<Declaration> sound =
        declarations.stream().filter(d -> !collector.hasErrorIn(d.span())).toList();
    if (sound.isEmpty()) {
      return Checked.failed(diagnostics);
    }
    Span whole = new Span(source, 0, source.text().length());
    return Checked.of(new SourceFile(sound, whole), diagnostics);
  }

  /** Parses fast on the assumption that there is no error, and thoroughly if there is one. */
  private FileContext parseTree(List<Token> tokens) {
    try {
      TableauSyntaxParser fast = parser(tokens, new BailErrorStrategy());
      fast.getInterpreter().setPredictionMode(PredictionMode.SLL);
      return fast.file();
    } catch (ParseCancellationException failed) {
      SyntaxErrors errors = new SyntaxErrors(tokens, spans, collector);
      TableauSyntaxParser thorough = parser(tokens, new LineRecovery(errors));
      thorough.getInterpreter().setPredictionMode(PredictionMode.LL);
      return thorough.file();
    }
  }

  private static TableauSyntaxParser parser(List<Token> tokens, ANTLRErrorStrategy strategy) {
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
    // Numbers all tokens now: diagnostics look at the whole line, beyond what has been parsed.
    stream.fill();
    TableauSyntaxParser parser = new TableauSyntaxParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(strategy);
    return parser;
  }

  private List<Declaration> build(FileContext file) {
    DeclarationBuilder builder = new DeclarationBuilder(spans, collector);
    List<Declaration> declarations = new ArrayList<>();
    for (ItemContext item : file.item()) {
      if (item instanceof DeclarationItemContext declared
          && declared.declaration().exception == null) {
        declarations.add(builder.visit(declared.declaration()));
      } else if (item instanceof OrphanBodyContext orphan) {
        reportOrphan(orphan);
      }
    }
    return declarations;
  }

  /** Reports a body without a header, unless its header is known to be broken. */
  private void reportOrphan(OrphanBodyContext orphan) {
    Token brace = orphan.getStart();
    Diagnostic diagnostic = Diagnostic.of(Message.NO_HEADER, spans.of(brace));
    collector.addToSoundLine(diagnostic);
  }

  private Diagnostic noMethod() {
    return Diagnostic.of(Message.NO_METHOD, new Span(source, 0, 0))
        .withHelp("write `method Name { … }`");
  }
}
