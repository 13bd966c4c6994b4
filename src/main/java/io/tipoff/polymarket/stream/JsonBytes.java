package io.tipoff.polymarket.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Walks over one JSON text in UTF-8, value by value, without making objects of it. Every method
 * begins and ends between two tokens; {@link MalformedJson} where the bytes are not JSON.
 */
final class JsonBytes {
  /** Values inside values, at most. */
  static final int DEEPEST = 100;

  /** Zeros behind the text, so that eight bytes can be read anywhere. */
  private static final int PADDING = 16;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final FixedPoint number = new FixedPoint();
  private final Unescaped unescaped = new Unescaped();
  private byte[] bytes = new byte[4096 + PADDING];
  private int limit;
  private int position;

  private byte[] text = bytes;
  private int textStart;
  private int textLength;
  private long textHash;

  /** Takes a copy of a text and stands before its first value. */
  void reset(ByteBuffer source) {
    limit = source.remaining();
    if (bytes.length < limit + PADDING) {
      bytes = new byte[Math.max(limit, 2 * bytes.length) + PADDING];
    }
    source.get(source.position(), bytes, 0, limit);
    Arrays.fill(bytes, limit, limit + PADDING, (byte) 0);
    position = 0;
  }

  int position() {
    return position;
  }

  /** Goes back to a position where a value began. */
  void seek(int earlier) {
    position = earlier;
  }

  /** Checks that nothing follows. */
  void end() {
    peek();
    if (position != limit) {
      throw malformed("something behind the end");
    }
  }

  boolean isObject() {
    return peek() == '{';
  }

  boolean isArray() {
    return peek() == '[';
  }

  boolean isString() {
    return peek() == '"';
  }

  /** Opens an object; false if it is empty, and then it is closed already. */
  boolean enterObject() {
    expect('{');
    return hasContent('}');
  }

  /** After a field: whether there is another one; if not, the object is closed. */
  boolean moreFields() {
    return more('}');
  }

  /** Closes an object if that comes next, without white space; if not, nothing is passed. */
  boolean closesObject() {
    if (bytes[position] != '}') {
      return false;
    }
    position++;
    return true;
  }

  /** Opens an array; false if it is empty, and then it is closed already. */
  boolean enterArray() {
    expect('[');
    return hasContent(']');
  }

  /** After an element: whether there is another one; if not, the array is closed. */
  boolean moreElements() {
    return more(']');
  }

  /** Reads a field's name and stands before its value. */
  int field(NameTable names) {
    readText();
    if (bytes[position] == ':') {
      position++;
    } else {
      expect(':');
    }
    return names.find(this);
  }

