package org.kutta.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kutta.grammar.NearestName;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Rewords picocli's complaints about a command line like the messages of our own checks. */
public final class RefusedOptions {

  private RefusedOptions() {}

  /** Returns what is wrong with the command line, and what to type instead. */
  public static UsageException explain(ParameterException e) {
    String list =
        "`" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` lists the options";
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(e, unmatched.getUnmatched(), list);
    }
    if (e instanceof MissingParameterException missing
        && missing.getMissing().get(0) instanceof OptionSpec option) {
      return missing(e, option, list);
    }
    return new UsageException(reworded(String.valueOf(e.getMessage())), list);
  }

  /** An option without its value, or an option that is not there, perhaps since it is misspelt. */
  private static UsageException missing(ParameterException e, OptionSpec option, String list) {
    List<String> unmatched = e.getCommandLine().getUnmatchedArguments();
    if (unmatched.stream().anyMatch(word -> word.startsWith("-"))) {
      return unknown(e, unmatched, list);
    }
    boolean named = String.valueOf(e.getMessage()).startsWith("Missing required parameter");
    return named || !option.required()
        ? new UsageException(option.longestName() + ": its value is missing", list)
        : new UsageException(
            "the option " + option.longestName() + "=" + bare(option.paramLabel()) + " is missing",
            list);
  }

  private static String bare(String label) {
    return label.startsWith("<") ? label.substring(1, label.length() - 1) : label;
  }

  private static UsageException unknown(ParameterException e, List<String> unmatched, String list) {
    // What follows an unknown option may be its value, so the option is the one to name.
    Optional<String> option =
        unmatched.stream().filter(argument -> argument.startsWith("-")).findFirst();
    if (option.isEmpty()) {
      return new UsageException("unexpected argument `" + unmatched.get(0) + "`", list);
    }
    String name = option.get().replaceFirst("=.*", "");
    Set<String> known = e.getCommandLine().getCommandSpec().optionsMap().keySet();
    return new UsageException(
        "there is no option `" + name + "`",
        NearestName.of(name, known)
            .map(near -> "did you mean `" + near + "`? " + list)
            .orElse(list));
  }

  private static String reworded(String message) {
    String text =
        message
            .replaceFirst("^Error: ", "")
            .replaceFirst("^Invalid value for option '([^']*)'( \\([^)]*\\))?: ", "$1: ")
            .replaceFirst("^Invalid value for positional parameter [^(]*\\(([^)]*)\\): ", "$1: ");
    if (text.matches("[A-Z]{2}.*")) {
      // The label of a parameter, such as FILE.
      return text;
    }
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
