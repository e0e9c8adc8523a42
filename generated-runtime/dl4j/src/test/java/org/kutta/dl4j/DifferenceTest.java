package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs is named with where it stands. */
final class DifferenceTest {

  private static final List<String> JSON =
      List.of(
          "{",
          "  \"confs\" : [ {",
          "    \"layer\" : {",
          "      \"size\" : 1",
          "    }",
          "  }, {",
          "    \"layer\" : {",
          "      \"name\" : \"b\",",
          "      \"size\" : 2",
          "    }",
          "  } ],",
          "  \"mode\" : \"x\"",
          "}");

  private static Difference differenceAt(int line) {
    List<String> other = new ArrayList<>(JSON);
    other.set(line, "something else");
    return Difference.between(other, JSON).orElseThrow();
  }

  @Test
  void sameTextsDoNotDiffer() {
    assertThat(Difference.between(JSON, JSON)).isEmpty();
  }

  @Test
  void placeIsThatOfTheElement() {
    assertThat(differenceAt(3).placeIn(JSON)).isEqualTo("confs[0].layer");
    assertThat(differenceAt(8).placeIn(JSON)).isEqualTo("confs[1].layer");
    assertThat(differenceAt(11).placeIn(JSON)).isEmpty();
  }

  @Test
  void textThatEndsEarlierDiffersInWhatFollows() {
    Difference difference = Difference.between(JSON, JSON.subList(0, 4)).orElseThrow();
    assertThat(difference.there()).isEqualTo("}");
    assertThat(difference.here()).isEqualTo("nothing");
    assertThat(difference.placeIn(JSON.subList(0, 4))).isEqualTo("confs[0].layer");
  }
}
