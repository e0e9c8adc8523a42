package org.kutta.cli.catalogue;

import java.util.List;

/**
 * A method or family of the standard library, as its index knows it.
 *
 * @param file the tableau file that declares it
 * @param structure as JSON documents name it
 * @param order proved
 * @param exact whether its conditions hold exactly, and not just to a tolerance
 * @param embedded orders of the embedded rows
 * @param parameters of a family; a method has none
 */
public record LibraryMethod(
    String name,
    String file,
    String structure,
    int stages,
    int order,
    boolean exact,
    List<Integer> embedded,
    List<String> parameters,
    String title) {

  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 9;

  public LibraryMethod {
    embedded = List.copyOf(embedded);
    parameters = List.copyOf(parameters);
  }

  /** Returns the line of the index; no field holds a tab, since strings of the language do not. */
  String toLine() {
    List<String> orders = embedded.stream().map(String::valueOf).toList();
    return String.join(
        SEPARATOR,
        name,
        file,
        structure,
        String.valueOf(stages),
        String.valueOf(order),
        String.valueOf(exact),
        String.join(",", orders),
        String.join(",", parameters),
        title);
  }

  static LibraryMethod ofLine(String line) {
    String[] fields = line.split(SEPARATOR, FIELDS);
    if (fields.length != FIELDS) {
      throw new IllegalStateException("line of the index: " + line);
    }
    List<Integer> orders =
        fields[6].isEmpty()
            ? List.of()
            : List.of(fields[6].split(",")).stream().map(Integer::valueOf).toList();
    return new LibraryMethod(
        fields[0],
        fields[1],
        fields[2],
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]),
        Boolean.parseBoolean(fields[5]),
        orders,
        fields[7].isEmpty() ? List.of() : List.of(fields[7].split(",")),
        fields[8]);
  }
}
