package org.kutta.generator.elaboration;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Identifier;

/** Decides whether a method's name can be the name of its class. */
final class JavaName {

  /** The index that is generated next to the methods of a package. */
  private static final String INDEX = "GeneratedMethods";

  /** Words that Java reserves for type declarations only (JLS §3.9). */
  private static final Set<String> RESTRICTED =
      Set.of("var", "yield", "record", "sealed", "permits");

  /** Types of java.lang that generated code names; a class of the same package would hide them. */
  private static final Set<String> NAMED_BY_GENERATED_CODE =
      Set.of("Double", "IllegalArgumentException", "Math", "Object", "Override", "String");

  /** The first words of full names in generated code, which a class of that name would hide. */
  private static final Set<String> PACKAGES = Set.of("java", "javax", "org");

  /** Windows takes files of these names, with any ending, for devices. */
  private static final Pattern DEVICE =
      Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]", Pattern.CASE_INSENSITIVE);

  private JavaName() {}

  static Optional<Diagnostic> check(Identifier name) {
    String text = name.text();
    return objection(text)
        .map(
            why ->
                Diagnostic.of(Message.INVALID_CLASS_NAME, name.span(), text)
                    .withNote(why)
                    .withHelp("write a name such as `My" + capitalized(text) + "`"));
  }

  private static Optional<String> objection(String text) {
    if (!SourceVersion.isName(text, SourceVersion.latest()) || RESTRICTED.contains(text)) {
      return Optional.of("a Java class cannot have this name");
    }
    if (NAMED_BY_GENERATED_CODE.contains(text)) {
      return Optional.of("the class would hide java.lang." + text);
    }
    if (PACKAGES.contains(text)) {
      return Optional.of("the class would hide the package " + text);
    }
    if (DEVICE.matcher(text).matches()) {
      return Optional.of("Windows cannot have a file of this name");
    }
    // Names that differ in case only would be one file on some systems.
    return text.regionMatches(true, 0, INDEX, 0, INDEX.length())
        ? Optional.of("the index of a package's methods has this name")
        : Optional.empty();
  }

  private static String capitalized(String text) {
    String letters = text.replaceAll("[^A-Za-z0-9]", "");
    return letters.isEmpty()
        ? "Method"
        : Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
  }
}
