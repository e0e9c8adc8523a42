package org.kutta.train.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mini-batches depend on the seed alone. */
final class BatchSequenceTest {

  private static List<Integer> first(int batches, BatchSequence sequence) {
    List<Integer> images = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      for (int image : sequence.next()) {
        images.add(image);
      }
    }
    return images;
  }

  @Test
  void passTakesEachImageOnceAtMost() {
    BatchSequence sequence = new BatchSequence(10, 3, 1);

    List<Integer> pass = first(3, sequence);
    assertThat(pass).hasSize(9);
    assertThat(pass).containsNoDuplicates();
    assertThat(first(3, sequence)).containsNoDuplicates();
  }

  @Test
  void passesDifferInOrder() {
    BatchSequence sequence = new BatchSequence(100, 100, 1);

    assertThat(first(1, sequence)).isNotEqualTo(first(1, sequence));
  }

  @Test
  void imagesThatAPassLeavesOutComeInOthers() {
    Set<Integer> seen = new HashSet<>(first(60, new BatchSequence(10, 3, 1)));

    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void sameSeedGivesTheSameBatches() {
    assertThat(first(9, new BatchSequence(50, 7, 3)))
        .isEqualTo(first(9, new BatchSequence(50, 7, 3)));
  }

  @Test
  void anotherSeedGivesOtherBatches() {
    assertThat(first(9, new BatchSequence(50, 7, 3)))
        .isNotEqualTo(first(9, new BatchSequence(50, 7, 4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11})
  void impossibleBatchSizeIsABug(int batchSize) {
    assertThrows(IllegalArgumentException.class, () -> new BatchSequence(10, batchSize, 1));
  }
}
