package org.kutta.train.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kutta.files.DurableFile;

/** A file that is either written whole or left alone, in a directory that is there. */
public final class ReportFile {

  private final DurableFile file;

  private ReportFile(DurableFile file) {
    this.file = file;
  }

  /**
   * Returns the file at a path, after a look whether it can be written: before a long computation,
   * not after it.
   *
   * @throws FileSystemException if it cannot; its reason says why
   */
  public static ReportFile at(Path path) throws FileSystemException {
    DurableFile file;
    try {
      file = DurableFile.at(path);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw refused(path, "it cannot be examined: " + e.getMessage());
    }
    Path directory = file.folder();
    // A report belongs where the user expects it: a directory that is not there is a typing error.
    if (!Files.isDirectory(directory)) {
      throw refused(path, "there is no directory " + directory);
    }
    if (!Files.isWritable(directory)) {
      throw refused(path, "nothing can be written in " + directory);
    }
    return new ReportFile(file);
  }

  private static FileSystemException refused(Path path, String why) {
    return new FileSystemException(path.toString(), null, why);
  }

  /** Writes the file, in place of one that is there. */
  public void write(String text) throws IOException {
    file.write(text);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
