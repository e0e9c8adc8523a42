package org.kutta.cli.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.report.FamilyFacts;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.grammar.TextLimits;

/**
 * Writes the index of the standard library; run by the build. A tableau with a mistake is left out,
 * so that there is a {@code kutta check} to find the mistake with.
 */
public final class IndexWriter {

  private static final Comparator<LibraryMethod> BY_NAME =
      Comparator.comparing(LibraryMethod::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(LibraryMethod::name);

  private IndexWriter() {}

  /**
   * Runs the writer.
   *
   * @param args the directory of the tableaus, and the file to write
   */
  public static void main(String[] args) throws IOException {
    List<LibraryMethod> methods = new ArrayList<>();
    for (TextFile file : FileArguments.read(List.of(args[0]), TextLimits.DEFAULT)) {
      String name = Path.of(file.name()).getFileName().toString();
      FileReport report = FileReport.of(file);
      for (Finding finding : report.findings()) {
        if (finding.holds()) {
          methods.add(indexed(finding, name));
        }
      }
      report.families().forEach(family -> methods.add(indexed(family, name)));
    }
    methods.sort(BY_NAME);
    Path index = Path.of(args[1]);
    Files.createDirectories(index.getParent());
    Files.writeString(
        index,
        methods.stream().map(LibraryMethod::toLine).collect(Collectors.joining("\n", "", "\n")));
  }

  private static LibraryMethod indexed(Finding finding, String file) {
    return new LibraryMethod(
        finding.method().name(),
        file,
        finding.structure(),
        finding.method().tableau().stages(),
        finding.order(),
        finding.isExact(),
        finding.embeddedOrders(),
        List.of(),
        finding.method().title());
  }

  private static LibraryMethod indexed(ProvedFamily family, String file) {
    return new LibraryMethod(
        family.name(),
        file,
        FamilyFacts.structure(family),
        family.family().tableau().stages(),
        family.order().order(),
        true,
        family.embedded().stream().map(FamilyOrder::order).toList(),
        family.family().names(),
        family.family().title());
  }
}
