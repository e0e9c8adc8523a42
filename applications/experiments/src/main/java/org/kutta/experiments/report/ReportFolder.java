package org.kutta.experiments.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kutta.console.TextTable;
import org.kutta.train.report.ReportFile;
import picocli.CommandLine.Help.Ansi;

/** The folder of one experiment: its trials, and what was made of them. */
public final class ReportFolder {

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the folder, made where there is none.
   *
   * @throws IOException if it cannot be
   */
  public static ReportFolder at(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ReportFolder(folder);
  }

  /** Returns where trials are logged. */
  public Path trials() {
    return folder.resolve("trials.jsonl");
  }

  /** Returns the folder of the trial under way. */
  public Path unfinished() {
    return folder.resolve("unfinished-trial");
  }

  /** Returns where the page goes. */
  public Path page() {
    return folder.resolve("report.html");
  }

  /** Writes tables as text and CSV, and the page. */
  public void write(String name, String summary, Findings findings) throws IOException {
    String text = String.join("\n", lines(findings, Ansi.OFF)) + "\n";
    ReportFile.at(folder.resolve("table.txt")).write(text);
    ReportFile.at(folder.resolve("table.csv")).write(findings.data().csv());
    ReportFile.at(page()).write(ExperimentPage.of(name, summary, findings));
  }

  /** Returns the tables as lines of text. */
  public static List<String> lines(Findings findings, Ansi colours) {
    List<String> lines = new ArrayList<>();
    for (Table table : findings.tables()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(table.title());
      TextTable text = TextTable.ofNumbers().add(table.columns());
      table.rows().forEach(text::add);
      List<String> aligned = text.lines();
      lines.add(colours.string("@|bold " + aligned.get(0) + "|@"));
      lines.addAll(aligned.subList(1, aligned.size()));
    }
    return lines;
  }
}
