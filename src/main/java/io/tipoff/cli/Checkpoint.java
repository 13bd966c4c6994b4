package io.tipoff.cli;

/** Told of every station that an order's request passes; a test may end the process there. */
@FunctionalInterface
interface Checkpoint {
  /** Nobody is told. */
  Checkpoint NONE = _ -> {};

  /** The stations, in their order. */
  enum Station {
    /** An order was decided and is not written down yet. */
    DECIDED,
    /** It is written down. */
    JOURNALED,
    /** It is written down that its request leaves. */
    LEAVING,
    /** Its request was handed to the network. */
    SENT,
    /** The venue's answer came, and the engine has not seen it. */
    ANSWERED,
    /** News of an order came, and nobody has seen it. */
    STREAMED
  }

  void reached(Station station);
}
