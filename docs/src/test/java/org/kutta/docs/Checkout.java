package org.kutta.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checkout that this build is in: its files, without those that a build makes. */
final class Checkout {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> MADE = Set.of("target", "node_modules");

  private Checkout() {}

  /** Returns all documents, relative to the root. */
  static List<Path> documents() throws IOException {
    return files(file -> file.toString().endsWith(".md"));
  }

  /** Returns the folders of all modules with Java code of their own, relative to the root. */
  static List<Path> modules() throws IOException {
    return files(file -> file.endsWith("pom.xml")).stream()
        .map(pom -> pom.getParent() == null ? Path.of("") : pom.getParent())
        .filter(folder -> Files.isDirectory(ROOT.resolve(folder).resolve("src/main/java/org")))
        .toList();
  }

  private interface Choice {
    boolean takes(Path file);
  }

  private static List<Path> files(Choice choice) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = MADE.contains(name) || name.startsWith(".");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (choice.takes(file)) {
              files.add(ROOT.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }
}
