package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.console.TextTable;
import org.kutta.generator.family.ProvedFamily;

/** One line for each method of the files that were checked. */
public final class CheckText {

  private CheckText() {}

  /** Returns the lines, their columns aligned. */
  public static List<String> lines(List<FileReport> files) {
    TextTable table = TextTable.ofText();
    for (FileReport file : files) {
      file.findings().forEach(method -> add(method, table));
      file.families().forEach(family -> add(family, table));
    }
    return table.lines();
  }

  private static void add(Finding method, TextTable table) {
    table.add(
        method.method().name(),
        method.structure(),
        Words.count(method.method().tableau().stages(), "stage"),
        "order " + method.order(),
        proof(method),
        remarks(method));
  }

  private static void add(ProvedFamily family, TextTable table) {
    table.add(
        family.name() + "(" + String.join(", ", family.family().names()) + ")",
        FamilyFacts.structure(family),
        Words.count(family.family().tableau().stages(), "stage"),
        "order " + family.order().order(),
        "exact",
        family.summary());
  }

  private static String proof(Finding method) {
    return method.isExact()
        ? "exact"
        : "numeric to " + Words.size(method.method().claims().tolerance());
  }

  private static String remarks(Finding method) {
    List<String> remarks = new ArrayList<>();
    if (!method.embeddedOrders().isEmpty()) {
      remarks.add("embedded " + Words.listed(method.embeddedOrders()));
    }
    if (!method.holds()) {
      Optional<Integer> claimed = method.claimedOrder().filter(order -> order != method.order());
      remarks.add(claimed.map(order -> "order " + order + " is claimed").orElse("a claim fails"));
    }
    return String.join("; ", remarks);
  }

  /** Returns the sum of it all in one line. */
  public static String summary(List<FileReport> files) {
    int methods = files.stream().mapToInt(file -> file.findings().size()).sum();
    int families = files.stream().mapToInt(file -> file.families().size()).sum();
    int errors = files.stream().mapToInt(file -> file.diagnostics().size()).sum();
    return "%s, %s: %s"
        .formatted(
            Words.count(files.size(), "file"),
            Words.count(methods, "method") + (families == 0 ? "" : ", " + families(families)),
            errors == 0 ? "no errors" : Words.count(errors, "error"));
  }

  private static String families(int n) {
    return n + (n == 1 ? " family" : " families");
  }
}
