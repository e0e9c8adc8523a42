package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * Vectors that a step works on in place, and keeps when it completes: a step that fails leaves what
 * was kept before. They count only while a number says so: while it is not NaN. Allocated when
 * first asked for; saved while they count.
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
   * Returns a vector to work on, shape {@code [n]}: always the same, and not set when first asked.
   *
   * @param index from 0
   */
  public Vector get(int index) {
    return members.get(index).work();
  }

  /** Brings what was kept to where it is worked on. */
  public void load() {
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      member.work().copy(member.content());
    }
  }

  /** Keeps the vectors as they are now; to be called when nothing of the step can fail any more. */
  public void keep() {
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      member.content().copy(member.work());
    }
  }

  List<Member> members() {
    return members;
  }

  final class Member implements SavedVector {
    private @Nullable Vector vector;
    private @Nullable Vector work;

    private Vector work() {
      Vector made = work;
      if (made == null) {
        made = form.zeros(form.length());
        work = made;
      }
      return made;
    }

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
