package org.kutta.generator.emit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kutta.grammar.source.SourceText;

/**
 * Where a generated class comes from.
 *
 * @param file the name of the tableau file, without the folders of this machine
 * @param hash the beginning of the text's SHA-256
 */
public record Provenance(String file, String hash) {

  private static final int HASH_DIGITS = 16;

  /** Returns the provenance of what is generated from a text. */
  public static Provenance of(String file, SourceText source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(source.text().getBytes(StandardCharsets.UTF_8));
      return new Provenance(file, HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
