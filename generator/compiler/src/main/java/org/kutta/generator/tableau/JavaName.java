package org.kutta.generator.tableau;

import static org.kutta.grammar.DiagnosticCode.INVALID_CLASS_NAME;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Identifier;

/** Decides whether a method's name can be the name of its class. */
final class JavaName {

  /** The index that is generated beside the methods of a package. */
  private static final String INDEX = "GeneratedMethods";

  /** Words that Java reserves for type declarations only (JLS §3.9). */
  private static final Set<String> RESTRICTED =
      Set.of("var", "yield", "record", "sealed", "permits");

  private JavaName() {}

  static Optional<Diagnostic> check(Identifier name) {
    String text = name.text();
    String why =
        !SourceVersion.isName(text, SourceVersion.latest()) || RESTRICTED.contains(text)
            ? "a Java class cannot have this name"
            : text.startsWith(INDEX) ? "the index of a package's methods has this name" : "";
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    INVALID_CLASS_NAME,
                    name.span(),
                    "`" + text + "` cannot be the name of a method")
                .withNote(why)
                .withHelp("write a name such as `My" + capitalized(text) + "`"));
  }

  private static String capitalized(String text) {
    String letters = text.replaceAll("[^A-Za-z0-9]", "");
    return letters.isEmpty()
        ? "Method"
        : Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
  }
}