  /** Passes over null; false, and nothing is passed, before anything else. */
  boolean skipNull() {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  /** Reads a string; its bytes can be asked for until the next text is read. */
  void readText() {
    if (bytes[position] != '"') {
      expect('"');
    } else {
      position++;
    }
    int at = position;
    long hash = TextHash.SEED;
    long word = TextHash.word(bytes, at);
    long stops = stops(word);
    while (stops == 0) {
      hash = TextHash.mix(hash, word);
      at += 8;
      word = TextHash.word(bytes, at);
      stops = stops(word);
    }
    int last = Long.numberOfTrailingZeros(stops) >>> 3;
    if (bytes[at + last] != '"') {
      readEscapedText();
      return;
    }
    text = bytes;
    textStart = position;
    textLength = at + last - position;
    textHash = TextHash.mix(hash, TextHash.head(word, last));
    position = at + last + 1;
  }

  long textHash() {
    return textHash;
  }

  int textLength() {
    return textLength;
  }

  byte textByte(int index) {
    return text[textStart + index];
  }

  /** Whether the text is this one, whose hash is the same already. */
  boolean textEquals(byte[] other) {
    int last = textLength - 8;
    if (textLength != other.length) {
      return false;
    }
    for (int i = 0; i < last; i += 8) {
      if (TextHash.word(text, textStart + i) != TextHash.word(other, i)) {
        return false;
      }
    }
    // Up to eight bytes are all in the hash.
    return last <= 0 || TextHash.word(text, textStart + last) == TextHash.word(other, last);
  }

  /** The string that was read last. */
  String text() {
    return textLength == 0 ? "" : new String(text, textStart, textLength, UTF_8);
  }

  /**
   * Reads a number, or a string that holds one, as a {@link FixedPoint}. Passes over any other
   * value, which is not a number.
   */
  long fixed(int scale) {
    int first = peek();
    if (first == '"') {
      return quoted(scale);
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
      return plain(scale);
    }
    boolean absent = skipNull();
    if (!absent) {
      skipValue();
    }
    return absent ? FixedPoint.ABSENT : FixedPoint.NOT_A_NUMBER;
  }

  /**
   * Passes over exactly these bytes; false, and nothing is passed, before anything else.
   *
   * @param expected at least eight bytes
   */
  boolean skipBytes(byte[] expected) {
    int at = position;
    int last = expected.length - 8;
    if (at + last > limit) {
      return false;
    }
    for (int i = 0; i < last; i += 8) {
      if (TextHash.word(bytes, at + i) != TextHash.word(expected, i)) {
        return false;
      }
    }
    if (TextHash.word(bytes, at + last) != TextHash.word(expected, last)) {
      return false;
    }
    position = at + expected.length;
    return true;
  }

  /**
   * Reads a number up to a quote that closes it and passes over that quote. Passes over nothing
   * where there is something else.
   */
  long fixedUpToQuote(int scale) {
    long value = number.read(bytes, position, scale);
    if (bytes[number.end()] != '"') {
      return FixedPoint.NOT_A_NUMBER;
    }
    position = number.end() + 1;
    return value;
  }

  /** Reads true or false; passes over any other value, which is false. */
  boolean isTrue() {
    boolean value = peek() == 't';
    skipValue();
    return value;
  }

  /** Passes over one value of any kind. */
  void skipValue() {
    skipValue(DEEPEST);
  }

  private void skipValue(int depth) {
    if (depth == 0) {
      throw malformed("nested too deep");
    }
    switch (peek()) {
      case '"' -> readText();
      case '{' -> skipObject(depth - 1);
      case '[' -> skipArray(depth - 1);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> plain(0);
    }
  }

  private void skipObject(int depth) {
    if (enterObject()) {
      do {
        readText();
        expect(':');
        skipValue(depth);
      } while (moreFields());
    }
  }

  private void skipArray(int depth) {
    if (enterArray()) {
      do {
        skipValue(depth);
      } while (moreElements());
    }
  }

  private long plain(int scale) {
    int start = position;
    long value = number.read(bytes, start, scale);
    if (value == FixedPoint.NOT_A_NUMBER) {
      throw malformed("no value");
    }
    position = number.end();
    return value;
  }

  private long quoted(int scale) {
    int quote = position;
    long value = number.read(bytes, quote + 1, scale);
    if (value != FixedPoint.NOT_A_NUMBER && bytes[number.end()] == '"') {
      position = number.end() + 1;
      return value;
    }
    readText();
    if (textLength == 0) {
      return FixedPoint.ABSENT;
    }
    value = number.read(text, textStart, scale);
    return number.end() == textStart + textLength ? value : FixedPoint.NOT_A_NUMBER;
  }

  private void readEscapedText() {
    position = unescaped.read(bytes, position, limit);
    text = unescaped.bytes();
    textStart = 0;
    textLength = unescaped.length();
    textHash = TextHash.of(text, 0, textLength);
  }

  /** Marks the bytes at which plain text stops; only the lowest mark is right. */
  private static long stops(long word) {
    long quote = word ^ ONES * '"';
    long escape = word ^ ONES * '\\';
    long marks = ((quote - ONES) & ~quote) | ((escape - ONES) & ~escape);
    return (marks | (word - ONES * ' ') | word) & HIGH;
  }

  private boolean hasContent(char close) {
    if (peek() == close) {
      position++;
      return false;
    }
    return true;
  }

  private boolean more(char close) {
    int next = peek();
    if (next == ',') {
      position++;
      return true;
    }
    if (next != close) {
      throw malformed("neither , nor " + close);
    }
    position++;
    return false;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw malformed("no " + wanted);
    }
    position++;
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[position + i] != word.charAt(i)) {
        throw malformed("no value");
      }
    }
    position += word.length();
  }

  /** The next byte that is no white space. */
  private int peek() {
    int next = bytes[position];
    return next > ' ' ? next : peekBehindSpace();
  }

  private int peekBehindSpace() {
    int next = bytes[position];
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      next = bytes[++position];
    }
    return next;
  }

  private MalformedJson malformed(String what) {
    return new MalformedJson(what, position);
  }
}
