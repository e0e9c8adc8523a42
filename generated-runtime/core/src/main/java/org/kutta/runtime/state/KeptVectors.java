package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * Vectors that are overwritten in place, and count only while a number says so: while it is not
 * NaN. Allocated when first asked for; saved while they count.
 */
public final class KeptVectors {

  private final Vector form;
  private final StateScalar known;
  private final List<Member> members = new ArrayList<>();

  KeptVectors(Vector form, int count, StateScalar known) {
    this.form = form;
    this.known = known;
    for (int i = 0; i < count; i++) {
      members.add(new Member());
    }
  }

  /** Returns how many there are. */
  public int size() {
    return members.size();
  }

  /**
   * Returns a vector, shape {@code [n]}.
   *
   * @param index from 0
   */
  public Vector get(int index) {
    return members.get(index).content();
  }

  List<Member> members() {
    return members;
  }

  final class Member implements SavedVector {
    private @Nullable Vector vector;

    @Override
    public long length() {
      return form.length();
    }

    @Override
    public Range range() {
      return Range.FINITE;
    }

    @Override
    public boolean isPresent() {
      return !Double.isNaN(known.current());
    }

    @Override
    public Vector content() {
      Vector made = vector;
      if (made == null) {
        made = form.zeros(form.length());
        vector = made;
      }
      return made;
    }
  }
}
