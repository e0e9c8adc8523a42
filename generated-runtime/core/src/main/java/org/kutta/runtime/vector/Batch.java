package org.kutta.runtime.vector;

/**
 * The operations on the vectors of one optimizer. While a batch is open, operations wait, so that
 * several may run together and read memory once; their results are there when it is closed.
 *
 * <p>A caller that asks a vector for a result, such as {@link Vector#dot} or {@link
 * Vector#get(int)}, gets what the operations before have made of it, open or not. But the memory
 * under the vectors may not be read or written by anything else while the batch is open. Not
 * thread-safe.
 */
public abstract class Batch {

  /**
   * Lets operations wait from now on.
   *
   * @return whether they will: not every memory gains by it, and short vectors never do
   */
  public abstract boolean open();

  /** Performs the operations that wait; later ones are performed at once. */
  public abstract void close();

  /**
   * Performs the operations that wait, as {@link #close()}, if the entries of a vector are finite,
   * which none of those operations may change. Cheaper than {@link Vector#isFinite()} by one look
   * at memory.
   *
   * @param undoable whether the operations may have been performed when an entry is found that is
   *     not finite; otherwise they are dropped
   * @return whether all entries are finite
   */
  public abstract boolean closeIfFinite(Vector vector, boolean undoable);

  /** Forgets the operations that wait; later ones are performed at once. */
  public abstract void drop();

  /**
   * Looks, after the operations that wait so far, whether all entries of a vector are finite;
   * {@link #metExpectations()} tells. Cheaper than {@link Vector#isFinite()}, since the entries are
   * at hand.
   */
  public abstract void expectFinite(Vector vector);

  /**
   * Performs the operations that wait, and returns whether all entries were finite that were
   * expected to be since this was last asked.
   */
  public abstract boolean metExpectations();
}
