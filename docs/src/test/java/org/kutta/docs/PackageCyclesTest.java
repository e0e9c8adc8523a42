package org.kutta.docs;

import static com.google.common.truth.Truth.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A cycle is found, and nothing else is. The JDK's packages are the examples. */
final class PackageCyclesTest {

  @Test
  void packagesThatUseEachOtherAreFound() {
    JavaClasses classes = new ClassFileImporter().importClasses(String.class, java.util.List.class);

    assertThat(PackageCycles.among(classes).packages())
        .containsExactly("java.lang <-> [java.util]", "java.util <-> [java.lang]");
  }

  @Test
  void aPackageThatOnlyUsesAnotherIsNot() {
    JavaClasses classes = new ClassFileImporter().importClasses(PackageCyclesTest.class);

    assertThat(PackageCycles.among(classes).packages()).isEmpty();
  }
}
