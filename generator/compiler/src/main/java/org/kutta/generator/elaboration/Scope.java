package org.kutta.generator.elaboration;

import java.util.Map;
import java.util.Set;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.SourceFile;

/**
 * What a declaration may refer to.
 *
 * @param file it stands in
 * @param families by their names
 * @param soundFamilies those without a mistake
 */
record Scope(SourceFile file, Map<String, FamilyDeclaration> families, Set<String> soundFamilies) {

  Scope {
    families = Map.copyOf(families);
    soundFamilies = Set.copyOf(soundFamilies);
  }
}
