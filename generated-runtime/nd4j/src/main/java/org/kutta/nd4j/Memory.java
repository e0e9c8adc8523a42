package org.kutta.nd4j;

/**
 * Where the entries of a contiguous vector lie, or none where they cannot be reached.
 *
 * @param address of the first entry, or 0
 * @param entryBytes what an entry takes
 */
record Memory(long address, int entryBytes) {

  /** Of vectors that are not contiguous, or not on the CPU. */
  static final Memory NONE = new Memory(0, 1);

  /** A cache line. Vector instructions are slower on entries that lie across two of them. */
  static final int LINE_BYTES = 64;

  boolean isNone() {
    return address == 0;
  }

  /** Returns whether two ranges of entries share bytes. */
  boolean overlaps(long entries, Memory other, long otherEntries) {
    return !isNone()
        && !other.isNone()
        && address < other.at(otherEntries)
        && other.address < at(entries);
  }

  /** Returns how many entries the first one lies behind a cache line's beginning. */
  int shift() {
    return (int) (address % LINE_BYTES) / entryBytes;
  }

  /** Returns the address of an entry. */
  long at(long entry) {
    return address + entry * entryBytes;
  }
}
