package io.tipoff.polymarket.stream;

/** The bytes are not JSON; thrown and caught within one frame, so without a stack. */
final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedJson(String what, int at) {
    super(what + " at byte " + at, null, false, false);
  }
}
